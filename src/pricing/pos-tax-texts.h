/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-texts.h — what a paper has to say about the taxes on it.
 * Layer: pricing.  Pure.
 * Rules:  the text of each rate that a line or a charge bears, once; as it is worded now, for a
 *         paper that is made now.
 * Source: register.md X-9; docs/decisions.md, 157. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* In the order in which lines and charges have them.
 * Returns: (transfer container) (element-type PosL10n): borrowed from @config. */
GPtrArray *pos_tax_texts_collect (PosConfig *config, PosOrder *order);

G_END_DECLS
