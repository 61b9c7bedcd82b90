/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-give-back.c — what a customer paid beyond an order goes back to him, and what he was
 * given back beyond it is collected. */
#include "pricing/pos-overpaid.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-found-order.h"
#include "register/pos-ops.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* Opens the saved order with what @put puts in. */
static gboolean
open_with (PosRun *run, PosOrder *saved, void (*put) (PosOrder *order), GError **error)
{
  PosOrder *order = pos_found_order_open (run, saved, POS_ORDER_FLOW_HAND_OVER);
  PosPricing pricing = pos_run_get_pricing (run);

  put (order);
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_run_answer (run, "due_minor", g_variant_new_int64 (order->due_now));
  return TRUE;
}

static gboolean
give_back_run (PosRun *run, GError **error)
{
  PosOrder *saved = pos_run_get_data (run);

  if (pos_overpaid_get_left (saved) == 0)
    return pos_refuse ("nothing-beyond", "Nothing was paid beyond this order", error);
  return open_with (run, saved, pos_overpaid_put_credits, error);
}

static gboolean
collect_run (PosRun *run, GError **error)
{
  PosOrder *saved = pos_run_get_data (run);

  if (pos_overpaid_get_missing (saved) == 0)
    return pos_refuse ("nothing-missing", "Nothing was given back beyond what was paid", error);
  return open_with (run, saved, pos_overpaid_put_debts, error);
}

static const PosParam give_back_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    {NULL},
};

const PosOperation pos_ops_give_back[] = {
    {
        .key = "order.give_back",
        .title = N_ ("Give back what was paid too much"),
        .description = N_ ("Give back what was paid beyond an order, at two registers for example"),
        .icon = "pos-return-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "return.with_receipt",
        .params = give_back_params,
        .result = "due: negative, what goes back; the order is in the cart",
        .example = "{\"order\": \"SO-000123\"}",
        .begin = pos_found_order_claim_begin,
        .run = give_back_run,
    },
    {
        .key = "order.collect",
        .title = N_ ("Collect what was given back too much"),
        .description = N_ ("Take what a customer was given back beyond what he paid, at two "
                           "registers for example"),
        .icon = "pos-wallet-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = give_back_params,
        .result = "due: what the customer owes; the order is in the cart",
        .example = "{\"order\": \"SO-000123\"}",
        .begin = pos_found_order_claim_begin,
        .run = collect_run,
    },
    {.key = NULL},
};
