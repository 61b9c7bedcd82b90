/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspension.h — the store is told what is put aside and what is not any more, and asked who
 * may take something up.
 * Layer: register, private to it.  Thread: main.
 * Rules:  what others put aside is taken up only when headquarters, or the store's hub, gives it to
 *         this register; what was put aside here is, unless it was given to another one, also while
 *         nobody can be asked (decision 111).
 * Source: register.md T-25 … T-27; customer-orders.md §8.3. */
#pragma once
#include "register/pos-suspended.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* What the store will know @order by, which is about to be put aside; none where nobody is told. */
PosId pos_suspension_mint (PosRegister *self);
/* The operation tells of it.  @slip: (nullable): has its number once it is kept. */
void
pos_suspension_tell (PosRun *run, PosOrder *order, const PosId *suspension, PosStoredReceipt *slip);

/* For begin(): @cart becomes the run's data as soon as it may be taken up here; else the run fails.
 * @cart: (transfer full).
 * Errors: as pos_suspended_find(); POS_ORDER_ERROR_STATUS "cart-elsewhere" with the "register" that
 * put it aside, when nobody can be asked. */
void pos_suspension_claim_begin (PosRun *run, PosSuspendedCart *cart);

/* The operation takes @cart up, or throws it away: it waits nowhere any more. */
void pos_suspension_end (PosRun *run, PosSuspendedCart *cart, gboolean voided);

G_END_DECLS
