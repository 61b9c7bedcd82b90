/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-payment.c — cash, voiding a payment, concluding what is paid; cards: pos-ops-card.c. */
#include "base/pos-error.h"
#include "pricing/pos-cash.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-tender-discounts.h"
#include "register/pos-card.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-refunding.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-tender-limits.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

/* --- Cash --- */

static gboolean
check_change (PosTender *tender, gint64 change, GError **error)
{
  if (tender && tender->no_change && change > 0)
    return pos_tender_refuse ("no-change",
                              g_variant_new_parsed ("{'tender': <%s>}", tender->id),
                              "Nothing is given back of what is paid in this way",
                              error);
  if (!tender || tender->max_change == 0 || change <= tender->max_change)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'maximum_minor': <%x>}", tender->max_change),
                        "That would be too much change");
}

/* What goes back is said as cards are told it: above nothing. */
static gint64
read_handed_over (PosRun *run, gint64 payable)
{
  gint64 amount = payable;

  pos_run_get_number (run, "amount", &amount);
  return payable < 0 && amount > 0 ? -amount : amount;
}

static gboolean
check_handed_over (gint64 due, gint64 payable, gint64 tendered, GError **error)
{
  gboolean nothing = tendered < 0 || (tendered == 0 && payable > 0);
  gboolean goes_back = tendered == payable || (tendered < 0 && tendered > payable);

  if (due == 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
  if (due > 0 ? !nothing : goes_back)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_new_parsed ("{'due_minor': <%x>}", payable),
                        due > 0 ? "Take more than nothing"
                                : "Give back more than nothing and not more than is due");
}

static gboolean
give_back (PosRun *run, const char *tender, const PosCashPlan *plan, GError **error)
{
  g_autoptr (PosRefunding) refunding = pos_refunding_plan (run, tender, -plan->amount, error);

  if (!refunding)
    return FALSE;
  pos_refunding_put (run, refunding, tender, plan->rounding);
  pos_run_answer (run, "change_minor", g_variant_new_int64 (0));
  pos_run_add_effect (run, pos_tendering_open_drawer, NULL, NULL);
  return pos_tendering_finish (run, error);
}

static gboolean
cash_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosTender *tender = pos_config_find_tender (pricing.config, pricing.store, POS_TENDER_CASH);
  const char *id = pos_config_get_tender_id (pricing.config, pricing.store, POS_TENDER_CASH);
  PosCashCoins coins = pos_cash_get_coins (tender);
  PosTenderPlan saving;
  PosCashPlan plan;

  if (!pos_tendering_check_kind (run, POS_TENDER_CASH, error) ||
      !pos_tendering_take_choice (run, error) || !pos_refunding_check_account (run, error) ||
      !pos_tender_discounts_plan (&pricing, pos_run_get_order (run), id, &saving, error))
    return FALSE;
  gint64 due = saving.due;
  gint64 payable = pos_cash_get_payable (due, &coins);
  pos_cash_plan (due, &coins, read_handed_over (run, payable), &plan);
  if (!check_handed_over (due, payable, plan.tendered, error) ||
      !check_change (tender, plan.change, error) ||
      !pos_tender_limits_check (run, tender, plan.amount, due, error))
    return FALSE;
  if (due < 0)
    return give_back (run, id, &plan, error);
  PosPayment *payment = pos_tendering_add (run, id, plan.amount);
  pos_tender_plan_apply (&saving, payment);
  payment->tendered = plan.tendered;
  payment->change = plan.change;
  payment->rounding = plan.rounding;
  pos_run_answer (run, "change_minor", g_variant_new_int64 (plan.change));
  pos_run_answer (run, "discount_minor", g_variant_new_int64 (payment->discount));
  pos_run_add_effect (run, pos_tendering_open_drawer, NULL, NULL);
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
      !pos_payment_is_of_invoice (payment) && (!wanted || pos_id_equal (&payment->id, &id)))
    found = payment;
  if (!found) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   NULL,
                   "There is no such payment to void; what belongs to a saved order is refunded");
    return NULL;
  }
  /* Voided, it would go out once more. */
  if (found->amount < 0 && found->connector) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_STATUS,
                   g_variant_new_parsed ("{'rule': <'card-refund'>}"),
                   "What a card got back stays given");
    return NULL;
  }
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
      .connector = payment->connector,
      .order = self->order->id,
      .amount = ABS (payment->amount),
      .original = payment->capture ? payment->capture : payment->authorization,
      .payment = &payment->id,
  };
  pos_card_ask_async (self, &request, NULL, card_voided_cb, run);
}

