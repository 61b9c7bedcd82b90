/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-gift-pay.c — a gift card pays, and gets back what it paid: register.md 214, M-20. */
#include "base/pos-error.h"
#include "pricing/pos-tender-discounts.h"
#include "register/pos-card-refund.h"
#include "register/pos-card.h"
#include "register/pos-gift-asked.h"
#include "register/pos-gifts.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-take-back.h"
#include "register/pos-tender-limits.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

typedef struct {
  PosGiftAsked asked; /* the card's name is owned */
  PosTenderPlan saving;
  gint64 take;
  PosTerminalResult *taken;
  PosCardRefund *back; /* where a card gets money back: nothing else is set then */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  pos_gift_card_name_clear (&plan->asked.name);
  g_clear_object (&plan->saving.offer);
  g_clear_object (&plan->taken);
  g_clear_pointer (&plan->back, pos_card_refund_free);
  g_free (plan);
}

/* --- Paying --- */

/* Putting money on one card with another hides where it came from. */
static gboolean
check_no_cards_sold (PosOrder *order, GError **error)
{
  return !pos_gifts_are_sold (order) ||
         pos_tender_refuse (
             "gift-for-gift", NULL, "A gift card is not paid with a gift card", error);
}

/* What is due, as far as the card reaches; more than is due makes a deposit larger (M4). */
static gboolean
check_amount (PosRun *run, Plan *plan, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  gint64 open = order->flow == POS_ORDER_FLOW_HAND_OVER ? 0 : MAX (order->balance, 0);
  gint64 most = plan->saving.due + open;

  plan->take = MIN (plan->saving.due, plan->asked.balance);
  if (plan->saving.due <= 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
  if (pos_run_get_number (run, "amount", &plan->take) && (plan->take <= 0 || plan->take > most))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'maximum_minor': <%x>}", most),
                          "A card can pay more than nothing and not more than is open");
  if (plan->take > 0 && plan->take <= plan->asked.balance)
    return TRUE;
  return pos_tender_refuse (plan->asked.balance > 0 ? "gift-balance" : "gift-empty",
                            g_variant_new_parsed ("{'balance_minor': <%x>, 'masked': <%s>}",
                                                  plan->asked.balance,
                                                  plan->asked.name.masked),
                            plan->asked.balance > 0 ? "There is less than that on the gift card"
                                                    : "There is nothing on the gift card",
                            error);
}

static gboolean
make_plan (PosRun *run, Plan *plan, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosTender *tender = pos_tendering_find_tender (run, POS_TENDER_GIFT_CARD, error);
  PosOrder *order = pos_run_get_order (run);

  if (!tender || !pos_tendering_take_choice (run, error) || !check_no_cards_sold (order, error) ||
      !pos_tender_discounts_plan (&pricing, order, tender->id, &plan->saving, error))
    return FALSE;
  if (plan->saving.offer)
    g_object_ref (plan->saving.offer);
  return pos_gift_asked_check_known (&plan->asked, error) && check_amount (run, plan, error) &&
         pos_tender_limits_check (run, tender, plan->take, plan->saving.due, error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  Plan *plan = pos_run_get_data (run);
  GError *error = NULL;

  plan->taken = pos_card_ask_finish (POS_REGISTER (source), result, &error);
  if (plan->taken && pos_card_check_approved (plan->taken, &error))
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

static void
balance_known (PosRun *run, PosGiftAsked *asked)
{
  Plan *plan = g_new0 (Plan, 1);
  GError *error = NULL;

  plan->asked = *asked;
  asked->name = (PosGiftCardName){0};
  pos_run_set_data (run, plan, plan_free);
  if (!make_plan (run, plan, &error)) {
    pos_run_fail (run, error);
    return;
  }
  PosCardRequest request = {
      .action = POS_CARD_SALE,
      .connector = POS_GIFT_CARD_CONNECTOR,
      .order = pos_run_get_order (run)->id,
      .amount = plan->take,
      .token = plan->asked.name.card,
  };
  pos_card_ask_async (
      pos_run_get_register (run), &request, pos_run_get_cancellable (run), taken_cb, run);
}

/* --- Giving back --- */

static gboolean
plan_refund (PosRun *run, Plan *plan, GError **error)
{
  PosTender *tender = pos_tendering_find_tender (run, POS_TENDER_GIFT_CARD, error);
  g_autoptr (PosRefunding) refunding = NULL;
  gint64 most, amount;

  if (!tender || !pos_tendering_take_choice (run, error) ||
      !pos_refunding_check_account (run, error))
    return FALSE;
  refunding = pos_refunding_plan_card (run, tender->id, &most, error);
  if (!refunding || !pos_card_refund_read_amount (run, most, &amount, error) ||
      !pos_tender_limits_check (run, tender, -amount, pos_run_get_order (run)->due_now, error))
    return FALSE;
  plan->back = pos_card_refund_new (g_steal_pointer (&refunding), amount, POS_GIFT_CARD_CONNECTOR);
  return TRUE;
}

static void
give_back (PosRun *run)
{
  Plan *plan = g_new0 (Plan, 1);
  GError *error = NULL;

  pos_run_set_data (run, plan, plan_free);
  if (plan_refund (run, plan, &error))
    pos_card_refund_ask (run, plan->back);
  else
    pos_run_fail (run, error);
}

/* --- The operation --- */

static void
pay (PosRun *run)
{
  if (pos_run_get_order (run)->due_now < 0)
    give_back (run);
  else
    pos_gift_asked_begin (run, balance_known);
}

static void
pay_begin (PosRun *run)
{
  pos_ops_card_once_known (run, pay);
}

static gboolean
pay_run (PosRun *run, GError **error)
{
  Plan *plan = pos_run_get_data (run);

  if (plan->back) {
    pos_card_refund_put (run, plan->back);
    return pos_tendering_finish (run, error);
  }
  PosPayment *payment = pos_tendering_add_card (run, plan->taken, POS_PAYMENT_TENDER, plan->take);
  pos_tender_plan_apply (&plan->saving, payment);
  pos_run_answer (run, "discount_minor", g_variant_new_int64 (payment->discount));
  pos_run_answer (run, "masked", g_variant_new_string (pos_text_or (payment->masked, "")));
  pos_run_answer (run, "paid_minor", g_variant_new_int64 (plan->take));
  pos_run_answer (run, "left_minor", g_variant_new_int64 (plan->asked.balance - plan->take));
  return pos_tendering_finish (run, error);
}

static const PosParam pay_params[] = {
    POS_GIFT_CARD_PARAM (FALSE),
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "what is due, as far as the card reaches",
     "what to take off it; more than is due makes the deposit larger",
     NULL},
    POS_TENDERING_BALANCE_PARAM,
    POS_TENDERING_EXCESS_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_gift_pay[] = {
    {
        .key = "pay.gift_card",
        .title = N_ ("Pay gift card"),
        .description = N_ ("Take what is due off a gift card, or give back onto the one that paid"),
        .icon = "pos-gift-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_LINES | POS_NEEDS_BALANCE |
                 POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_ASKS,
        .params = pay_params,
        .result = POS_TENDERING_RESULT
        "; masked: the end of its number; paid: what was taken off it; left: what is left on "
        "it; discount: what paying this way took off",
        .example = "{\"card\": \"6006 4900 0000 8817\", \"balance\": \"pay-later\"}",
        .begin = pay_begin,
        .run = pay_run,
        .take_back = pos_take_back,
    },
    {.key = NULL},
};
