/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit.c — required deposit, amount due, balances and the guard before concluding. */
#include "pricing/pos-deposit.h"
#include "base/pos-error.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-ledger-account.h"
#include "pricing/pos-settlement.h"
#include "pricing/pos-tender-parts.h"
#include "pricing/pos-totals.h"

/* What a way of paying took off counts as if it had been paid: a deposit of 40.00 for which 36.00
 * were enough is still the whole deposit. */
static gint64
get_share_at (PosOrder *order, PosRate rate)
{
  gint64 off = pos_tender_parts_sum_open (order);

  return MAX (pos_minor_at_rate (order->open_total + off, rate, POS_ROUND_HALF_UP) - off, 0);
}

gint64
pos_deposit_get_default (PosOrder *order)
{
  return get_share_at (order, order->deposit_rate);
}

gint64
pos_deposit_get_maximum (PosOrder *order)
{
  return order->open_total;
}

PosRate
pos_deposit_get_share (PosOrder *order, gint64 amount)
{
  gint64 share = pos_minor_scale (POS_SCALE, amount, order->open_total, POS_ROUND_HALF_UP);

  return (PosRate){pos_minor_round_to (share, POS_SCALE / 1000, POS_ROUND_HALF_UP)};
}

gboolean
pos_deposit_is_below_default (PosOrder *order, gint64 amount)
{
  return amount < pos_deposit_get_default (order);
}

static gboolean
check_bounds (PosOrder *order, gint64 amount, GError **error)
{
  GVariantDict details;

  if (order->type != POS_ORDER_TYPE_SALES_ORDER || !pos_order_has_deferred (order))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_AN_ORDER,
                          NULL,
                          "Only a customer order has a deposit");
  if (amount >= 0 && amount <= order->open_total)
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "minimum_minor", "x", G_GINT64_CONSTANT (0));
  g_variant_dict_insert (&details, "maximum_minor", "x", order->open_total);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_DEPOSIT_BOUNDS,
                        g_variant_dict_end (&details),
                        "A deposit is between nothing and the deferred total");
}

gboolean
pos_deposit_set_amount (PosOrder *order, gint64 amount, GError **error)
{
  if (!check_bounds (order, amount, error))
    return FALSE;
  order->deposit_source = POS_DEPOSIT_AMOUNT;
  order->deposit_entered = amount + pos_tender_parts_sum_open (order);
  order->deposit_entered_rate.micro = 0;
  return TRUE;
}

gboolean
pos_deposit_set_rate (PosOrder *order, PosRate rate, GError **error)
{
  if (!check_bounds (order, pos_minor_at_rate (order->open_total, rate, POS_ROUND_HALF_UP), error))
    return FALSE;
  order->deposit_source = POS_DEPOSIT_RATE;
  order->deposit_entered = 0;
  order->deposit_entered_rate = rate;
  return TRUE;
}

void
pos_deposit_reset (PosOrder *order)
{
  order->deposit_source = POS_DEPOSIT_DEFAULT;
  order->deposit_entered = 0;
  order->deposit_entered_rate.micro = 0;
  pos_text_set (&order->deposit_worker, NULL);
  pos_text_set (&order->deposit_approver, NULL);
  pos_text_set (&order->deposit_reason, NULL);
}

gint64
pos_deposit_get_required (PosOrder *order)
{
  gint64 off = pos_tender_parts_sum_open (order);

  if (order->type != POS_ORDER_TYPE_SALES_ORDER)
    return 0;
  switch ((PosDepositSource)order->deposit_source) {
  case POS_DEPOSIT_AMOUNT:
    order->deposit_entered = CLAMP (order->deposit_entered, 0, order->open_total + off);
    return MAX (order->deposit_entered - off, 0);
  case POS_DEPOSIT_RATE:
    return MIN (get_share_at (order, order->deposit_entered_rate), order->open_total);
  case POS_DEPOSIT_DEFAULT:
  default:
    return MIN (pos_deposit_get_default (order), order->open_total);
  }
}

