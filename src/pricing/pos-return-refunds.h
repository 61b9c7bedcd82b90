/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-refunds.h — which payments a return, or an order that is edited or cancelled, gives
 * back, and with which tenders.
 * Layer: pricing.  Pure.
 * Rules:  what came with an order goes back the way it was paid: the store's policy says, tender by
 *         tender, with what; per order and per payment, so that nothing passes because something
 *         else in the cart has a receipt.  What no payment stands for (goods without a receipt, an
 *         exchange) goes back any way that is not closed to it.  Onto gift cards goes only what
 *         gift cards paid, whoever says otherwise.
 * Source: customer-orders.md M26, R8, R9; register.md T-42, M-8, M-18, M-20. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef struct {
  PosPayment *payment; /* borrowed from its order; %NULL: none that is known */
  gint64 amount;       /* positive */
} PosRefundPart;

/**
 * pos_return_refunds_plan:
 * @cart: a computed cart; what it gives back already counts
 * @originals: (element-type PosOrder): the orders its lines came from; of a saved order that is
 *   edited or cancelled itself, as it is saved
 * @tender: how the money goes
 * @amount: how much, positive
 * @freely: somebody who may has said that the policy does not count
 *
 * Payments with the same tender come first.
 * Returns: (transfer full) (element-type PosRefundPart): together @amount, or less when the policy
 * does not let more pass.
 */
GArray *pos_return_refunds_plan (const PosPricing *pricing,
                                 PosOrder *cart,
                                 GPtrArray *originals,
                                 const char *tender,
                                 gint64 amount,
                                 gboolean freely);

/* How many of @parts, from the first on, one card gets: what it paid in several goes comes back
 * onto it in one (R9). */
guint pos_return_refunds_count_card (GArray *parts);

/* How much of what is due back may go with @tender now. */
gint64 pos_return_refunds_get_most (const PosPricing *pricing,
                                    PosOrder *cart,
                                    GPtrArray *originals,
                                    const char *tender);

G_END_DECLS
