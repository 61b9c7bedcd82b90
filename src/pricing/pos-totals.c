/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-totals.c — adding up an order; every sum is checked for overflow. */
#include "pricing/pos-totals.h"
#include "base/pos-error.h"
#include "base/pos-money-limits.h"

gint64
pos_totals_get_line_invoiced (PosOrder *order, PosOrderLine *line)
{
  return line->invoiced_net + (order->tax_included ? 0 : line->invoiced_tax);
}

gint64
pos_totals_get_line_open (PosOrder *order, PosOrderLine *line)
{
  return pos_order_line_is_active (line) ? line->total - pos_totals_get_line_invoiced (order, line)
                                         : 0;
}

gint64
pos_totals_get_charge_open (PosCharge *charge)
{
  return charge->total - charge->invoiced;
}

static gboolean
is_money (PosPayment *payment)
{
  return payment->kind == POS_PAYMENT_TENDER || payment->kind == POS_PAYMENT_DEPOSIT ||
         payment->kind == POS_PAYMENT_REFUND;
}

gboolean
pos_totals_counts_payment (PosPayment *payment)
{
  return payment->state == POS_PAYMENT_STATE_POSTED ||
         (payment->state == POS_PAYMENT_STATE_CAPTURED && payment->revision == 0);
}

gboolean
pos_totals_is_given_back (PosPayment *payment)
{
  return payment->kind == POS_PAYMENT_REFUND && payment->state == POS_PAYMENT_STATE_CAPTURED &&
         payment->revision == 0;
}

gint64
pos_totals_get_tendered (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gboolean here = payment->state == POS_PAYMENT_STATE_AUTHORIZED ||
                    payment->state == POS_PAYMENT_STATE_CAPTURED;

    if (is_money (payment) && here && payment->revision == 0)
      sum += payment->amount;
  }
  return sum;
}

static gboolean
is_posted_by (PosPayment *payment, gint64 revision)
{
  return is_money (payment) && payment->state == POS_PAYMENT_STATE_POSTED &&
         payment->revision == revision;
}

gint64
pos_totals_get_invoices (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_of_invoice (payment) && payment->state != POS_PAYMENT_STATE_VOIDED)
    sum -= payment->amount;
  return sum;
}

gint64
pos_totals_get_onto_account (PosOrder *order)
{
  gint64 sum = 0;

  if (!pos_order_is_account_deposit (order))
    return 0;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->kind == POS_PAYMENT_REFUND && payment->state != POS_PAYMENT_STATE_VOIDED)
    sum -= payment->amount;
  return sum;
}

gint64
pos_totals_get_taken (PosOrder *order, gint64 revision)
{
  gboolean onto_account = pos_order_is_account_deposit (order);
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    /* What it was taken for is no money that went back. */
    gboolean what_for = pos_payment_is_of_invoice (payment) ||
                        (onto_account && payment->kind == POS_PAYMENT_REFUND);

    if (is_posted_by (payment, revision) && !what_for)
      sum += payment->amount;
  }
  return sum;
}

gint64
pos_totals_get_change (PosOrder *order, gint64 revision)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (is_posted_by (payment, revision))
      sum += payment->change;
  }
  return sum;
}

gboolean
pos_totals_carries_the_last (PosOrder *order)
{
  if (order->type != POS_ORDER_TYPE_SALES_ORDER || pos_order_has_open_lines (order))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_deferred (line) &&
      pos_order_line_get_open (line).micro > 0)
    return TRUE;
  return FALSE;
}

/* Header charges belong to what is deferred (M1); a plain sale has nothing deferred. */
static gboolean
header_charges_are_deferred (PosOrder *order)
{
  return order->type == POS_ORDER_TYPE_SALES_ORDER ? !pos_totals_carries_the_last (order)
                                                   : pos_order_has_deferred (order);
}

static gboolean
charge_is_deferred (PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line;

  /* It is settled when it is given back, whatever else is open. */
  if (pos_charge_is_overpaid (charge))
    return FALSE;
  if (pos_id_is_none (&charge->line))
    return header_charges_are_deferred (order);
  line = pos_order_find_line (order, &charge->line);
  return line && pos_order_line_is_deferred (line);
}

