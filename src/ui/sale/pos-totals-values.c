/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-totals-values.c — see the header. */
#include "ui/sale/pos-totals-values.h"

#include "pricing/pos-deposit.h"
#include "pricing/pos-settlement.h"
#include "pricing/pos-totals.h"
#include "ui/common/pos-translator.h"

static const char *const nicks[POS_TOTALS_N_VALUES] = {
    [POS_TOTALS_SUBTOTAL] = "subtotal",
    [POS_TOTALS_DISCOUNT] = "discount",
    [POS_TOTALS_CHARGES] = "charges",
    [POS_TOTALS_TAX] = "tax",
    [POS_TOTALS_TOTAL] = "total",
    [POS_TOTALS_BALANCE] = "balance",
    [POS_TOTALS_PAID] = "paid",
    [POS_TOTALS_HANDED_OVER] = "handed_over",
    [POS_TOTALS_DEPOSIT_APPLIED] = "deposit_applied",
    [POS_TOTALS_DEPOSIT_KEPT] = "deposit_kept",
    [POS_TOTALS_DEPOSIT_HELD] = "deposit_held",
    [POS_TOTALS_DUE_NOW] = "due_now",
    [POS_TOTALS_CARRY_OUT] = "carry_out",
    [POS_TOTALS_RETURNED] = "returned",
    [POS_TOTALS_DEPOSIT_REQUIRED] = "deposit_required",
    [POS_TOTALS_LINE_COUNT] = "line_count",
    [POS_TOTALS_ITEM_COUNT] = "item_count",
};

gboolean
pos_totals_value_from_nick (const char *nick, PosTotalsValue *value)
{
  for (int i = 0; nick && i < POS_TOTALS_N_VALUES; i++) {
    if (!g_str_equal (nicks[i], nick))
      continue;
    *value = (PosTotalsValue)i;
    return TRUE;
  }
  /* register.md's older name for the same. */
  *value = POS_TOTALS_DUE_NOW;
  return g_strcmp0 (nick, "amount_due") == 0;
}

gboolean
pos_totals_has_due_box (PosOrder *order)
{
  if (order->type == POS_ORDER_TYPE_QUOTE)
    return FALSE;
  return order->flow != POS_ORDER_FLOW_NEW || pos_order_has_deferred (order) ||
         pos_totals_get_tendered (order) != 0 || pos_order_pays_invoices (order);
}

/* The rate when every line bears the same; −1 when they differ. */
static gint64
find_common_rate (PosOrder *order)
{
  gint64 rate = -1;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line))
      continue;
    if (rate >= 0 && rate != line->tax_rate.micro)
      return -1;
    rate = line->tax_rate.micro;
  }
  return rate;
}

static char *
make_tax_caption (PosSaleState *state, PosOrder *order)
{
  gint64 rate = find_common_rate (order);

  if (rate < 0 || pos_sale_state_is_large_text (state))
    return g_strdup (order->tax_included ? _ ("VAT included") : _ ("Tax"));
  g_autofree char *percent = pos_format_rate (pos_sale_state_get_format (state), (PosRate){rate});
  return order->tax_included
             /* TRANSLATORS: tax inside the prices, with its rate: "VAT included (21%)" */
             ? g_strdup_printf (_ ("VAT included (%s)"), percent)
             /* TRANSLATORS: tax on top of the prices, with its rate: "Tax (21%)" */
             : g_strdup_printf (_ ("Tax (%s)"), percent);
}

static char *
make_deposit_caption (PosSaleState *state, PosOrder *order)
{
  PosFormat *format = pos_sale_state_get_format (state);
  g_autofree char *base = pos_sale_state_format (state, order->open_total);
  g_autofree char *standard = pos_format_rate (format, order->deposit_rate);
  g_autofree char *entered = pos_format_rate (format, order->deposit_entered_rate);
  g_autofree char *before = pos_sale_state_format (state, pos_deposit_get_default (order));

  switch ((PosDepositSource)order->deposit_source) {
  case POS_DEPOSIT_AMOUNT:
    /* TRANSLATORS: a deposit that somebody changed; %s is what it would have been */
    return g_strdup_printf (_ ("Deposit, not %s"), before);
  case POS_DEPOSIT_RATE:
    /* TRANSLATORS: a deposit that somebody changed: rate, amount it is taken of, and the usual
       rate: "Deposit 10% of €2,413.00, not 20%" */
    return g_strdup_printf (_ ("Deposit %1$s of %2$s, not %3$s"), entered, base, standard);
  case POS_DEPOSIT_DEFAULT:
  default:
    /* TRANSLATORS: rate and the amount it is taken of: "Deposit 20% of €2,413.00" */
    return g_strdup_printf (_ ("Deposit %1$s of %2$s"), standard, base);
  }
}

