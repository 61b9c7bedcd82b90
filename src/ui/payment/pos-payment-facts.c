/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-facts.c — see the header. */
#include "ui/payment/pos-payment-facts.h"

#include "base/pos-error.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-cash.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-stored-payments.h"
#include "pricing/pos-tender-discounts.h"
#include "pricing/pos-totals.h"

static PosTender *
find_tender (PosRegister *reg, PosTenderKind kind)
{
  PosPricing pricing = pos_register_get_pricing (reg);

  return pos_config_find_tender (pricing.config, pricing.store, kind);
}

static PosCashCoins
get_coins (PosRegister *reg)
{
  return pos_cash_get_coins (find_tender (reg, POS_TENDER_CASH));
}

/* What stays due when all that is due is paid with a tender of @kind. */
static void
plan_saving (PosRegister *reg, PosOrder *order, PosTenderKind kind, PosTenderPlan *plan)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosTender *tender = find_tender (reg, kind);
  g_autoptr (GError) error = NULL;

  if (!pos_tender_discounts_plan (&pricing, order, tender ? tender->id : NULL, plan, &error))
    g_warning ("What paying saves cannot be computed: %s", error->message);
}

static void
read_saving (PosRegister *reg, PosOrder *order, PosPaymentFacts *facts)
{
  const PosCashCoins coins = get_coins (reg);
  PosTenderPlan cash, card;

  plan_saving (reg, order, POS_TENDER_CASH, &cash);
  plan_saving (reg, order, POS_TENDER_CARD, &card);
  facts->payable = pos_cash_get_payable (cash.due, &coins);
  facts->payable_by_card =
      facts->due_now < 0 ? -pos_register_get_card_refund (reg, order) : card.due;
  facts->saved_in_cash = facts->due_now - cash.due;
  facts->saved_by_card = facts->due_now - card.due;
}

static void
read_gift (PosRegister *reg, PosOrder *order, PosPaymentFacts *facts)
{
  PosSync *sync = pos_register_get_sync (reg);

  facts->gift = find_tender (reg, POS_TENDER_GIFT_CARD) &&
                (order->due_now >= 0 || pos_register_get_gift_refund (reg, order) > 0);
  facts->gift_offline = !sync || !pos_sync_may_ask (sync);
}

static void
read_cash (PosRegister *reg, PosPaymentFacts *facts)
{
  PosTender *cash = find_tender (reg, POS_TENDER_CASH);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **text = cash ? cash->denominations : NULL; text && *text; text++) {
    gint64 note;
    if (pos_minor_parse (*text, facts->currency, &note, NULL))
      g_array_append_val (notes, note);
  }
  facts->n_notes = pos_cash_suggest (facts->payable,
                                     (const gint64 *)(gpointer)notes->data,
                                     notes->len,
                                     facts->notes,
                                     POS_PAYMENT_MAX_NOTES);
}

static PosPaymentNeed
read_need (const PosPricing *pricing, PosOrder *order)
{
  g_autoptr (GError) error = NULL;

  if (order->due_now != 0)
    return POS_PAYMENT_NEEDS_MONEY;
  if (pos_deposit_check_conclude (pricing, order, &error))
    return POS_PAYMENT_NEEDS_NOTHING;
  return g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_CARD_REQUIRED)
             ? POS_PAYMENT_NEEDS_CARD
             : POS_PAYMENT_NEEDS_CHOICE;
}

static PosPayLater
read_pay_later (const PosPricing *pricing, const PosPaymentFacts *facts)
{
  if (facts->balances.ship > 0)
    return POS_PAY_LATER_NOT_SHIPPED;
  return pos_deposit_allows_pay_later (pricing) ? POS_PAY_LATER_ALLOWED : POS_PAY_LATER_NOT_HERE;
}

static void
read_order (const PosPricing *pricing, PosOrder *order, PosPaymentFacts *facts)
{
  facts->is_order = TRUE;
  facts->deposit_is_amount = order->deposit_source == POS_DEPOSIT_AMOUNT;
  facts->deposit_rate =
      order->deposit_source == POS_DEPOSIT_RATE ? order->deposit_entered_rate : order->deposit_rate;
  pos_deposit_get_parts (order, &facts->parts);
  pos_deposit_get_balances (order, &facts->balances);
  facts->to_reserve = pos_deposit_get_to_reserve (order);
  facts->pay_later = read_pay_later (pricing, facts);
}

