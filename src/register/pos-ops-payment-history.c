/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-payment-history.c — what was paid, given back and reserved for one order. */
#include "pricing/pos-overpaid.h"
#include "pricing/pos-payment-history.h"
#include "register/pos-found-order.h"
#include "register/pos-ops.h"
#include "register/pos-order-view.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* A saved order's, or those of what is open. */
static void
history_begin (PosRun *run)
{
  GError *error = NULL;

  if (pos_run_get_text (run, "order"))
    pos_found_order_begin (run);
  else if (pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_CART, &error))
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

static PosForesight
history_foresee (PosRun *run, GError **error)
{
  if (pos_run_get_text (run, "order"))
    return pos_found_order_foresee (run, error);
  return pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_CART, error)
             ? POS_FORESIGHT_READY
             : POS_FORESIGHT_REFUSED;
}

static json_t *
view_sums (PosOrder *order)
{
  PosPaymentSums sums;

  pos_payment_history_sum (order, &sums);
  const struct {
    const char *name;
    gint64 amount;
  } rows[] = {
      {"taken", sums.taken},
      {"given_back", sums.given_back},
      {"paid", sums.paid},
      {"reserved", sums.reserved},
      {"charged", sums.charged},
      {"deposit_held", order->deposit_held},
      {"deposit_applied", order->deposit_applied},
      {"invoiced", order->invoiced_total},
      {"balance", order->balance},
      {"to_give_back", pos_overpaid_get_left (order)},
      {"to_collect", pos_overpaid_get_missing (order)},
  };
  json_t *json = json_object ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = pos_minor_to_text (rows[i].amount, order->currency);
    json_object_set_new (json, rows[i].name, json_string (text));
  }
  return json;
}

static gboolean
history_run (PosRun *run, GError **error)
{
  PosOrder *found = pos_run_get_data (run);
  PosOrder *order = found ? found : pos_register_get_order (pos_run_get_register (run));
  g_autoptr (GPtrArray) payments = pos_payment_history_list (order);
  g_autofree char *id = pos_id_dup_text (&order->id);
  json_t *list = json_array ();

  pos_run_set_quiet (run);
  for (guint i = 0; i < payments->len; i++)
    json_array_append_new (list, pos_order_view_payment (payments->pdata[i], order->currency));
  pos_run_answer (run, "order", g_variant_new_string (id));
  pos_run_answer_json (run, "payments", list);
  pos_run_answer_json (run, "sums", view_sums (order));
  return TRUE;
}

static const PosParam history_params[] = {
    {"order",
     POS_PARAM_TEXT,
     FALSE,
     "the open transaction",
     "id, number, reference or receipt",
     NULL},
    {NULL},
};

const PosOperation pos_ops_payment_history[] = {
    {
        .key = "order.payment_history",
        .title = N_ ("Payment history"),
        .description = N_ ("What was paid, given back and reserved for an order"),
        .icon = "pos-wallet-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.retrieve",
        .params = history_params,
        .result = "order; payments, the oldest first: at, kind, state, tender, masked, amount, "
                  "register, worker; sums: taken, given_back, paid, reserved, charged, "
                  "deposit_held, deposit_applied, invoiced, balance, to_give_back: paid beyond the "
                  "order; "
                  "to_collect: given back beyond what was paid",
        .example = "{\"order\": \"SO-000123\"}",
        .begin = history_begin,
        .foresee = history_foresee,
        .run = history_run,
    },
    {.key = NULL},
};