/* Gift wrap is no delivery. */
static gboolean
are_for_delivery (PosOrder *order)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (!charge->shipping && charge->total != 0)
    return FALSE;
  return TRUE;
}

static char *
make_caption (PosSaleState *state, PosTotalsValue value)
{
  PosOrder *order = pos_sale_state_get_order (state);

  switch (value) {
  case POS_TOTALS_SUBTOTAL:
    return g_strdup (_ ("Subtotal"));
  case POS_TOTALS_DISCOUNT:
    return g_strdup (C_ ("totals", "Discount"));
  case POS_TOTALS_CHARGES:
    return g_strdup (are_for_delivery (order) ? _ ("Delivery charge") : _ ("Charges"));
  case POS_TOTALS_TAX:
    return make_tax_caption (state, order);
  case POS_TOTALS_TOTAL:
    if (order->type == POS_ORDER_TYPE_QUOTE)
      return g_strdup (_ ("Quote total"));
    return g_strdup (pos_totals_has_due_box (order) && !pos_order_pays_invoices (order)
                         ? _ ("Order total")
                         : C_ ("totals", "Total"));
  case POS_TOTALS_BALANCE:
    return g_strdup (_ ("Balance later"));
  case POS_TOTALS_PAID:
    return g_strdup (C_ ("totals", "Paid"));
  case POS_TOTALS_HANDED_OVER:
    return g_strdup (_ ("Handed over now"));
  case POS_TOTALS_DEPOSIT_APPLIED:
    return g_strdup (_ ("Deposit applied"));
  case POS_TOTALS_DEPOSIT_KEPT:
    /* TRANSLATORS: of a deposit: what does not go back; few letters */
    return g_strdup (C_ ("totals", "Kept"));
  case POS_TOTALS_DEPOSIT_HELD:
    return g_strdup (_ ("Deposit paid"));
  case POS_TOTALS_DUE_NOW:
    return g_strdup (order->due_now < 0 ? _ ("Refund due") : _ ("Due today"));
  case POS_TOTALS_CARRY_OUT:
    return g_strdup (_ ("Carry out in full"));
  case POS_TOTALS_RETURNED:
    return g_strdup (_ ("Returned"));
  case POS_TOTALS_DEPOSIT_REQUIRED:
    return make_deposit_caption (state, order);
  case POS_TOTALS_LINE_COUNT:
    return g_strdup (C_ ("totals", "Lines"));
  case POS_TOTALS_ITEM_COUNT:
    return g_strdup (C_ ("totals", "Items"));
  case POS_TOTALS_N_VALUES:
  default:
    g_return_val_if_reached (NULL);
  }
}

/* What handing over costs and what the deposit pays of it. */
static gboolean
get_settled (PosSaleState *state, PosTotalsValue value, gint64 *amount)
{
  PosOrder *order = pos_sale_state_get_order (state);
  PosPricing pricing = pos_register_get_pricing (pos_sale_state_get_register (state));
  PosSettlement settlement;

  if (order->flow != POS_ORDER_FLOW_HAND_OVER ||
      !pos_settlement_compute (&pricing, order, &settlement, NULL))
    return FALSE;
  *amount = value == POS_TOTALS_HANDED_OVER ? settlement.invoice : -settlement.applied;
  return TRUE;
}