/* What is held pays the charge of what is given up, as it does for a whole order (M26), and what is
 * carried out now (M32). */
static gint64
get_keepable (PosOrder *order)
{
  gint64 carried = MAX (pos_totals_get_open_carry_out (order), 0);
  gint64 left = order->deposit_held - pos_cancellation_get_owed (order) - carried;

  return CLAMP (left, 0, order->open_total);
}

gint64
pos_deposit_get_excess (PosOrder *order)
{
  return MAX (get_keepable (order) - order->deposit_required, 0);
}

/* M32: the deposit this cart leaves behind when nothing more than needed is paid. */
static gint64
get_target (const PosPricing *pricing, PosOrder *order)
{
  int policy = pos_config_get_parameters (pricing->config)->excess_deposit;
  gboolean refund = policy == POS_EXCESS_REFUND ||
                    (policy == POS_EXCESS_ASK && order->excess_choice == POS_EXCESS_CHOICE_REFUND);

  if (refund)
    return order->deposit_required;
  return MAX (order->deposit_required, get_keepable (order));
}

gint64
pos_deposit_get_kept (const PosPricing *pricing, PosOrder *order)
{
  if (order->flow != POS_ORDER_FLOW_EDIT || order->type == POS_ORDER_TYPE_QUOTE)
    return 0;
  return get_target (pricing, order) - order->deposit_required;
}

static gint64
sum_given_back (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  sum += pos_totals_is_given_back (payment) ? payment->amount : 0;
  return sum;
}

/* What remains of @due after the cart's payments.  M3: up to @most a surplus is welcome, also of
 * who was given money back first. */
static gint64
get_rest (PosOrder *order, gint64 due, gint64 most)
{
  gint64 given = due < 0 ? sum_given_back (order) : 0;
  gint64 paid = pos_totals_get_tendered (order) - given;
  gint64 left = due - given;

  if (left < 0)
    return left + MIN (most - due - paid, 0);
  return paid > most - given ? most - given - paid : MAX (left - paid, 0);
}

static void
compute_building (const PosPricing *pricing, PosOrder *order)
{
  gint64 carried = pos_totals_get_open_carry_out (order);
  gint64 tendered = pos_totals_get_tendered (order);
  gint64 owed = pos_cancellation_get_owed (order);
  gint64 settled = carried + owed, target, due, most;

  if (!pos_order_is_saved (order))
    order->deposit_rate = pos_config_get_parameters (pricing->config)->deposit_rate;
  order->deposit_required = pos_deposit_get_required (order);
  if (order->type == POS_ORDER_TYPE_QUOTE) {
    order->due_now = -tendered;
    order->balance = order->open_total;
    return;
  }
  target = get_target (pricing, order);
  due = settled + target - order->deposit_held;
  most = settled + order->open_total - order->deposit_held;
  order->due_now = get_rest (order, due, most);
  order->deposit_applied += CLAMP (order->deposit_held - target, 0, owed);
  order->balance = order->open_total - (order->deposit_held + tendered + order->due_now - settled);
}

static gboolean
compute_hand_over (const PosPricing *pricing, PosOrder *order, GError **error)
{
  gint64 carried = pos_totals_get_open_carry_out (order);
  PosSettlement settlement;

  if (!pos_settlement_compute (pricing, order, &settlement, error))
    return FALSE;
  order->due_now = settlement.due + carried - pos_totals_get_tendered (order);
  order->deposit_applied += settlement.applied;
  order->balance = settlement.open_after - settlement.held_after;
  return TRUE;
}

static void
compute_cancel (PosOrder *order)
{
  gint64 owed = pos_cancellation_get_owed (order);

  order->due_now = owed - order->deposit_held - pos_totals_get_tendered (order);
  order->deposit_applied += MIN (owed, order->deposit_held);
  order->balance = 0;
}

