/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount.c — tables of fields of discounts, coupons and what prices depend on. */
#include "model/pos-discount.h"

static const char *const types[] = {"simple", "quantity", "mix", "threshold", "tender", NULL};
static const char *const modes[] = {"best-price", "compounded", "exclusive", NULL};
static const char *const values[] = {"percent", "amount", "price", NULL};
static const char *const deals[] = {"all", "least-expensive", "per-line", NULL};

static const PosField discount_line_fields[] = {
    {POS_FIELD (PosDiscountLine, TEXT, product), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDiscountLine, FLAG, excluded)},
    {POS_FIELD (PosDiscountLine, TEXT, unit)},
    {POS_FIELD (PosDiscountLine, TEXT, group)},
    {POS_FIELD (PosDiscountLine, ENUM, by), .nicks = values},
    {POS_FIELD (PosDiscountLine, RATE, rate)},
    {POS_FIELD (PosDiscountLine, MONEY, amount)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDiscountLine, discount_line, 0)

static const PosField discount_group_fields[] = {
    {POS_FIELD (PosDiscountGroup, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDiscountGroup, INTEGER, quantity), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDiscountGroup, discount_group, 0)

static const PosField discount_tier_fields[] = {
    {POS_FIELD (PosDiscountTier, QUANTITY, quantity)},
    {POS_FIELD (PosDiscountTier, MONEY, from)},
    {POS_FIELD (PosDiscountTier, ENUM, by), .nicks = values},
    {POS_FIELD (PosDiscountTier, RATE, rate)},
    {POS_FIELD (PosDiscountTier, MONEY, amount)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDiscountTier, discount_tier, 0)

static const PosField discount_period_fields[] = {
    {POS_FIELD (PosDiscountPeriod, TEXTS, weekdays)},
    {POS_FIELD (PosDiscountPeriod, TEXT, from)},
    {POS_FIELD (PosDiscountPeriod, TEXT, until)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDiscountPeriod, discount_period, 0)

static const PosField discount_fields[] = {
    {POS_FIELD (PosDiscount, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDiscount, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDiscount, ENUM, type), .nicks = types},
    {POS_FIELD (PosDiscount, ENUM, mode), .nicks = modes},
    {POS_FIELD (PosDiscount, DATE, from)},
    {POS_FIELD (PosDiscount, DATE, until)},
    {POS_FIELD (PosDiscount, RECORDS, periods), .item_type = pos_discount_period_get_type},
    {POS_FIELD (PosDiscount, TEXTS, groups)},
    {POS_FIELD (PosDiscount, FLAG, all_groups)},
    {POS_FIELD (PosDiscount, FLAG, own_priority)},
    {POS_FIELD (PosDiscount, INTEGER, priority)},
    {POS_FIELD (PosDiscount, FLAG, coupon)},
    {POS_FIELD (PosDiscount, FLAG, counts_barred)},
    {POS_FIELD (PosDiscount, TEXT, tender), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosDiscount, FLAG, on_balance), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosDiscount, RECORDS, lines), .item_type = pos_discount_line_get_type},
    {POS_FIELD (PosDiscount, RECORDS, tiers), .item_type = pos_discount_tier_get_type},
    {POS_FIELD (PosDiscount, RECORDS, line_groups), .item_type = pos_discount_group_get_type},
    {POS_FIELD (PosDiscount, ENUM, deal), .nicks = deals},
    {POS_FIELD (PosDiscount, ENUM, by), .nicks = values},
    {POS_FIELD (PosDiscount, RATE, rate)},
    {POS_FIELD (PosDiscount, MONEY, amount)},
    {POS_FIELD (PosDiscount, INTEGER, least_expensive)},
    {POS_FIELD (PosDiscount, INTEGER, times)},
    {POS_FIELD (PosDiscount, FLAG, for_retailer)},
    {POS_FIELD (PosDiscount, FLAG, distributed)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDiscount, discount, G_STRUCT_OFFSET (PosDiscount, currency))

static const PosField coupon_code_fields[] = {
    {POS_FIELD (PosCouponCode, TEXT, code), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCouponCode, FLAG, disabled)},
    {POS_FIELD (PosCouponCode, DATE, from)},
    {POS_FIELD (PosCouponCode, DATE, until)},
    {POS_FIELD (PosCouponCode, INTEGER, limit), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCouponCode, INTEGER, limit_per_customer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCouponCode, INTEGER, limit_per_store), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCouponCode, coupon_code, 0)

static const PosField coupon_fields[] = {
    {POS_FIELD (PosCoupon, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCoupon, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCoupon, TEXT, discount), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCoupon, FLAG, disabled)},
    {POS_FIELD (PosCoupon, FLAG, customer_required)},
    {POS_FIELD (PosCoupon, FLAG, exclusive), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCoupon, DATE, from)},
    {POS_FIELD (PosCoupon, DATE, until)},
    {POS_FIELD (PosCoupon, RECORDS, codes), .item_type = pos_coupon_code_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCoupon, coupon, 0)

static const PosField price_group_fields[] = {
    {POS_FIELD (PosPriceGroup, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPriceGroup, L10N, name)},
    {POS_FIELD (PosPriceGroup, INTEGER, priority)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPriceGroup, price_group, 0)

static const PosField affiliation_fields[] = {
    {POS_FIELD (PosAffiliation, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosAffiliation, L10N, name)},
    {POS_FIELD (PosAffiliation, TEXTS, price_groups)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosAffiliation, affiliation, 0)

static const PosField price_adjustment_fields[] = {
    {POS_FIELD (PosPriceAdjustment, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPriceAdjustment, L10N, name)},
    {POS_FIELD (PosPriceAdjustment, DATE, from)},
    {POS_FIELD (PosPriceAdjustment, DATE, until)},
    {POS_FIELD (PosPriceAdjustment, TEXTS, groups)},
    {POS_FIELD (PosPriceAdjustment, FLAG, may_raise)},
    {POS_FIELD (PosPriceAdjustment, RECORDS, lines), .item_type = pos_discount_line_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPriceAdjustment,
                   price_adjustment,
                   G_STRUCT_OFFSET (PosPriceAdjustment, currency))

static char *
fold_code (const char *code)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = code; *c; c = g_utf8_next_char (c)) {
    gunichar letter = g_unichar_toupper (g_utf8_get_char (c));
    if (!g_unichar_isspace (letter))
      g_string_append_unichar (folded, letter);
  }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

PosCouponCode *
pos_coupon_find_code (PosCoupon *self, const char *code)
{
  g_autofree char *wanted = fold_code (code);

  POS_LIST_FOREACH (PosCouponCode, known, self->codes)
  {
    g_autofree char *folded = fold_code (known->code);
    if (!g_strcmp0 (folded, wanted))
      return known;
  }
  return NULL;
}
