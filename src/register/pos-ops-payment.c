/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-payment.c — cash, voiding a payment, concluding what is paid; cards: pos-ops-card.c. */
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"
#include "register/pos-card.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-tendering.h"
#include "store/pos-intent-table.h"

#include <glib/gi18n.h>

/* --- Cash --- */

static PosTender *
find_tender (PosRegister *self, PosTenderKind kind)
{
  GPtrArray *tenders = pos_config_list (self->config, POS_TYPE_TENDER);

  for (guint i = 0; i < tenders->len; i++)
    if (((PosTender *)tenders->pdata[i])->kind == (int)kind)
      return tenders->pdata[i];
  return NULL;
}

static gboolean
check_change (PosTender *tender, gint64 change, GError **error)
{
  if (!tender || tender->max_change == 0 || change <= tender->max_change)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'maximum_minor': <%x>}", tender->max_change),
                        "That would be too much change");
}

/* N4, M-9: only what is handed over in coins is rounded, never what is owed. */
static gboolean
cash_run (PosRun *run, GError **error)
{
  PosTender *tender = find_tender (pos_run_get_register (run), POS_TENDER_CASH);
  PosOrder *order = pos_run_get_order (run);
  gint64 due = order->due_now;
  gint64 payable = pos_minor_round_to (due, tender ? tender->rounding_minor : 0, POS_ROUND_HALF_UP);
  gint64 tendered = payable;

  pos_tendering_take_choice (run);
  if (due == 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
  pos_run_get_number (run, "amount", &tendered);
  if ((due > 0 && tendered <= 0) || (due < 0 && tendered != payable))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'due_minor': <%x>}", payable),
                          due > 0 ? "Take more than nothing" : "Give back what is due");

  gboolean settles = due < 0 || tendered >= payable;
  gint64 change = due > 0 && settles ? tendered - payable : 0;
  if (!check_change (tender, change, error))
    return FALSE;
  PosPayment *payment =
      pos_tendering_add (run, tender ? tender->id : "cash", settles ? due : tendered);
  payment->tendered = tendered;
  payment->change = change;
  payment->rounding = payment->amount - (tendered - change);
  pos_run_answer (run, "change_minor", g_variant_new_int64 (change));
  return pos_tendering_finish (run, error);
}

/* --- Voiding a payment --- */

static PosPayment *
find_voidable (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  const char *wanted = pos_run_get_text (run, "payment");
  PosPayment *found = NULL;
  PosId id = POS_ID_NONE;

  if (wanted && !pos_id_parse (wanted, &id, error))
    return NULL;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == 0 &&
      (payment->state == POS_PAYMENT_STATE_CAPTURED ||
       payment->state == POS_PAYMENT_STATE_AUTHORIZED) &&
      (!wanted || pos_id_equal (&payment->id, &id)))
    found = payment;
  if (!found)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   NULL,
                   "There is no such payment to void; what belongs to a saved order is refunded");
  return found;
}

static void
card_voided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_fail (run, error);
    return;
  }
  if (answer->outcome == POS_TERMINAL_OUTCOME_APPROVED) {
    pos_run_begun (run);
    return;
  }
  pos_set_error (&error,
                 POS_DEVICE_ERROR,
                 POS_DEVICE_ERROR_DECLINED,
                 NULL,
                 "The terminal refuses to void the payment");
  pos_run_fail (run, error);
}

static void
void_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  GError *error = NULL;
  PosPayment *payment = find_voidable (run, &error);

  if (!payment) {
    pos_run_fail (run, error);
    return;
  }
  if (!payment->authorization && !payment->capture) {
    pos_run_begun (run);
    return;
  }
  PosCardRequest request = {
      .action = payment->capture ? POS_CARD_REFUND : POS_CARD_VOID,
      .order = self->order->id,
      .amount = ABS (payment->amount),
      .original = payment->capture ? payment->capture : payment->authorization,
  };
  pos_card_ask_async (self, &request, NULL, card_voided_cb, run);
}

static gboolean
mark_booked (PosDbTxn *txn, gpointer payment_id, GError **error)
{
  return pos_intent_table_mark_booked (txn, payment_id, error);
}

static gboolean
void_run (PosRun *run, GError **error)
{
  PosPayment *payment = find_voidable (run, error);

  if (!payment)
    return FALSE;
  payment->state = POS_PAYMENT_STATE_VOIDED;
  if (payment->authorization || payment->capture)
    pos_run_add_write (run, mark_booked, g_memdup2 (&payment->id, sizeof payment->id), g_free);
  pos_run_recompute (run);
  return TRUE;
}

/* --- Concluding --- */

static gboolean
conclude_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);

  pos_tendering_take_choice (run);
  if (!pos_pricing_recompute (&pricing, order, error) ||
      !pos_deposit_check_conclude (&pricing, order, error))
    return FALSE;
  pos_run_commit_order (run);
  pos_run_answer (run, "concluded", g_variant_new_boolean (TRUE));
  return TRUE;
}

static const PosParam cash_params[] = {
    {"amount", POS_PARAM_MONEY, FALSE, "what is due", "what the customer hands over", NULL},
    POS_TENDERING_BALANCE_PARAM,
    {NULL},
};

static const PosParam card_params[] = {
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "what is due",
     "what to take now; more than is due makes the deposit larger",
     NULL},
    POS_TENDERING_BALANCE_PARAM,
    {NULL},
};

static const PosParam void_params[] = {
    {"payment", POS_PARAM_ID, FALSE, "the latest", "a payment of the open transaction", NULL},
    {NULL},
};

static const PosParam conclude_params[] = {
    POS_TENDERING_BALANCE_PARAM,
    {NULL},
};

#define PAY_NEEDS (POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_BALANCE)
#define PAY_RESULT                                                                                 \
  "concluded; missing: the code of what is missing when not; due; then order, reference, receipt"

const PosOperation pos_ops_payment[] = {
    {
        .key = "pay.cash",
        .title = N_ ("Pay cash"),
        .description = N_ ("Take cash, give change"),
        .icon = "pos-cash-symbolic",
        .accelerator = "F11",
        .needs = PAY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = cash_params,
        .result = PAY_RESULT "; change",
        .example = "{\"amount\": \"60.00\", \"balance\": \"pay-later\"}",
        .run = cash_run,
    },
    {
        .key = "pay.card",
        .title = N_ ("Pay card"),
        .description = N_ ("Take what is due by card, and reserve the balance on it"),
        .icon = "pos-card-symbolic",
        .accelerator = "F12",
        .needs = PAY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = card_params,
        .result = PAY_RESULT "; masked, authorized",
        .example = "{\"balance\": \"card\"}",
        .begin = pos_ops_card_begin,
        .run = pos_ops_card_run,
    },
    {
        .key = "pay.void",
        .title = N_ ("Void payment"),
        .description = N_ ("Give back a payment of the open transaction"),
        .icon = "pos-undo-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_PAYMENT,
        .place = POS_PLACE_TRANSACTION,
        .permission = "txn.void_payment",
        .params = void_params,
        .result = "nothing",
        .example = "{}",
        .begin = void_begin,
        .run = void_run,
    },
    {
        .key = "txn.conclude",
        .title = N_ ("Conclude transaction"),
        .description = N_ ("Finish when nothing is due"),
        .icon = "pos-check-symbolic",
        .needs = PAY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = conclude_params,
        .result = "concluded, order, reference, receipt",
        .example = "{\"balance\": \"pay-later\"}",
        .run = conclude_run,
    },
    {.key = NULL},
};
