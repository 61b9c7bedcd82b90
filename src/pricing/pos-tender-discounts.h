/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tender-discounts.h — what the customer saves by paying in a certain way.
 * Layer: pricing.
 * Rules:  a percentage of what is paid now, on top of everything else: not of a balance that is
 * paid at pickup (P-33), unless the discount says so (§10.26), and never of a shipment.  Who pays a
 * part saves with that part: p at the rate r settles p / (1 − r) (P-35).  Of several discounts for
 * one tender the best counts. Source: register.md §6.6, E-22; customer-orders.md §5.1 step 11. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef struct {
  PosDiscount *offer; /* (nullable), borrowed: none */
  gint64 due;         /* what pays all that is due in this way */
  gint64 discount;    /* stated: what that takes off the lines */

  /* A part p of it takes p × share_of / share_by off. */
  gint64 share_of, share_by;
} PosTenderPlan;

/* @order: computed, and not changed.  Without a discount, @plan has what is due.
 * Errors: as pos_pricing_recompute(). */
gboolean pos_tender_discounts_plan (const PosPricing *pricing,
                                    PosOrder *order,
                                    const char *tender,
                                    PosTenderPlan *plan,
                                    GError **error);

/* The discounts that @line would share in, did somebody pay in their way: now, and here.
 * Returns: (transfer container) (element-type PosDiscount). */
GPtrArray *
pos_tender_discounts_list (const PosPricing *pricing, PosOrder *order, PosOrderLine *line);

/* What paying @amount takes off, stated. */
gint64 pos_tender_plan_get_discount (const PosTenderPlan *plan, gint64 amount);

/* What stays due of @order, for which @plan was made, once @amount is paid; negative: too much.
 * Errors: as pos_pricing_recompute(). */
gboolean pos_tender_plan_get_rest (const PosTenderPlan *plan,
                                   const PosPricing *pricing,
                                   PosOrder *order,
                                   gint64 amount,
                                   gint64 *rest,
                                   GError **error);

/* Notes with @payment what it takes off; the order has to be computed afterwards. */
void pos_tender_plan_apply (const PosTenderPlan *plan, PosPayment *payment);

G_END_DECLS
