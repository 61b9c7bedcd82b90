/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-offers.c — discounts, coupons and price adjustments that cannot do what they are for:
 * register.md §6. */
#include "model/pos-discount.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>
#include <string.h>

static void
check_discount (PosSetupLook *look, gpointer record)
{
  PosDiscount *discount = record;

  pos_setup_check_days (look, discount->from, discount->until);
}

static void
check_adjustment (PosSetupLook *look, gpointer record)
{
  PosPriceAdjustment *adjustment = record;

  pos_setup_check_days (look, adjustment->from, adjustment->until);
}

static void
check_shipping (PosSetupLook *look, gpointer record)
{
  PosShippingDiscount *discount = record;

  pos_setup_check_days (look, discount->from, discount->until);
}

/* --- Coupons --- */

/* P-36: a code is looked for in all coupons, and the first that has it is taken. */
static void
check_other (PosSetupLook *look, PosCoupon *coupon, PosCoupon *other)
{
  POS_LIST_FOREACH (PosCouponCode, code, coupon->codes)
  if (code->code && pos_coupon_find_code (other, code->code))
    pos_setup_add (look,
                   "two-coupons",
                   N_ ("The coupons “%1$s” and “%2$s” both have the code “%3$s”, and only one of "
                       "them is ever found: give one of them another code."),
                   coupon->id,
                   other->id,
                   code->code);
}

static void
check_coupon (PosSetupLook *look, gpointer record)
{
  PosCoupon *coupon = record;
  GPtrArray *coupons = pos_config_list (look->config, POS_TYPE_COUPON);

  pos_setup_check_days (look, coupon->from, coupon->until);
  POS_LIST_FOREACH (PosCouponCode, code, coupon->codes)
  pos_setup_check_days (look, code->from, code->until);
  for (guint i = 0; i < coupons->len; i++) {
    PosCoupon *other = coupons->pdata[i];

    if (strcmp (coupon->id, other->id) < 0)
      check_other (look, coupon, other);
  }
}

void
pos_setup_check_offers (PosSetupLook *look)
{
  pos_setup_look_at (look, "discount", POS_TYPE_DISCOUNT, check_discount);
  pos_setup_look_at (look, "coupon", POS_TYPE_COUPON, check_coupon);
  pos_setup_look_at (look, "price-adjustment", POS_TYPE_PRICE_ADJUSTMENT, check_adjustment);
  pos_setup_look_at (look, "shipping-discount", POS_TYPE_SHIPPING_DISCOUNT, check_shipping);
}
