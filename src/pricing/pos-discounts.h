/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discounts.h — the discounts of an order, and why each is there.
 * Layer: pricing.  Thread: main.  Pure.
 * Rules:  discounts are worked out anew each time, from the lines; locked lines, lines with a price
 *         of their own, returns and invoiced lines are left alone.  Amounts are rounded once, when
 *         they are written: a line's parts add up to its discount, and never take more than the
 * line costs.  In whatever order lines stand, the order gets the same. Source: register.md §6. */
#pragma once
#include "model/pos-discount.h"
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(), before what people take off.  Cheap where nothing applies. */
void pos_discounts_apply (const PosPricing *pricing, PosOrder *order);

/* Why a discount is, or is not, on a line. */
typedef enum {
  POS_WHY_GIVEN,
  POS_WHY_COUPON,     /* it needs a coupon */
  POS_WHY_TOO_FEW,    /* not enough pieces, or not all of those that belong together */
  POS_WHY_TOO_LITTLE, /* the amount is not reached */
  POS_WHY_EXCLUSIVE,  /* another one stands alone */
  POS_WHY_PRIORITY,   /* another one comes first */
  POS_WHY_BETTER,     /* another one gives more */
  POS_WHY_NOTHING,    /* it would not take anything off */
  POS_WHY_BARRED,     /* the product takes no part in offers */
  POS_WHY_OFF,        /* somebody took all offers off */
  POS_WHY_REPLACED,   /* somebody's discount stands in place of offers: T-21 */
  POS_WHY_TENDER,     /* it is for who pays in a certain way */
} PosWhy;

const char *pos_why_get_nick (PosWhy why);

typedef struct {
  PosDiscount *discount; /* borrowed from the configuration */
  PosWhy why;
  gint64 amount; /* what it takes off this line, when it was given */
} PosDiscountReason;

/* Every discount that is for the line now: those given first, then by id.  @proven: (out): nobody
 * has to ask whether there is a better combination; @order is as it was computed last.
 * Returns: (transfer full) (element-type PosDiscountReason): empty for lines that offers leave
 * alone. */
GArray *pos_discounts_explain (const PosPricing *pricing,
                               PosOrder *order,
                               PosOrderLine *line,
                               gboolean *proven);

G_END_DECLS
