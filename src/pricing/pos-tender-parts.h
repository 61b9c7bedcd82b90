/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tender-parts.h — what lines lose because of how they are paid.
 * Layer: pricing.  Units: minor units; "stated" is as the store writes prices.
 * Rules:  a payment of the open cart says what it takes off (PosPayment.discount); that is spread
 *         over the lines that may still change, in proportion to what of them is to be paid now:
 *         carry-out lines whole, the others as far as the deposit goes.  It comes last, and nothing
 *         else is computed anew because of it.
 *         Where goods are handed over it is spread over those that leave, and what is sold along;
 *         it comes off what leaves (line.hand_over_saved) and off nothing else of the line.
 * Source: register.md §6.6; customer-orders.md §5.1 step 11, §10.26. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* What a tender discount would be taken off, before anything was taken off for a payment. */
typedef struct {
  GPtrArray *lines; /* PosOrderLine, borrowed: for which it is */
  GArray *weights;  /* gint64, stated: what of each is to be paid now */
  gint64 whole;     /* stated: what they cost altogether */
  gint64 now;       /* stated: what of it is to be paid now */
  gint64 now_total; /* the same as customers pay it */
  gint64 due;       /* what the cart asks for altogether, before any of its payments */
} PosTenderBase;

/* @order: computed. */
void pos_tender_base_init (PosTenderBase *self,
                           const PosPricing *pricing,
                           PosOrder *order,
                           PosDiscount *discount);
/* Whether @discount, of paying in a certain way, is for @line at all; what bars it is not asked. */
gboolean
pos_tender_parts_is_for (const PosPricing *pricing, PosDiscount *discount, PosOrderLine *line);
void pos_tender_base_clear (PosTenderBase *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosTenderBase, pos_tender_base_clear)

/* Part of pos_pricing_recompute(), on a cart that is computed without them: writes what the cart's
 * payments take off to the lines.  Returns: whether there is anything; then lines and totals have
 * to be computed again. */
gboolean pos_tender_parts_put (const PosPricing *pricing, PosOrder *order);

/* Hand-overs: what payments took off what leaves is found anew. */
void pos_tender_parts_take_back (PosOrder *order);

/* What was taken off for payments of what is deferred and open, as customers would have paid it. */
gint64 pos_tender_parts_sum_open (PosOrder *order);

G_END_DECLS