gboolean
pos_deposit_compute (const PosPricing *pricing, PosOrder *order, GError **error)
{
  switch ((PosOrderFlow)order->flow) {
  case POS_ORDER_FLOW_HAND_OVER:
    return compute_hand_over (pricing, order, error);
  case POS_ORDER_FLOW_CANCEL:
    compute_cancel (order);
    return TRUE;
  case POS_ORDER_FLOW_NEW:
  case POS_ORDER_FLOW_EDIT:
  default:
    compute_building (pricing, order);
    return TRUE;
  }
}

/* Open value of the lines that leave one way, with their charges. */
static gint64
sum_group (PosOrder *order, gboolean pick_up)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_deferred (line) && (line->intent == POS_INTENT_PICK_UP) == pick_up)
      sum += pos_totals_get_line_open (order, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    PosOrderLine *line = pos_order_find_line (order, &charge->line);

    if (line && pos_order_line_is_deferred (line) &&
        (line->intent == POS_INTENT_PICK_UP) == pick_up)
      sum += pos_totals_get_charge_open (charge);
  }
  return sum;
}

static gboolean
ships_anything (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) &&
        (line->intent == POS_INTENT_SHIP || line->intent == POS_INTENT_ELECTRONIC))
      return TRUE;
  }
  return FALSE;
}

/* Open value of what ships and of what is picked up, header charges shared out to both. */
static void
get_groups (PosOrder *order, gint64 groups[2])
{
  gint64 header, weights[2], parts[2];

  groups[0] = weights[0] = sum_group (order, FALSE);
  groups[1] = weights[1] = sum_group (order, TRUE);
  header = order->open_total - groups[0] - groups[1];
  if (weights[0] + weights[1] == 0)
    weights[ships_anything (order) ? 0 : 1] = 1;
  pos_minor_allocate (header, weights, parts, 2);
  groups[0] += parts[0];
  groups[1] += parts[1];
}

void
pos_deposit_get_balances (PosOrder *order, PosBalances *balances)
{
  gint64 groups[2], parts[2];

  get_groups (order, groups);
  pos_minor_allocate (order->open_total - order->balance, groups, parts, 2);
  balances->ship = groups[0] - parts[0];
  balances->pick_up = groups[1] - parts[1];
}

void
pos_deposit_get_parts (PosOrder *order, PosDepositParts *parts)
{
  gint64 groups[2], now[2];

  get_groups (order, groups);
  pos_minor_allocate (order->deposit_required, groups, now, 2);
  parts->returned = pos_totals_get_open_returned (order);
  parts->carry_out = pos_totals_get_open_carry_out (order) - parts->returned;
  parts->ship = (PosDepositPart){groups[0], now[0]};
  parts->pick_up = (PosDepositPart){groups[1], now[1]};
}

gint64
pos_deposit_get_due_today (PosOrder *order)
{
  return order->due_now + pos_totals_get_tendered (order);
}

gint64
pos_deposit_get_to_authorize (PosOrder *order)
{
  PosBalances balances;

  pos_deposit_get_balances (order, &balances);
  return balances.ship + (order->balance_choice == POS_BALANCE_CARD ? balances.pick_up : 0);
}

gint64
pos_deposit_get_to_reserve (PosOrder *order)
{
  return MAX (0, pos_deposit_get_to_authorize (order) - order->authorized);
}

gboolean
pos_deposit_lost_its_card (PosOrder *order)
{
  if (pos_deposit_get_to_reserve (order) == 0)
    return FALSE;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->kind == POS_PAYMENT_AUTHORIZATION && payment->state == POS_PAYMENT_STATE_EXPIRED)
    return TRUE;
  return FALSE;
}

static gboolean
has_token (PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (payment->kind == POS_PAYMENT_TOKEN && payment->state != POS_PAYMENT_STATE_VOIDED &&
        payment->state != POS_PAYMENT_STATE_DECLINED && payment->state != POS_PAYMENT_STATE_EXPIRED)
      return TRUE;
  }
  return FALSE;
}