static gint64
read_stored (const PosPricing *pricing, PosOrder *order)
{
  g_autoptr (GArray) plan = pos_stored_payments_plan_pick_up (pricing, order, NULL);

  return pos_stored_payments_sum (plan);
}

static void
read_flow (const PosPricing *pricing, PosOrder *order, PosPaymentFacts *facts)
{
  facts->sold_along = pos_totals_get_open_carry_out (order);
  switch (facts->flow) {
  case POS_ORDER_FLOW_HAND_OVER:
    pos_settlement_compute (pricing, order, &facts->settlement, NULL);
    facts->stored = read_stored (pricing, order);
    break;
  case POS_ORDER_FLOW_CANCEL:
    facts->cancellation = pos_cancellation_get_owed (order);
    break;
  case POS_ORDER_FLOW_NEW:
  case POS_ORDER_FLOW_EDIT:
  default:
    facts->cancellation = pos_cancellation_get_owed (order);
    if (order->type == POS_ORDER_TYPE_SALES_ORDER)
      read_order (pricing, order, facts);
  }
}

static gint64
read_excess (const PosPricing *pricing, PosOrder *order)
{
  gboolean asks = order->flow == POS_ORDER_FLOW_EDIT &&
                  pos_config_get_parameters (pricing->config)->excess_deposit == POS_EXCESS_ASK;

  return asks ? pos_deposit_get_excess (order) : 0;
}

void
pos_payment_facts_read (PosRegister *reg,
                        PosBalanceChoice choice,
                        PosExcessChoice excess,
                        PosPaymentFacts *facts)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  g_autoptr (PosOrder) order = pos_record_copy (pos_register_get_order (reg));
  gint64 asked = read_excess (&pricing, order);

  order->balance_choice = (int)choice;
  if (asked > 0 && (int)excess != order->excess_choice) {
    order->excess_choice = (int)excess;
    pos_pricing_recompute (&pricing, order, NULL);
  }
  *facts = (PosPaymentFacts){
      .currency = order->currency,
      .flow = (PosOrderFlow)order->flow,
      .need = read_need (&pricing, order),
      .total = order->total,
      .due_today = pos_deposit_get_due_today (order),
      .due_now = order->due_now,
      .balance = order->balance,
      .held = order->deposit_held,
      .kept = pos_deposit_get_kept (&pricing, order),
      .excess = asked,
      .no_cash = pos_config_leaves_out (pricing.config, pricing.store, POS_TENDER_CASH),
      .no_card = pos_config_leaves_out (pricing.config, pricing.store, POS_TENDER_CARD),
  };
  if (pos_order_pays_invoices (order))
    facts->total = facts->due_today = pos_totals_get_invoices (order);
  if (pos_order_is_account_deposit (order))
    facts->total = facts->due_today = pos_totals_get_onto_account (order);
  read_gift (reg, order, facts);
  read_flow (&pricing, order, facts);
  read_saving (reg, order, facts);
  read_cash (reg, facts);
}

gboolean
pos_payment_facts_have_a_question (const PosPaymentFacts *facts)
{
  return facts->is_order && facts->balances.pick_up > 0 &&
         facts->pay_later != POS_PAY_LATER_NOT_HERE;
}

void
pos_payment_facts_plan_cash (PosRegister *reg, gint64 tendered, gint64 *change, gint64 *rest)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosOrder *order = pos_register_get_order (reg);
  const PosCashCoins coins = get_coins (reg);
  PosTenderPlan saving;
  PosCashPlan plan;

  plan_saving (reg, order, POS_TENDER_CASH, &saving);
  pos_cash_plan (saving.due, &coins, tendered, &plan);
  *change = plan.change;
  if (!pos_tender_plan_get_rest (&saving, &pricing, order, plan.amount, rest, NULL))
    *rest = plan.rest;
}