static gboolean
void_run (PosRun *run, GError **error)
{
  PosPayment *payment = find_voidable (run, error);

  if (!payment)
    return FALSE;
  payment->state = POS_PAYMENT_STATE_VOIDED;
  pos_text_set (&payment->void_reason, pos_run_get_text (run, "reason"));
  if (payment->authorization || payment->capture)
    pos_release_settle (run, payment);
  else
    pos_run_add_effect (run, pos_tendering_open_drawer, NULL, NULL);
  pos_run_recompute (run);
  return TRUE;
}

/* --- Concluding --- */

static gboolean
conclude_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);

  if (!pos_tendering_take_choice (run, error))
    return FALSE;
  if (pos_tendering_needs_reservation (run)) {
    pos_run_reserve (run);
    return TRUE;
  }
  if (!pos_deposit_check_conclude (&pricing, order, error))
    return FALSE;
  pos_run_commit_order (run);
  pos_run_answer (run, "concluded", g_variant_new_boolean (TRUE));
  return TRUE;
}

static const PosParam cash_params[] = {
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "what is due",
     "what the customer hands over; when money goes back, how much of it in cash",
     NULL},
    POS_TENDERING_BALANCE_PARAM,
    POS_TENDERING_EXCESS_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam exact_params[] = {
    POS_TENDERING_BALANCE_PARAM,
    POS_TENDERING_EXCESS_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    POS_ANSWERS_PARAM,
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
    POS_TENDERING_EXCESS_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    {NULL},
};

static const PosParam void_params[] = {
    {"payment", POS_PARAM_ID, FALSE, "the latest", "a payment of the open transaction", NULL},
    {"reason",
     POS_PARAM_TEXT,
     FALSE,
     "none, unless the chain asks for one",
     "why; kept with the payment",
     NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static gboolean
cash_exceeds_policy (PosRegister *self)
{
  const char *cash = pos_config_get_tender_id (self->config, self->store, POS_TENDER_CASH);

  return cash && pos_refunding_exceeds (self, cash);
}

#define PAY_NEEDS (POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_LINES | POS_NEEDS_BALANCE)
const PosOperation pos_ops_payment[] = {
    {
        .key = "pay.cash",
        .title = N_ ("Pay cash"),
        .description = N_ ("Take cash, give change"),
        .icon = "pos-cash-symbolic",
        .accelerator = "F11",
        .needs = PAY_NEEDS | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .params = cash_params,
        .result = POS_TENDERING_RESULT "; change; discount: what paying this way took off",
        .example = "{\"amount\": \"60.00\", \"balance\": \"pay-later\"}",
        .run = cash_run,
        .exceeds_limit = cash_exceeds_policy,
    },
    {
        .key = "pay.cash_exact",
        .title = N_ ("Exact cash"),
        .description = N_ ("Take exactly what is due in cash"),
        .icon = "pos-cash-symbolic",
        .needs = PAY_NEEDS | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .params = exact_params,
        .result = POS_TENDERING_RESULT "; change; discount: what paying this way took off",
        .example = "{\"balance\": \"pay-later\"}",
        .run = cash_run,
        .exceeds_limit = cash_exceeds_policy,
    },
    {
        .key = "pay.card",
        .title = N_ ("Pay card"),
        .description = N_ ("Take what is due by card, and reserve the balance on it"),
        .icon = "pos-card-symbolic",
        .accelerator = "F12",
        .needs = PAY_NEEDS | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .params = card_params,
        .result =
            POS_TENDERING_RESULT "; masked, authorized; discount: what paying this way took off; "
                                 "declined: the card paid and did not reserve the balance; "
                                 "of a refund of several payments by one card of which only a part "
                                 "went back: declined, or unknown (ask the terminal again)",
        .example = "{\"balance\": \"card\"}",
        .begin = pos_ops_card_begin,
        .run = pos_ops_card_run,
        .take_back = pos_ops_card_take_back,
    },
    {
        .key = "pay.card_ask",
        .title = N_ ("Ask the terminal again"),
        .description = N_ ("Find out what became of card payments without an answer"),
        .icon = "pos-card-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .result = "unsettled: card payments that still wait for the terminal; where any had been "
                  "made: given_back (they went back), refunded (they stand in the transaction)",
        .example = "{}",
        .begin = pos_ops_card_ask_begin,
        .run = pos_ops_card_ask_run,
    },
    {
        .key = "pay.void",
        .title = N_ ("Void payment"),
        .description = N_ ("Give back a payment of the open transaction"),
        .icon = "pos-undo-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_PAYMENT,
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
        .params = exact_params,
        .result =
            "concluded, order, reference, receipt, short; return_receipt: of an exchange, where it "
            "has one of its own; holds: codes for which the order waits",
        .example = "{\"balance\": \"pay-later\"}",
        .run = conclude_run,
    },
    {.key = NULL},
};
