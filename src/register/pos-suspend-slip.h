/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspend-slip.h — the paper of what was put aside, to find it again by.
 * Layer: register, private to it.
 * Shape:  kept like a receipt: {"number", "receipt": what was printed, "cart": its id}.  Its number
 *         is one of receipts, or of a sequence of its own where the profile has a mask for it.
 * Source: register.md T-25, T-30, T-35. */
#pragma once
#include "register/pos-register.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

#define POS_SUSPEND_SLIP "suspended" /* PosStoredReceipt.kind */

/* The operation prints one for @order and answers its "receipt", where the profile wants that.
 * Returns: (transfer none) (nullable): it, with a number once it is kept. */
PosStoredReceipt *pos_suspend_slip_add (PosRun *run, PosOrder *order);
/* The id of what was put aside with the slip of that number.  Returns: (transfer full).
 * Errors: POS_ORDER_ERROR_NOT_FOUND. */
char *pos_suspend_slip_dup_cart (PosRegister *self, const char *number, GError **error);

G_END_DECLS
