/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-split-charges-private.h — the tax of a line's charge that was split with its line while the
 * order is edited.
 * Layer: pricing, private to it.
 * Source: customer-orders.md M34, N3; docs/decisions.md, 160: as pos-split-shares-private.h has it
 * of lines, the parts of a charge bear together what it bore. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(), once charges are computed and taxed.  Where the parts are not
 * what was saved, in amount or in tax, they stay as they were computed. */
void pos_split_charges_put (const PosPricing *pricing, PosOrder *order);

G_END_DECLS