gboolean
pos_totals_is_returned (PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  return !pos_id_is_none (&charge->original) || (line && pos_order_line_is_return (line));
}

gint64
pos_totals_get_open_carry_out (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_deferred (line))
      sum += pos_totals_get_line_open (order, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (charge->origin != POS_CHARGE_CANCELLATION && !charge_is_deferred (order, charge))
      sum += pos_totals_get_charge_open (charge);
  }
  return sum;
}

gint64
pos_totals_get_open_returned (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_return (line))
      sum += pos_totals_get_line_open (order, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (pos_totals_is_returned (order, charge))
      sum += pos_totals_get_charge_open (charge);
  }
  return sum;
}

typedef struct {
  gint64 goods, discount, charges, tax, total, carry_out, deferred, open, invoiced, returned;
  gboolean overflow;
} Sums;

static void
add (Sums *sums, gint64 *sum, gint64 value)
{
  sums->overflow |= __builtin_add_overflow (*sum, value, sum);
}

static void
add_line (Sums *sums, PosOrder *order, PosOrderLine *line)
{
  gboolean deferred = pos_order_line_is_deferred (line);

  if (!pos_order_line_is_active (line))
    return;
  add (sums, &sums->goods, line->net);
  add (sums, &sums->goods, line->discount);
  add (sums, &sums->discount, line->discount);
  add (sums, &sums->tax, line->tax);
  add (sums, &sums->total, line->total);
  add (sums, &sums->invoiced, pos_totals_get_line_invoiced (order, line));
  if (pos_order_line_is_return (line))
    add (sums, &sums->returned, line->total);
  else
    add (sums, deferred ? &sums->deferred : &sums->carry_out, line->total);
  if (deferred)
    add (sums, &sums->open, pos_totals_get_line_open (order, line));
}

static void
add_charge (Sums *sums, PosOrder *order, PosCharge *charge)
{
  gboolean deferred = charge_is_deferred (order, charge);

  add (sums, &sums->charges, charge->amount);
  add (sums, &sums->tax, charge->tax);
  add (sums, &sums->total, charge->total);
  add (sums, &sums->invoiced, charge->invoiced);
  if (charge->origin == POS_CHARGE_CANCELLATION)
    return;
  if (pos_totals_is_returned (order, charge))
    add (sums, &sums->returned, charge->total);
  else
    add (sums, deferred ? &sums->deferred : &sums->carry_out, charge->total);
  if (deferred)
    add (sums, &sums->open, pos_totals_get_charge_open (charge));
}

static gint64
sum_authorized (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (payment->kind == POS_PAYMENT_AUTHORIZATION &&
        payment->state == POS_PAYMENT_STATE_AUTHORIZED)
      sum += payment->amount - payment->used;
  }
  return sum;
}

gboolean
pos_totals_sum (PosOrder *order, GError **error)
{
  Sums sums = {0};
  gint64 taken = pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_TAKEN);
  gint64 refunded = pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_REFUNDED);
  gint64 applied = pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_APPLIED);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    add_line (&sums, order, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    add_charge (&sums, order, charge);
  }
  if (sums.overflow || pos_money_is_too_much (sums.total))
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW, NULL, "The order's total is too large");

  order->goods = sums.goods;
  order->discount = sums.discount;
  order->charge_total = sums.charges;
  order->tax = sums.tax;
  order->total = sums.total;
  order->carry_out = sums.carry_out;
  order->deferred = sums.deferred;
  order->open_total = sums.open;
  order->invoiced_total = sums.invoiced;
  order->return_total = sums.returned;
  order->deposit_held = taken - applied - refunded;
  order->deposit_applied = applied;
  order->authorized = sum_authorized (order);
  order->paid = taken - refunded + pos_order_sum_entries (order, POS_ENTRY_TENDER) +
                pos_order_sum_entries (order, POS_ENTRY_REFUND) + pos_totals_get_tendered (order);
  return TRUE;
}

gboolean
pos_totals_settle (PosOrder *order, GError **error)
{
  if (!pos_totals_sum (order, error))
    return FALSE;
  order->due_now = 0;
  order->balance = order->open_total - order->deposit_held;
  return TRUE;
}
