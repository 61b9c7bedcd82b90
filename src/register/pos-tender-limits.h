/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tender-limits.h — how much may be paid in one way, as the chain set it up.
 * Layer: register, private to it.
 * Source: register.md M-2. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Before any money moves.  @tender: (nullable): none is set up, and nothing is limited; @amount:
 * of the payment, below nothing where money goes back; @due: what is due in this way.
 * Errors: POS_ORDER_ERROR_TENDER with the "reason" too-little, too-much, too-much-together, in-part
 * or no-refund, and "minimum_minor" or "maximum_minor". */
gboolean
pos_tender_limits_check (PosRun *run, PosTender *tender, gint64 amount, gint64 due, GError **error);

G_END_DECLS
