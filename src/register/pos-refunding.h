/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-refunding.h — money on its way back from the open cart: which payments, and who may.
 * Layer: register, private to it.  Source: customer-orders.md R8, R9; register.md T-42. */
#pragma once
#include "pricing/pos-return-refunds.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *originals; /* PosOrder: own the payments of @parts */
  GArray *parts;        /* PosRefundPart */
} PosRefunding;

/* Whether the cart gives back what was paid for other orders; a saved order that is edited or
 * cancelled gives back its own payments. */
gboolean pos_refunding_is_return (PosOrder *cart);

/* How @amount goes back with @tender.  Against the store's policy it needs return.other_tender.
 * Returns: (transfer full): at least one part; %NULL with NEEDS_APPROVAL ("allowed": tenders) or
 * NOT_PERMITTED. */
PosRefunding *pos_refunding_plan (PosRun *run, const char *tender, gint64 amount, GError **error);
/* The same for all that is due, of which one card after another gets its parts (R9): those of the
 * first card.
 * @amount: (out): what they are together. */
PosRefunding *
pos_refunding_plan_card (PosRun *run, const char *tender, gint64 *amount, GError **error);
/* Whether giving all that is due back with @tender is against the store's policy, and beyond who is
 * signed in.  Quick local reads, and only while a return is open. */
gboolean pos_refunding_exceeds (PosRegister *self, const char *tender);
/* Puts what goes back into the cart, a payment for each part; what was rounded is of the first. */
void pos_refunding_put (PosRun *run, PosRefunding *refunding, const char *tender, gint64 rounding);
void pos_refunding_free (PosRefunding *refunding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosRefunding, pos_refunding_free)

/* §10.25: of a saved order, a deposit that was put on account goes back there before anything goes
 * back in another way.  POS_ORDER_ERROR_TENDER with the "reason" to-account and "amount_minor". */
gboolean pos_refunding_check_account (PosRun *run, GError **error);

/* What the next refund of @cart to a card of @kind gives back, and of which payment first: one card
 * after another gets its parts (R9).  All that is due when no card paid any of it, of no payment.
 * @payment: (out) */
gint64
pos_refunding_get_next (PosRegister *self, PosOrder *cart, PosTenderKind kind, PosId *payment);

G_END_DECLS
