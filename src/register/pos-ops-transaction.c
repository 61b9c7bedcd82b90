/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-transaction.c — the cart as a whole: throwing it away, a note on it. */
#include "base/pos-error.h"
#include "register/pos-card.h"
#include "register/pos-claim.h"
#include "register/pos-invoices.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-recover.h"
#include "register/pos-register-private.h"
#include "register/pos-returning.h"
#include "store/pos-intent-table.h"

#include <glib/gi18n.h>

/* §4.10: reservations of this cart are let go by themselves; money must be given back first. */
static PosPayment *
find_reservation (PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == 0 && payment->state == POS_PAYMENT_STATE_AUTHORIZED)
    return payment;
  return NULL;
}

/* What is to go onto an account, or is paid of an invoice, is no money that somebody holds. */
static PosPayment *
find_money (PosOrder *order)
{
  gboolean onto_account = pos_order_is_account_deposit (order);

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == 0 && payment->state == POS_PAYMENT_STATE_CAPTURED &&
      !(onto_account && payment->kind == POS_PAYMENT_REFUND) &&
      !pos_payment_is_of_invoice (payment))
    return payment;
  return NULL;
}

static void let_go_next (PosRun *run);

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  PosPayment *payment = find_reservation (pos_run_get_order (run));
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_fail (run, error);
    return;
  }
  payment->state = POS_PAYMENT_STATE_VOIDED;
  let_go_next (run);
}

static void
let_go_next (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  PosPayment *payment = find_reservation (pos_run_get_order (run));

  if (!payment) {
    pos_run_begun (run);
    return;
  }
  PosCardRequest request = {
      .action = POS_CARD_VOID,
      .order = self->order->id,
      .amount = payment->amount,
      .original = payment->authorization,
      .payment = &payment->id,
  };
  pos_card_ask_async (self, &request, NULL, let_go_cb, run);
}

static GPtrArray *
list_invoices (PosOrder *order)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_of_invoice (payment) && payment->state == POS_PAYMENT_STATE_CAPTURED)
    g_ptr_array_add (found, g_object_ref (payment));
  return found;
}

static void
void_known (PosRun *run)
{
  PosOrder *order = pos_run_get_order (run);
  PosPayment *money = find_money (order);
  GError *error = NULL;

  if (!money) {
    pos_invoices_let_go (run, list_invoices (order), let_go_next);
    return;
  }
  if (money->amount < 0 && money->connector)
    pos_set_error (&error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_STATUS,
                   g_variant_new_parsed ("{'rule': <'card-refund'>}"),
                   "A card has got its money back: finish the transaction");
  else
    pos_set_error (&error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_PAID,
                   g_variant_new_parsed ("{'next': <'pay.void'>}"),
                   "Give back the money that was taken before voiding the transaction");
  pos_run_fail (run, error);
}

/* What a card got back belongs to this transaction, so it is not thrown away before that is clear.
 */
static void
void_begin (PosRun *run)
{
  g_autoptr (GError) error = NULL;
  PosRegister *self = pos_run_get_register (run);

  if (pos_recover_check_refunds (self, self->order, &error))
    void_known (run);
  else
    pos_ops_card_once_known (run, void_known);
}

static void
let_order_go (PosRegister *self, gpointer order)
{
  pos_claim_release (self, order);
}

static void
let_originals_go (PosRegister *self, gpointer cart)
{
  pos_returning_release (self, cart);
}

static gboolean
mark_booked (PosDbTxn *txn, gpointer payment_id, GError **error)
{
  return pos_intent_table_mark_booked (txn, payment_id, error);
}

/* T-23: nothing else keeps what was in it. */
static json_t *
describe (PosOrder *order)
{
  g_autofree char *total = pos_minor_to_text (order->total, order->currency);
  json_t *lines = json_array ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *quantity = pos_micro_to_text (pos_order_line_get_quantity (line).micro, 0);
    g_autofree char *amount = pos_minor_to_text (line->total, order->currency);

    json_array_append_new (lines,
                           json_pack ("{s:s, s:s, s:s, s:b}",
                                      "item",
                                      pos_text_or (line->item, ""),
                                      "quantity",
                                      quantity,
                                      "total",
                                      amount,
                                      "voided",
                                      line->voided));
  }
  return json_pack ("{s:s?, s:s?, s:s, s:o}",
                    "number",
                    order->number,
                    "customer",
                    order->customer,
                    "total",
                    total,
                    "lines",
                    lines);
}

static gboolean
void_run (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);

  pos_run_note (run, describe (order));
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == 0 && payment->authorization && !payment->capture)
    pos_run_add_write (run, mark_booked, g_memdup2 (&payment->id, sizeof payment->id), g_free);
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_of_invoice (payment))
    pos_invoices_settle (run, payment);

  if (order->flow == POS_ORDER_FLOW_EDIT || order->flow == POS_ORDER_FLOW_CANCEL)
    pos_run_add_effect (run, let_order_go, g_memdup2 (&order->id, sizeof order->id), g_free);
  else if (!pos_id_is_none (&order->quote))
    pos_run_add_effect (run, let_order_go, g_memdup2 (&order->quote, sizeof order->quote), g_free);
  pos_run_add_effect (run, let_originals_go, g_object_ref (order), g_object_unref);
  pos_run_clear_cart (run);
  return TRUE;
}

static gboolean
comment_run (PosRun *run, GError **error)
{
  pos_text_set (&pos_run_get_order (run)->comment, pos_run_get_text (run, "text"));
  return TRUE;
}

static const PosParam void_params[] = {
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam comment_params[] = {
    {"text", POS_PARAM_TEXT, FALSE, "none", "what the receipt and the packer should know", NULL},
    {NULL},
};

const PosOperation pos_ops_transaction[] = {
    {
        .key = "txn.void",
        .title = N_ ("Void transaction"),
        .description = N_ ("Throw the open transaction away; a saved order stays as it was"),
        .icon = "pos-void-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART,
        .place = POS_PLACE_TRANSACTION,
        .permission = "txn.void",
        .params = void_params,
        .result = "nothing",
        .example = "{\"reason\": \"Customer left\"}",
        .begin = void_begin,
        .run = void_run,
    },
    {
        .key = "txn.comment",
        .title = N_ ("Transaction comment"),
        .description = N_ ("Add a note to the transaction"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = comment_params,
        .result = "nothing",
        .example = "{\"text\": \"Call before delivery\"}",
        .run = comment_run,
    },
    {.key = NULL},
};
