/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-offers.c — the chain's own discounts: off and on, by coupon, and why: register.md O-14,
 * §6.4 step 10, §6.7. */
#include "pricing/pos-discounts.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-coupons.h"
#include "register/pos-ops.h"
#include "register/pos-price-view.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* --- Off and on --- */

static gboolean
switch_offers (PosRun *run, gboolean off, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gint64 before = order->discount;

  if (order->no_offers == off)
    return off ? pos_refuse ("offers-off", "The offers are taken off already", error)
               : pos_refuse ("offers-on", "The offers are given already", error);
  order->no_offers = off;
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_run_answer (run, "before_minor", g_variant_new_int64 (before));
  pos_run_answer (run, "after_minor", g_variant_new_int64 (order->discount));
  return TRUE;
}

static gboolean
off_run (PosRun *run, GError **error)
{
  return switch_offers (run, TRUE, error);
}

static gboolean
on_run (PosRun *run, GError **error)
{
  return switch_offers (run, FALSE, error);
}

/* --- Coupons --- */

static gboolean
coupon_add_run (PosRun *run, GError **error)
{
  return pos_coupons_enter (run, pos_text_or (pos_run_get_text (run, "coupon"), ""), error);
}

static gboolean
coupon_remove_run (PosRun *run, GError **error)
{
  return pos_coupons_remove (run, pos_text_or (pos_run_get_text (run, "coupon"), ""), error);
}

/* --- Why --- */

static gboolean
explain_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);

  if (!line)
    return FALSE;
  pos_run_answer_json (run, "price", pos_price_view (run, line));
  pos_run_forget_order (run);
  return TRUE;
}

static const PosParam no_params[] = {{NULL}};
static const PosParam coupon_params[] = {
    {"coupon", POS_PARAM_TEXT, TRUE, NULL, "the code, typed or scanned", NULL},
    {NULL},
};
static const PosParam line_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL},
    {NULL},
};

#define NEEDS (POS_NEEDS_WORKER | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN)
#define SWITCHED "before, after: what is taken off all lines"

const PosOperation pos_ops_offers[] = {
    {
        .key = "coupon.add",
        .title = N_ ("Add coupon"),
        .description = N_ ("Enter the code of a coupon"),
        .icon = "pos-tag-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = coupon_params,
        .result = "coupon, name; applied: whether it takes anything off; discount: how much",
        .example = "{\"coupon\": \"SPRING\"}",
        .run = coupon_add_run,
    },
    {
        .key = "coupon.remove",
        .title = N_ ("Remove coupon"),
        .description = N_ ("Take a coupon off again"),
        .icon = "pos-tag-symbolic",
        .needs = NEEDS | POS_NEEDS_CART,
        .place = POS_PLACE_TRANSACTION,
        .params = coupon_params,
        .result = "nothing",
        .example = "{\"coupon\": \"SPRING\"}",
        .run = coupon_remove_run,
    },
    {
        .key = "disc.system_off",
        .title = N_ ("Without offers"),
        .description = N_ ("Take every offer and coupon off; what people gave stays"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "disc.system_off",
        .params = no_params,
        .result = SWITCHED,
        .example = "{}",
        .run = off_run,
    },
    {
        .key = "disc.system_on",
        .title = N_ ("With offers"),
        .description = N_ ("Give the offers again that were taken off"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "disc.system_off",
        .params = no_params,
        .result = SWITCHED,
        .example = "{}",
        .run = on_run,
    },
    {
        .key = "price.explain",
        .title = N_ ("Why this price"),
        .description = N_ ("Show where a price comes from, and every offer that was looked at"),
        .icon = "pos-info-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES,
        .place = POS_PLACE_TRANSACTION,
        .params = line_params,
        .result = "price: base_price, agreement_price, unit_price, source, quantity, gross, net; "
                  "discounts: offer, name, why, amount; proven: no better combination exists",
        .example = "{}",
        .run = explain_run,
    },
    {.key = NULL},
};
