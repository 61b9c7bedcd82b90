/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-facts.c — see the header. */
#include "ui/recall/pos-cancel-facts.h"

#include "pricing/pos-cancellation.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-refunds.h"
#include "pricing/pos-totals.h"

PosRate
pos_cancel_facts_get_standard (PosRegister *reg, PosOrder *order)
{
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (reg));

  return order->type == POS_ORDER_TYPE_QUOTE ? (PosRate){0} : parameters->cancellation_rate;
}

gboolean
pos_cancel_facts_has_line (PosOrderLine *line)
{
  return pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
         pos_order_line_get_open (line).micro > 0;
}

static void
read_lines (PosOrder *order, PosCancelFacts *facts)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_cancel_facts_has_line (line))
      continue;
    facts->goods += pos_totals_get_line_open (order, line);
    facts->n_lines++;
  }
  facts->charges = facts->base - facts->goods;
}

static void
read_money (PosOrder *cart, PosCancelFacts *facts)
{
  PosCharge *charge = pos_cancellation_find_charge (cart);

  facts->charge = charge ? charge->total : 0;
  facts->due = cart->due_now;
}

gboolean
pos_cancel_facts_is_standard (const PosCancelFacts *facts)
{
  return facts->entered < 0 && facts->rate.micro == facts->standard.micro;
}

/* An amount that the rules would ask for is theirs, and nothing is no amount. */
static void
take_entered (PosCancelFacts *facts, PosRate rate, gint64 entered)
{
  gint64 standard = pos_minor_at_rate (facts->base, facts->standard, POS_ROUND_HALF_UP);

  facts->entered = -1;
  facts->rate = entered == standard ? facts->standard : entered == 0 ? (PosRate){0} : rate;
  if (entered <= 0 || entered == standard || facts->base == 0)
    return;
  facts->entered = entered;
  facts->rate.micro = pos_minor_scale (POS_SCALE, entered, facts->base, POS_ROUND_HALF_UP);
}

/* The charge that the rules ask for is left to the rules. */
static gboolean
set_charge (const PosPricing *pricing, PosOrder *cart, const PosCancelFacts *facts, GError **error)
{
  gint64 amount;

  if (pos_cancel_facts_is_standard (facts))
    return TRUE;
  amount = facts->entered >= 0 ? facts->entered
                               : pos_minor_at_rate (facts->base, facts->rate, POS_ROUND_HALF_UP);
  return pos_cancellation_set_charge (pricing, cart, amount, NULL, error) &&
         pos_pricing_recompute (pricing, cart, error);
}

gboolean
pos_cancel_facts_read (PosRegister *reg,
                       PosOrder *order,
                       PosRate rate,
                       gint64 entered,
                       PosCancelFacts *facts,
                       GError **error)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosParameters *parameters = pos_config_get_parameters (pricing.config);
  g_autoptr (PosOrder) cart = pos_record_copy (order);
  gboolean is_quote = order->type == POS_ORDER_TYPE_QUOTE;

  cart->flow = POS_ORDER_FLOW_CANCEL;
  cart->flow_revision = order->revision;
  if (!pos_pricing_recompute (&pricing, cart, error))
    return FALSE;
  *facts = (PosCancelFacts){
      .currency = order->currency,
      .is_quote = is_quote,
      .chargeable = !is_quote && parameters->cancellation_charge_code,
      .may_lower = pos_register_is_permitted (reg, "order.cancel_fee_waive"),
      .base = pos_cancellation_get_base (&pricing, cart),
      .untouched = order->invoiced_total == 0,
      .standard = pos_cancel_facts_get_standard (reg, order),
      .held = order->deposit_held,
      .reserved = order->authorized,
      .card = pos_refunds_find_card (order),
      .gift = pos_refunds_find_gift_card (order),
  };
  take_entered (facts, rate, entered);
  if (!set_charge (&pricing, cart, facts, error))
    return FALSE;
  read_lines (cart, facts);
  read_money (cart, facts);
  return TRUE;
}
