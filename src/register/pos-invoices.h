/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoices.h — what invoices ask of a cart: they are paid in a transaction of their own.
 * Layer: register, private to it.
 * Rules:  nothing is sold along; what is set off never makes a transaction give money back; what
 *         leaves the cart is given back at headquarters, now or when it can be asked again.
 * Source: register.md 516, T-1, T-19, M-23; customer-orders.md §10.64. */
#pragma once
#include "model/pos-invoice.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* The payment of @order for the invoice whose id or number is @name; without a name the latest.
 * Nullable, borrowed. */
PosPayment *pos_invoices_find (PosOrder *order, const char *name);

/* CONFIGURATION "no-invoice-kinds" where the store takes none. */
gboolean pos_invoices_check_kinds (PosRegister *self, GError **error);

/* PAID where some of it was paid. */
gboolean pos_invoices_check_unpaid (PosOrder *order, GError **error);

/* Whether an invoice may come into the cart: both, and CART_OPEN where anything else is in it. */
gboolean pos_invoices_check_start (PosRegister *self, PosOrder *order, GError **error);

/* Before anything is paid: TENDER "invoice-below" where the credit notes are more. */
gboolean pos_invoices_check_cart (PosOrder *order, GError **error);

/* A step of begin(): gives back at headquarters what @payments (transfer full) of the working copy
 * took, and then goes on, also where headquarters cannot be asked: what was taken for nothing is
 * given back when it can.  What went back is voided. */
void pos_invoices_let_go (PosRun *run, GPtrArray *payments, void (*go_on) (PosRun *run));

/* A step of run() about one of them: what went back is settled. */
void pos_invoices_settle (PosRun *run, PosPayment *payment);
/* The same, and it is not in the cart any more: whoever looks for what it took must not find it. */
void pos_invoices_drop (PosRun *run, PosOrder *order, PosPayment *payment);

G_END_DECLS
