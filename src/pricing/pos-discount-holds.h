/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-holds.h — whether a discount holds here, now, for this order; and how early it
 * comes. Layer: pricing. Rules:  hours are the store's; an open cart keeps for some minutes what
 * ends meanwhile (P-11). price groups are the store's and those of the customer's affiliations,
 * never the customer's own (P-4, P-8). Source: register.md §6.1, §6.7. */
#pragma once
#include "model/pos-discount.h"
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef enum {
  POS_DISCOUNT_HOLDS,
  POS_DISCOUNT_WANTS_COUPON, /* everything else is right */
  POS_DISCOUNT_HOLDS_NOT,
} PosDiscountHold;

/* A moment in the store. */
typedef struct {
  PosDate day;
  int minutes;
} PosDiscountMoment;

/* The context is frozen before anything is computed: §6.4 step 1.  Borrows what it is made of. */
typedef struct {
  const PosPricing *pricing;
  PosOrder *order;
  PosDiscountMoment moments[2]; /* now, and while the cart was open already */
  guint n_moments;
  GHashTable *groups; /* price groups in force; borrowed texts */
  GHashTable *given;  /* ids of discounts that the order's coupons give; borrowed texts */
} PosDiscountContext;

/* @order: (nullable): prices do not depend on one. */
void
pos_discount_context_init (PosDiscountContext *self, const PosPricing *pricing, PosOrder *order);
void pos_discount_context_clear (PosDiscountContext *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosDiscountContext, pos_discount_context_clear)

PosDiscountHold pos_discount_holds (const PosDiscountContext *self, PosDiscount *discount);
gboolean pos_discount_adjustment_holds (const PosDiscountContext *self, PosPriceAdjustment *what);

/* P-7: the higher, the earlier. */
gint64 pos_discount_get_priority (const PosDiscountContext *self, PosDiscount *discount);
/* The highest of the groups in force among @groups; 0 for none. */
gint64 pos_discount_get_group_priority (const PosDiscountContext *self, GStrv groups);

/* The coupon that @code belongs to, if it is good today, and for whom.  Errors: POS_ORDER_ERROR:
 * NOT_FOUND (unknown), UNAVAILABLE (reason: disabled, ended, not-yet), NO_CUSTOMER. */
PosCoupon *pos_discount_find_coupon (const PosPricing *pricing, const char *code, GError **error);

G_END_DECLS
