/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-coupons.c — see the header. */
#include "register/pos-coupons.h"
#include "base/pos-error.h"
#include "model/pos-barcode-mask.h"
#include "pricing/pos-discount-holds.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

static PosCoupon *
find_coupon (PosConfig *config, const char *code)
{
  GPtrArray *coupons = pos_config_list (config, POS_TYPE_COUPON);

  for (guint i = 0; i < coupons->len; i++)
    if (pos_coupon_find_code (coupons->pdata[i], code))
      return coupons->pdata[i];
  return NULL;
}

/* A barcode of a coupon has more digits than its code: T-6.  Returns: (transfer full). */
static char *
read_code (PosConfig *config, const char *scanned)
{
  GPtrArray *masks = pos_config_list (config, POS_TYPE_BARCODE_MASK);
  g_auto (PosBarcodeMeaning) meaning = {0};

  if (find_coupon (config, scanned) || !pos_barcode_masks_read (masks, scanned, &meaning) ||
      !meaning.coupon)
    return g_strdup (scanned);
  return g_steal_pointer (&meaning.coupon);
}

gboolean
pos_coupons_know (PosRun *run, const char *scanned)
{
  PosConfig *config = pos_run_get_register (run)->config;
  g_autofree char *code = read_code (config, scanned);

  return find_coupon (config, code) != NULL;
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

/* @locked_only: of prices that are not worked out anew. */
static gint64
sum_given_on (PosOrder *order, const char *discount, gboolean locked_only)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line) || (locked_only && !line->price_locked))
      continue;
    POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
    sum += g_strcmp0 (part->offer, discount) == 0 ? part->amount : 0;
  }
  return sum;
}

static gint64
sum_given (PosOrder *order, const char *discount)
{
  return sum_given_on (order, discount, FALSE);
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

/* @next: (nullable): the operation after which it can go on without the coupon. */
static gboolean
refuse_limit (const char *reason, const char *code, gint64 limit, const char *next, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "reason", "s", reason);
  g_variant_dict_insert (&details, "coupon", "s", code);
  g_variant_dict_insert (&details, "maximum", "x", limit);
  if (next)
    g_variant_dict_insert (&details, "next", "s", next);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_UNAVAILABLE,
                        g_variant_dict_end (&details),
                        "The coupon “%.40s” was used up",
                        code);
}

static gboolean
refuse_unknown_customer (const char *code, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NO_CUSTOMER,
                        g_variant_new_parsed ("{'coupon': <%s>}", code),
                        "The coupon “%.40s” counts by customer",
                        code);
}

/* P-36: uses are counted for each code, in the orders that are known here. */
static gboolean
check_limits (
    PosRegister *self, PosOrder *order, PosCouponCode *code, const char *next, GError **error)
{
  PosCouponUses uses;

  if (code->limit <= 0 && code->limit_per_customer <= 0 && code->limit_per_store <= 0)
    return TRUE;
  if (code->limit_per_customer > 0 && !order->customer)
    return refuse_unknown_customer (code->code, error);
  uses = pos_quick_count_coupon (self, code->code, &order->id, order->customer);
  if (code->limit > 0 && uses.all >= code->limit)
    return refuse_limit ("used-up", code->code, code->limit, next, error);
  if (code->limit_per_customer > 0 && uses.customer >= code->limit_per_customer)
    return refuse_limit ("used-by-customer", code->code, code->limit_per_customer, next, error);
  if (code->limit_per_store > 0 && uses.store >= code->limit_per_store)
    return refuse_limit ("used-in-store", code->code, code->limit_per_store, next, error);
  return TRUE;
}

/* What locked prices hold goes only with these prices. */
static const char *
get_way_out (PosOrder *order, PosCoupon *coupon)
{
  return sum_given_on (order, coupon->discount, TRUE) > 0 ? "price.recalculate" : "coupon.remove";
}

gboolean
pos_coupons_check (PosRegister *self, PosOrder *cart, GError **error)
{
  if (cart->flow != POS_ORDER_FLOW_NEW)
    return TRUE;
  for (GStrv entered = cart->coupons; entered && *entered; entered++) {
    PosCoupon *coupon = find_coupon (self->config, *entered);

    if (coupon && sum_given (cart, coupon->discount) > 0 &&
        !check_limits (
            self, cart, pos_coupon_find_code (coupon, *entered), get_way_out (cart, coupon), error))
      return FALSE;
  }
  return TRUE;
}

/* A code whose coupon is not set up any more gave what its lines still say. */
void
pos_coupons_settle (PosConfig *config, PosOrder *order)
{
  g_autoptr (GStrvBuilder) used = g_strv_builder_new ();

  if (!order->coupons || order->type == POS_ORDER_TYPE_QUOTE)
    return;
  for (GStrv code = order->coupons; *code; code++) {
    PosCoupon *coupon = find_coupon (config, *code);

    if (!coupon || sum_given (order, coupon->discount) > 0)
      g_strv_builder_add (used, *code);
  }
  g_strfreev (order->coupons);
  order->coupons = g_strv_builder_end (used);
}

/* An exclusive coupon stands alone. */
static gboolean
check_alone (PosRun *run, PosOrder *order, PosCoupon *coupon, GError **error)
{
  for (GStrv code = order->coupons; code && *code; code++) {
    PosCoupon *other = find_coupon (pos_run_get_register (run)->config, *code);

    if (other && (other->exclusive || coupon->exclusive))
      return pos_set_error (
          error,
          POS_ORDER_ERROR,
          POS_ORDER_ERROR_STATUS,
          g_variant_new_parsed ("{'rule': <'coupon-exclusive'>, 'coupon': <%s>}", *code),
          "One of the coupons takes no other beside it");
  }
  return TRUE;
}

gboolean
pos_coupons_enter (PosRun *run, const char *scanned, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  g_autofree char *code = read_code (pos_run_get_register (run)->config, scanned);
  PosCoupon *coupon = pos_discount_find_coupon (&pricing, code, error);
  PosOrder *order = coupon ? pos_run_get_order (run) : NULL;
  PosCouponCode *known;
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
  known = pos_coupon_find_code (coupon, code);
  if (!check_alone (run, order, coupon, error) ||
      !check_limits (pos_run_get_register (run), order, known, NULL, error))
    return FALSE;
  keep_code (order, known->code);
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
pos_coupons_remove (PosRun *run, const char *scanned, GError **error)
{
  PosConfig *config = pos_run_get_register (run)->config;
  g_autofree char *code = read_code (config, scanned);
  PosCoupon *coupon = find_coupon (config, code);
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
  if (sum_given_on (order, coupon->discount, TRUE) > 0)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed (
            "{'rule': <'coupon-locked'>, 'coupon': <%s>, 'next': <'price.recalculate'>}", entered),
        "What the coupon gave is part of prices that are locked: recalculate them first");
  for (GStrv kept = order->coupons; *kept; kept++)
    if (*kept != entered)
      g_strv_builder_add (codes, *kept);
  g_strfreev (order->coupons);
  order->coupons = g_strv_builder_end (codes);
  pos_run_recompute (run);
  return TRUE;
}