static gboolean
fail_choice (const char *choice, gint64 amount, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "choice", "s", choice);
  g_variant_dict_insert (&details, "amount_minor", "x", amount);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_BALANCE_CHOICE,
                        g_variant_dict_end (&details),
                        "Not decided yet: %s",
                        choice);
}

static gboolean
check_due (PosOrder *order, GError **error)
{
  GVariantDict details;

  if (order->due_now == 0)
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "due_minor", "x", order->due_now);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER_SHORT,
                        g_variant_dict_end (&details),
                        order->due_now > 0 ? "Something is still to be paid"
                                           : "Something is still to be given back");
}

/* Without F7 nothing is reserved: a card on file is all there can be (M11).  It still stands in for
 * what was ordered so when F7 is switched on meanwhile; more than that is reserved. */
static gboolean
is_on_file (const PosPricing *pricing, PosOrder *order, gint64 required)
{
  g_autoptr (GArray) rows = NULL;
  gint64 saved;

  if (!has_token (order))
    return FALSE;
  if (!pos_config_has_feature (pricing->config, "F7"))
    return TRUE;
  rows = pos_ledger_account (order, POS_ACCOUNT_BALANCE, NULL, &saved);
  return order->authorized == 0 && required <= saved;
}

static gboolean
check_card (const PosPricing *pricing, PosOrder *order, gint64 required, GError **error)
{
  GVariantDict details;

  if (required <= order->authorized)
    return TRUE;
  if (is_on_file (pricing, order, required))
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "required_minor", "x", required);
  g_variant_dict_insert (&details, "authorized_minor", "x", order->authorized);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_CARD_REQUIRED,
                        g_variant_dict_end (&details),
                        "A card must stand in for the balance");
}

/* The store's, or what it says of the customer's group (§10.22). */
static int
get_balance_rule (const PosPricing *pricing)
{
  PosProfile *profile = pos_config_get_profile (pricing->config, pricing->store);
  const char *group = pricing->customer ? pricing->customer->group : NULL;

  POS_LIST_FOREACH (PosBalanceGroup, own, profile->balance_groups)
  if (g_strcmp0 (own->customer_group, group) == 0)
    return own->balance_rule;
  return profile->balance_rule;
}

gboolean
pos_deposit_allows_pay_later (const PosPricing *pricing)
{
  return get_balance_rule (pricing) != POS_BALANCE_CARD_REQUIRED &&
         !pos_config_has_feature (pricing->config, "F9");
}

gboolean
pos_deposit_check_excess (const PosPricing *pricing, PosOrder *order, GError **error)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);
  gint64 excess = pos_deposit_get_excess (order);

  if (pos_order_flow_is_building (order->flow) && parameters->excess_deposit == POS_EXCESS_ASK &&
      order->excess_choice == POS_EXCESS_CHOICE_UNDECIDED && excess > 0)
    return fail_choice ("excess", excess, error);
  return TRUE;
}

gboolean
pos_deposit_check_conclude (const PosPricing *pricing, PosOrder *order, GError **error)
{
  gboolean building = pos_order_flow_is_building (order->flow);
  gboolean allowed = pos_deposit_allows_pay_later (pricing);
  gboolean pay_later = order->balance_choice == POS_BALANCE_PAY_LATER;
  PosBalances balances;

  if (!pos_deposit_check_excess (pricing, order, error) || !check_due (order, error))
    return FALSE;
  if (!building || order->type != POS_ORDER_TYPE_SALES_ORDER)
    return TRUE;

  pos_deposit_get_balances (order, &balances);
  if (balances.pick_up > 0 && order->balance_choice == POS_BALANCE_UNDECIDED && allowed) {
    /* The shipped part must have its card whatever is chosen for the rest. */
    return check_card (pricing, order, balances.ship, error) &&
           fail_choice ("balance", balances.pick_up, error);
  }
  if (!pay_later || !allowed)
    balances.ship += balances.pick_up;
  return check_card (pricing, order, balances.ship, error);
}
