/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-coupons.c — see the header. */
#include "register/pos-coupons.h"
#include "base/pos-error.h"
#include "pricing/pos-discount-holds.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-register-private.h"

static PosCoupon *
find_coupon (PosRun *run, const char *code)
{
  GPtrArray *coupons = pos_config_list (pos_run_get_register (run)->config, POS_TYPE_COUPON);

  for (guint i = 0; i < coupons->len; i++)
    if (pos_coupon_find_code (coupons->pdata[i], code))
      return coupons->pdata[i];
  return NULL;
}

gboolean
pos_coupons_know (PosRun *run, const char *code)
{
  return find_coupon (run, code) != NULL;
}

/* The code on the order that belongs to @coupon.  Returns: (nullable). */
static const char *
find_entered (PosOrder *order, PosCoupon *coupon)
{
  for (GStrv code = order->coupons; code && *code; code++)
    if (pos_coupon_find_code (coupon, *code))
      return *code;
  return NULL;
}

static gint64
sum_given (PosOrder *order, const char *discount)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  sum += g_strcmp0 (part->offer, discount) == 0 ? part->amount : 0;
  return sum;
}

static void
keep_code (PosOrder *order, const char *code)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (order->coupons)
    g_strv_builder_addv (codes, (const char **)order->coupons);
  g_strv_builder_add (codes, code);
  g_strfreev (order->coupons);
  order->coupons = g_strv_builder_end (codes);
}

gboolean
pos_coupons_enter (PosRun *run, const char *code, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosCoupon *coupon = pos_discount_find_coupon (&pricing, code, error);
  PosOrder *order = coupon ? pos_run_get_order (run) : NULL;
  gint64 given;

  if (!coupon)
    return FALSE;
  if (find_entered (order, coupon))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'coupon-there'>, 'coupon': <%s>}",
                                                find_entered (order, coupon)),
                          "This coupon is there already");
  keep_code (order, pos_coupon_find_code (coupon, code)->code);
  order->totaled = TRUE; /* P-26 */
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  given = sum_given (order, coupon->discount);
  pos_run_answer (run, "coupon", g_variant_new_string (coupon->id));
  pos_run_answer (run, "name", g_variant_new_string (pos_l10n_get (coupon->name, NULL)));
  pos_run_answer (run, "applied", g_variant_new_boolean (given > 0));
  pos_run_answer (run, "discount_minor", g_variant_new_int64 (given));
  return TRUE;
}

gboolean
pos_coupons_remove (PosRun *run, const char *code, GError **error)
{
  PosCoupon *coupon = find_coupon (run, code);
  PosOrder *order = pos_run_get_order (run);
  const char *entered = coupon ? find_entered (order, coupon) : NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (!entered)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_FOUND,
                          g_variant_new_parsed ("{'coupon': <%s>}", code),
                          "There is no coupon “%.40s” in this transaction",
                          code);
  for (GStrv kept = order->coupons; *kept; kept++)
    if (*kept != entered)
      g_strv_builder_add (codes, *kept);
  g_strfreev (order->coupons);
  order->coupons = g_strv_builder_end (codes);
  pos_run_recompute (run);
  return TRUE;
}
