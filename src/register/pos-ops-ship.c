/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-ship.c — quantities leave by parcel: what was reserved on cards is captured, then they
 * are invoiced.  No cart, no tender: M22. */
#include "base/pos-error.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-settlement.h"
#include "register/pos-batches.h"
#include "register/pos-beside.h"
#include "register/pos-clock-rule.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-promise.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-renewal.h"
#include "register/pos-serials.h"
#include "register/pos-shelf.h"
#include "register/pos-stored-charge.h"
#include "register/pos-work.h"

#include <glib/gi18n.h>

/* A shipment on its way through the terminal. */
typedef struct {
  GArray *parts;   /* PosWorkPart */
  PosOrder *order; /* borrowed: beside the cart */
  PosStoredCharge charge;
  gint64 due;
  gboolean expired; /* a card does not reserve again what it had reserved */
  gboolean failed;  /* nothing pays it: the parcel stays */
} Shipment;

static void
shipment_free (gpointer data)
{
  Shipment *shipment = data;

  g_clear_pointer (&shipment->parts, g_array_unref);
  pos_stored_charge_clear (&shipment->charge);
  g_free (shipment);
}

/* --- What it comes to --- */

static gboolean
check_numbers (PosRegister *self, GArray *parts, GError **error)
{
  for (guint i = 0; i < parts->len; i++) {
    PosWorkPart *part = &g_array_index (parts, PosWorkPart, i);

    if (!pos_serials_check_leaving (self, part->order, part->line, error) ||
        !pos_batches_check_leaving (self, part->line, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
plan (PosRun *run, Shipment *shipment, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (GPtrArray) leaving = NULL;
  PosSettlement settlement;

  shipment->parts = pos_work_read (run, error);
  if (!shipment->parts || !pos_work_check_together (shipment->parts, FALSE, error) ||
      !pos_work_take (run, shipment->parts, POS_STEP_SHIP, NULL, error) ||
      !check_numbers (self, shipment->parts, error))
    return FALSE;
  shipment->order = g_array_index (shipment->parts, PosWorkPart, 0).order;
  if (!pos_clock_rule_check (run, shipment->order, error))
    return FALSE;
  shipment->order->flow = POS_ORDER_FLOW_HAND_OVER;
  leaving = pos_shelf_list_leaving (self, shipment->order);
  if (!pos_shelf_check (self, leaving, error) ||
      !pos_promise_check (self, shipment->order, leaving, error) ||
      !pos_settlement_compute (&pricing, shipment->order, &settlement, error))
    return FALSE;
  shipment->due = settlement.due;
  return TRUE;
}

/* --- The cards --- */

/* What one card paid and the other one did not goes back: the goods stay. */
static void
given_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pos_register_recover_finish (POS_REGISTER (source), result, NULL, &error))
    g_warning ("A card payment is not given back yet: %s", error->message);
  pos_run_begun (data);
}

static void
charged_cb (PosRun *run, gboolean paid)
{
  Shipment *shipment = pos_run_get_data (run);

  shipment->failed = !paid;
  if (paid)
    pos_run_begun (run);
  else
    pos_register_recover_async (pos_run_get_register (run), given_back_cb, run);
}

/* M14: what had ended was asked for anew. */
static void
renewed_cb (PosRun *run, PosRenewalCount renewed)
{
  Shipment *shipment = pos_run_get_data (run);

  shipment->expired = renewed.expired > 0;
  shipment->charge.order = shipment->order;
  shipment->charge.asked = renewed.renewed > 0;
  if (pos_stored_payments_plan_shipment (shipment->order, shipment->due, &shipment->charge.parts) >
      0)
    charged_cb (run, FALSE);
  else
    pos_stored_charge_ask (run, &shipment->charge, charged_cb);
}

static void
charge (PosRun *run)
{
  Shipment *shipment = pos_run_get_data (run);
  GError *error = NULL;

  if (!plan (run, shipment, &error))
    pos_run_fail (run, error);
  else if (shipment->due == 0)
    pos_run_begun (run);
  else
    pos_renewal_ask (run, shipment->order, run->started_at, renewed_cb);
}

static void
ship_begin (PosRun *run)
{
  pos_run_set_data (run, g_new0 (Shipment, 1), shipment_free);
  pos_work_fetch (run, charge);
}

/* Which card pays it, cards say. */
static PosForesight
ship_foresee (PosRun *run, GError **error)
{
  Shipment *shipment = g_new0 (Shipment, 1);
  PosForesight seen;

  pos_run_set_data (run, shipment, shipment_free);
  seen = pos_work_foresee (run, error);
  if (seen != POS_FORESIGHT_READY)
    return seen;
  return plan (run, shipment, error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

/* --- Keeping it --- */

/* M14: another card has to be shown before anything leaves. */
static void
expire (PosOrder *order, gint64 now)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_authorizations_ends_by (payment, now))
    payment->state = POS_PAYMENT_STATE_EXPIRED;
  pos_authorizations_stop (order);
}

/* M22: the parcel stays as it is, and everybody sees why. */
static gboolean
keep_failure (PosRun *run, Shipment *shipment, GError **error)
{
  PosCommitDraft *draft = pos_beside_get_draft (run, shipment->order);
  g_autofree PosId *ids = g_new0 (PosId, shipment->parts->len);

  for (guint i = 0; i < shipment->parts->len; i++)
    ids[i] = g_array_index (shipment->parts, PosWorkPart, i).line->id;
  pos_record_assign (shipment->order, draft->before);
  shipment->order->flow_revision = draft->before->revision;
  shipment->order->payment_failed = TRUE;
  if (shipment->expired)
    expire (shipment->order, run->started_at);
  for (guint i = 0; i < shipment->parts->len; i++)
    g_array_index (shipment->parts, PosWorkPart, i).line =
        pos_order_find_line (shipment->order, &ids[i]);
  return pos_beside_keep (run, error);
}

static gboolean
keep_shipment (PosRun *run, Shipment *shipment, GError **error)
{
  shipment->order->payment_failed = FALSE;
  pos_beside_get_draft (run, shipment->order)->draw = pos_receipt_builder_draw_shipment;
  return pos_beside_keep (run, error);
}

static gboolean
ship_run (PosRun *run, GError **error)
{
  Shipment *shipment = pos_run_get_data (run);

  if (!(shipment->failed ? keep_failure : keep_shipment) (run, shipment, error))
    return FALSE;
  pos_run_answer (run, "shipped", g_variant_new_boolean (!shipment->failed));
  pos_run_answer (
      run,
      "status",
      g_variant_new_string (pos_order_status_get_nick ((PosOrderStatus)shipment->order->status)));
  pos_work_answer (run, shipment->parts);
  return TRUE;
}

static void
take_back (PosRun *run, GError *error)
{
  Shipment *shipment = pos_run_get_data (run);

  pos_stored_charge_take_back (run, &shipment->charge, error);
}

static const PosParam ship_params[] = {
    POS_WORK_PARAMS,
    {NULL},
};

const PosOperation pos_ops_ship[] = {
    {
        .key = "fulfill.line_ship",
        .title = N_ ("Ship"),
        .description = N_ ("The carrier takes the parcel; reserved money is captured"),
        .icon = "pos-ship-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.fulfill",
        .params = ship_params,
        .parts = pos_work_parts,
        .result =
            "shipped: false when no card pays it, and then nothing left; status of the order; "
            "lines: order, order_status, line, quantity and status of each",
        .example = "{\"order\": \"SO-000123\", \"lines\": [{\"line\": \"0190f0a0-…\"}]}",
        .look = pos_look_fulfill,
        .begin = ship_begin,
        .foresee = ship_foresee,
        .run = ship_run,
        .take_back = take_back,
    },
    {.key = NULL},
};
