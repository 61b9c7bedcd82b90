/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-stored.c — at a pick-up, what was reserved on cards for the order pays it: M19, M21, F10.
 * What is declined twice pays nothing, and somebody takes another tender. */
#include "base/pos-error.h"
#include "pricing/pos-stored-payments.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-renewal.h"
#include "register/pos-stored-charge.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

typedef struct {
  PosStoredCharge charge;
  PosId only; /* none: one after the other */
  gboolean declined;
} Stored;

static void
stored_free (gpointer data)
{
  Stored *stored = data;

  pos_stored_charge_clear (&stored->charge);
  g_free (stored);
}

/* F10: without it the oldest pays first, and nobody chooses. */
static gboolean
read_choice (PosRun *run, PosId *only, GError **error)
{
  PosConfig *config = pos_run_get_register (run)->config;
  const char *text = pos_run_get_text (run, "payment");

  *only = POS_ID_NONE;
  if (!text)
    return TRUE;
  if (!pos_config_has_feature (config, "F7") || !pos_config_has_feature (config, "F10"))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_TENDER,
                          g_variant_new_parsed ("{'reason': <'stored-in-turn'>}"),
                          "Stored payments are used in the order in which they were made");
  return pos_id_parse (text, only, error);
}

static gboolean
check_cart (PosOrder *cart, GError **error)
{
  if (cart->flow != POS_ORDER_FLOW_HAND_OVER)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'not-handing-over'>}"),
                          "No order is being handed over");
  return cart->due_now > 0 ||
         pos_set_error (
             error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
}

static gboolean
plan (PosRun *run, Stored *stored, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const PosId *only = pos_id_is_none (&stored->only) ? NULL : &stored->only;

  stored->charge.parts = pos_stored_payments_plan_pick_up (&pricing, stored->charge.order, only);
  return stored->charge.parts->len > 0 ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'reason': <'stored-none'>}"),
                        "Nothing that is stored for the order can pay this");
}

static void
charged_cb (PosRun *run, gboolean paid)
{
  ((Stored *)pos_run_get_data (run))->declined = !paid;
  pos_run_begun (run);
}

/* Somebody may have chosen what had ended. */
static void
follow_choice (Stored *stored)
{
  POS_LIST_FOREACH (PosPayment, payment, stored->charge.order->payments)
  if (payment->kind == POS_PAYMENT_AUTHORIZATION &&
      pos_id_equal (&payment->original, &stored->only) && !pos_id_is_none (&stored->only))
    stored->only = payment->id;
}

/* M14: what had ended was asked for anew. */
static void
renewed_cb (PosRun *run, PosRenewalCount renewed)
{
  Stored *stored = pos_run_get_data (run);
  GError *error = NULL;

  stored->charge.asked = renewed.renewed > 0;
  follow_choice (stored);
  if (plan (run, stored, &error))
    pos_stored_charge_ask (run, &stored->charge, charged_cb);
  else
    pos_run_refuse (run, error);
}

static void
charge (PosRun *run)
{
  Stored *stored = g_new0 (Stored, 1);
  GError *error = NULL;

  pos_run_set_data (run, stored, stored_free);
  stored->charge.order = pos_run_get_order (run);
  if (check_cart (stored->charge.order, &error) && read_choice (run, &stored->only, &error))
    pos_renewal_ask (run, stored->charge.order, run->started_at, renewed_cb);
  else
    pos_run_fail (run, error);
}

static void
stored_begin (PosRun *run)
{
  pos_ops_card_once_known (run, charge);
}

static gint64
sum_paid (const PosStoredCharge *charge)
{
  gint64 sum = 0;

  for (guint i = 0; i < charge->at; i++)
    sum += g_array_index (charge->parts, PosStoredPart, i).amount;
  return sum;
}

static gboolean
stored_run (PosRun *run, GError **error)
{
  Stored *stored = pos_run_get_data (run);
  const PosStoredCharge *charge = &stored->charge;

  if (charge->at == 0)
    return pos_set_error (error,
                          POS_DEVICE_ERROR,
                          POS_DEVICE_ERROR_DECLINED,
                          g_variant_new_parsed ("{'reason': <'stored-declined'>}"),
                          "The stored card was declined, and declined again: take another payment");
  pos_run_answer (run, "used_minor", g_variant_new_int64 (sum_paid (charge)));
  pos_run_answer (run, "declined", g_variant_new_boolean (stored->declined));
  return pos_tendering_finish (run, error);
}

static void
stored_take_back (PosRun *run, GError *error)
{
  Stored *stored = pos_run_get_data (run);

  pos_stored_charge_take_back (run, &stored->charge, error);
}

static const PosParam stored_params[] = {
    {"payment",
     POS_PARAM_ID,
     FALSE,
     "one after the other, the oldest first, up to what is due",
     "the stored payment to use, with feature F10",
     NULL},
    POS_TENDERING_RECEIPT_PARAM,
    {NULL},
};

const PosOperation pos_ops_stored[] = {
    {
        .key = "pay.stored",
        .title = N_ ("Use available payment"),
        .description = N_ ("Charge what was reserved on cards for this order"),
        .icon = "pos-card-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_LINES | POS_NEEDS_BALANCE,
        .place = POS_PLACE_TRANSACTION,
        .params = stored_params,
        .result = POS_TENDERING_RESULT "; used: what the stored payments paid; declined: whether "
                                       "one of them was declined twice",
        .example = "{}",
        .begin = stored_begin,
        .run = stored_run,
        .take_back = stored_take_back,
    },
    {.key = NULL},
};
