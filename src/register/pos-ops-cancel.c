/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-cancel.c — what is open of a saved order is given up: charge, refund, conclude. */
#include "base/pos-error.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-found-order.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-order-may.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* M25: below what the rules say is a permission. */
static gboolean
set_charge (PosRun *run, gint64 amount, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  const char *reason = pos_run_get_text (run, "reason");

  if (!pos_cancellation_set_charge (&pricing, order, amount, reason, error))
    return FALSE;
  if (!pos_cancellation_is_below_default (order))
    return TRUE;
  return pos_run_require (run,
                          "order.cancel_fee_waive",
                          g_variant_new_parsed ("{'reason': <'cancel-charge'>, 'amount_minor': "
                                                "<%x>, 'default_minor': <%x>}",
                                                amount,
                                                pos_cancellation_find_charge (order)->calculated),
                          error);
}

static gboolean
answer_money (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);

  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  PosCharge *charge = pos_cancellation_find_charge (order);
  pos_run_answer (run, "charge_minor", g_variant_new_int64 (charge ? charge->amount : 0));
  pos_run_answer (run, "due_minor", g_variant_new_int64 (order->due_now));
  return TRUE;
}

/* X5, §10.4: where the chain lets stores do it at all. */
static gboolean
check_call_center (PosRun *run, PosOrder *saved, GError **error)
{
  return saved->origin != POS_ORDER_ORIGIN_CALL_CENTER ||
         pos_run_require (run,
                          "order.cancel_call_center",
                          g_variant_new_parsed ("{'reason': <'call-center'>}"),
                          error);
}

static gboolean
cancel_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *saved = pos_run_get_data (run);
  PosPricing pricing;
  gint64 amount;

  if (!pos_order_may (self, POS_ORDER_ACTION_CANCEL, saved, error) ||
      !check_call_center (run, saved, error))
    return FALSE;
  PosOrder *order = pos_found_order_open (run, saved, POS_ORDER_FLOW_CANCEL);
  pricing = pos_run_get_pricing (run);
  if (!pos_pricing_recompute (&pricing, order, error) ||
      (pos_run_get_number (run, "charge", &amount) && !set_charge (run, amount, error)))
    return FALSE;
  pos_run_answer (run,
                  "warning",
                  g_variant_new_string (pos_text_or (
                      pos_order_rules_get_warning (POS_ORDER_ACTION_CANCEL, saved), "")));
  return answer_money (run, error);
}

/* A whole order, or lines that an edit gives up where that costs something (M29). */
static gboolean
is_charged (PosOrder *order)
{
  return order->flow == POS_ORDER_FLOW_CANCEL ||
         (order->flow == POS_ORDER_FLOW_EDIT && pos_cancellation_find_charge (order));
}

static gboolean
charge_run (PosRun *run, GError **error)
{
  gint64 amount = 0;

  if (!is_charged (pos_run_get_order (run)))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'not-cancelling'>}"),
                          "No order is being cancelled, and no line is given up for a charge");
  pos_run_get_number (run, "amount", &amount);
  pos_run_recompute (run);
  return set_charge (run, amount, error) && answer_money (run, error);
}

static const PosParam cancel_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    {"charge",
     POS_PARAM_MONEY,
     FALSE,
     "what the rules ask for",
     "the cancellation charge: less than the rules ask for needs a permission",
     NULL},
    {"reason",
     POS_PARAM_TEXT,
     FALSE,
     NULL,
     "why, for the journal; kept with a charge that differs",
     NULL},
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam charge_params[] = {
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "0 waives it", NULL},
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why it differs", NULL},
    {NULL},
};

const PosOperation pos_ops_cancel[] = {
    {
        .key = "order.cancel",
        .title = N_ ("Cancel order"),
        .description = N_ ("Give up what is open of an order, and give its deposit back"),
        .icon = "pos-void-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.cancel",
        .params = cancel_params,
        .result = "charge; due: negative when money goes back; warning: a rule that does not "
                  "forbid, or empty; the order is in the cart",
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_cancel,
        .begin = pos_found_order_claim_begin,
        .foresee = pos_found_order_claim_foresee,
        .run = cancel_run,
    },
    {
        .key = "order.cancel_charge",
        .title = N_ ("Cancellation charge"),
        .description = N_ ("Change or waive the charge of the cancellation"),
        .icon = "pos-tag-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART | POS_NEEDS_UNPAID,
        .place = POS_PLACE_PAGE,
        .params = charge_params,
        .result = "charge; due: negative when money goes back",
        .example = "{\"amount\": \"0\", \"reason\": \"Goodwill\"}",
        .run = charge_run,
    },
    {.key = NULL},
};
