/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit-rule.h — who may ask for less than the computed deposit.
 * Layer: register, private to it.
 * Source: customer-orders.md M6, M7. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Before a deposit of @amount is entered.  Raising is free, lowering a permission, and below a
 * role's floor somebody with a lower one approves; he is noted on @order.
 * Errors: NEEDS_APPROVAL with "amount_minor" and "default_minor"; NOT_PERMITTED for who may not
 * approve it either. */
gboolean pos_deposit_rule_check (PosRun *run, PosOrder *order, gint64 amount, GError **error);

/* Before @order, computed, is paid or concluded.  What was entered stays while the order grows, and
 * may by then be too little for whoever entered or approved it.
 * Errors: as above, with "reason": "deposit". */
gboolean pos_deposit_rule_check_kept (PosRun *run, PosOrder *order, GError **error);

G_END_DECLS