/* Whether the value says anything about this order, and how much it is. */
static gboolean
get_amount (PosSaleState *state, PosTotalsValue value, gint64 *amount)
{
  PosOrder *order = pos_sale_state_get_order (state);
  PosPricing pricing = pos_register_get_pricing (pos_sale_state_get_register (state));
  gboolean ordered = pos_totals_has_due_box (order);
  gboolean pays_invoices = pos_order_pays_invoices (order);
  gint64 owed = pos_totals_get_invoices (order);

  switch (value) {
  case POS_TOTALS_SUBTOTAL:
    *amount = order->goods;
    return !pays_invoices;
  case POS_TOTALS_DISCOUNT:
    *amount = -order->discount;
    return order->discount != 0;
  case POS_TOTALS_CHARGES:
    *amount = order->charge_total;
    return order->charge_total != 0;
  case POS_TOTALS_TAX:
    *amount = order->tax;
    return pos_order_has_active_lines (order) && (!ordered || !order->tax_included);
  case POS_TOTALS_TOTAL:
    *amount = pays_invoices ? owed : order->total;
    return ordered;
  case POS_TOTALS_BALANCE:
    *amount = order->balance;
    return ordered && !pays_invoices;
  case POS_TOTALS_PAID:
    *amount = -(pos_totals_get_tendered (order) + owed);
    return *amount != 0;
  case POS_TOTALS_HANDED_OVER:
  case POS_TOTALS_DEPOSIT_APPLIED:
    return get_settled (state, value, amount);
  case POS_TOTALS_DEPOSIT_KEPT:
    *amount = pos_deposit_get_kept (&pricing, order);
    return *amount != 0;
  case POS_TOTALS_DEPOSIT_HELD:
    *amount = -order->deposit_held;
    return order->flow != POS_ORDER_FLOW_HAND_OVER && order->deposit_held != 0;
  case POS_TOTALS_DUE_NOW:
    *amount = ABS (order->due_now);
    return TRUE;
  case POS_TOTALS_CARRY_OUT:
    *amount = pos_totals_get_open_carry_out (order) - pos_totals_get_open_returned (order);
    return *amount != 0;
  case POS_TOTALS_RETURNED:
    *amount = pos_totals_get_open_returned (order);
    return ordered && *amount != 0;
  case POS_TOTALS_DEPOSIT_REQUIRED:
    *amount = order->deposit_required;
    return pos_order_flow_is_building (order->flow) && order->type == POS_ORDER_TYPE_SALES_ORDER;
  case POS_TOTALS_LINE_COUNT:
  case POS_TOTALS_ITEM_COUNT:
  case POS_TOTALS_N_VALUES:
  default:
    return FALSE;
  }
}

static gint64
count (PosOrder *order, PosTotalsValue value)
{
  gint64 items = 0;

  if (value == POS_TOTALS_LINE_COUNT)
    return pos_order_count_active_lines (order);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line))
    items += MAX (pos_order_line_get_quantity (line).micro / POS_SCALE, 1);
  return items;
}

void
pos_totals_text_init (PosTotalsText *text, PosSaleState *state, PosTotalsValue value)
{
  PosOrder *order = pos_sale_state_get_order (state);
  gint64 amount = 0;

  *text = (PosTotalsText){.caption = make_caption (state, value)};
  if (value == POS_TOTALS_LINE_COUNT || value == POS_TOTALS_ITEM_COUNT)
    text->amount = pos_format_count (pos_sale_state_get_format (state), count (order, value));
  else if (get_amount (state, value, &amount))
    text->amount = pos_sale_state_format (state, amount);
  text->good = value == POS_TOTALS_DISCOUNT;
}

void
pos_totals_text_init_big (PosTotalsText *text, PosSaleState *state)
{
  PosOrder *order = pos_sale_state_get_order (state);
  gboolean boxed = pos_totals_has_due_box (order);

  *text = (PosTotalsText){
      .caption = make_caption (state, boxed ? POS_TOTALS_DUE_NOW : POS_TOTALS_TOTAL),
      .amount = pos_sale_state_format (state, boxed ? ABS (order->due_now) : order->total),
  };
}

void
pos_totals_text_clear (PosTotalsText *text)
{
  g_clear_pointer (&text->caption, g_free);
  g_clear_pointer (&text->amount, g_free);
}
