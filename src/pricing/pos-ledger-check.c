/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger-check.c — every identity and invariant of an order at rest, and entries in words. */
#include "pricing/pos-ledger.h"
#include "pricing/pos-totals.h"

typedef struct {
  PosOrder *order;
  GPtrArray *faults;
} Check;

static void
expect_equal (Check *check, const char *what, gint64 found, gint64 expected)
{
  if (found != expected)
    g_ptr_array_add (
        check->faults,
        g_strdup_printf (
            "%s is %" G_GINT64_FORMAT ", expected %" G_GINT64_FORMAT, what, found, expected));
}

static void
expect_within (Check *check, const char *what, gint64 found, gint64 from, gint64 to)
{
  if (found < from || found > to)
    g_ptr_array_add (check->faults,
                     g_strdup_printf ("%s is %" G_GINT64_FORMAT ", not within %" G_GINT64_FORMAT
                                      " … %" G_GINT64_FORMAT,
                                      what,
                                      found,
                                      from,
                                      to));
}

static gint64
sum (Check *check, int kind)
{
  return pos_order_sum_entries (check->order, kind);
}

static gint64
sum_of (Check *check, int kind, const PosId *line, const PosId *charge)
{
  gint64 amount = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, check->order->ledger)
  {
    if (entry->kind == kind && ((line && pos_id_equal (&entry->line, line)) ||
                                (charge && pos_id_equal (&entry->charge, charge))))
      amount += entry->amount;
  }
  return amount;
}

static void
check_line (Check *check, PosOrderLine *line)
{
  PosOrder *order = check->order;
  gint64 quantity = pos_order_line_get_quantity (line).micro;
  gint64 used = line->invoiced.micro + line->picked.micro + line->packed.micro;

  if (!pos_order_line_is_active (line)) {
    expect_equal (
        check, "goods of a line that is gone", sum_of (check, POS_ENTRY_GOODS, &line->id, NULL), 0);
    return;
  }
  if (quantity > 0)
    expect_within (check, "used quantity", used, 0, quantity);
  expect_equal (check,
                "line goods",
                sum_of (check, POS_ENTRY_GOODS, &line->id, NULL) +
                    sum_of (check, POS_ENTRY_DISCOUNT, &line->id, NULL),
                line->net);
  expect_equal (
      check, "line total", line->total, line->net + (order->tax_included ? 0 : line->tax));
  expect_equal (check,
                "line invoiced",
                sum_of (check, POS_ENTRY_INVOICED, &line->id, NULL),
                pos_totals_get_line_invoiced (order, line));
  if (pos_order_line_get_open (line).micro == 0)
    expect_equal (check,
                  "invoiced part of a closed line",
                  pos_totals_get_line_invoiced (order, line),
                  line->total);
}

static void
check_charge (Check *check, PosCharge *charge)
{
  int kind =
      charge->origin == POS_CHARGE_CANCELLATION ? POS_ENTRY_CANCELLATION_CHARGE : POS_ENTRY_CHARGE;

  expect_equal (check, "charge booked", sum_of (check, kind, NULL, &charge->id), charge->amount);
  expect_equal (check,
                "charge invoiced",
                sum_of (check, POS_ENTRY_INVOICED, NULL, &charge->id),
                charge->invoiced);
  expect_within (
      check, "charge invoiced", charge->invoiced, MIN (charge->total, 0), MAX (charge->total, 0));
  if (!pos_id_is_none (&charge->line) && !pos_order_find_line (check->order, &charge->line))
    g_ptr_array_add (check->faults, g_strdup ("a charge belongs to no line"));
}

static gint64
sum_payments (PosOrder *order)
{
  gint64 amount = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gboolean money = payment->kind == POS_PAYMENT_TENDER || payment->kind == POS_PAYMENT_DEPOSIT ||
                     payment->kind == POS_PAYMENT_REFUND;

    if (money && payment->state == POS_PAYMENT_STATE_POSTED)
      amount += payment->amount;
  }
  return amount;
}

static void
check_identities (Check *check)
{
  PosOrder *order = check->order;
  gint64 taken = sum (check, POS_ENTRY_DEPOSIT_TAKEN);
  gint64 applied = sum (check, POS_ENTRY_DEPOSIT_APPLIED);
  gint64 refunded = sum (check, POS_ENTRY_DEPOSIT_REFUNDED);
  gint64 settled = sum (check, POS_ENTRY_TENDER) + sum (check, POS_ENTRY_REFUND);
  gint64 invoiced = sum (check, POS_ENTRY_INVOICED);

  expect_equal (check,
                "total",
                order->total,
                sum (check, POS_ENTRY_GOODS) + sum (check, POS_ENTRY_DISCOUNT) +
                    sum (check, POS_ENTRY_CHARGE) + sum (check, POS_ENTRY_CANCELLATION_CHARGE) +
                    sum (check, POS_ENTRY_TAX));
  expect_equal (check, "deposit held", order->deposit_held, taken - applied - refunded);
  expect_equal (check, "deposit applied", order->deposit_applied, applied);
  expect_equal (check, "invoiced total", order->invoiced_total, invoiced);
  expect_equal (check, "settlement of invoices", settled + applied, invoiced);
  expect_equal (check, "paid", order->paid, taken + settled - refunded);
  expect_equal (check, "paid, by payments", order->paid, sum_payments (order));
  expect_equal (check, "authorized", order->authorized, sum (check, POS_ENTRY_AUTHORIZED));
  expect_equal (check, "open and invoiced", order->open_total + invoiced, order->total);
  expect_equal (check, "balance", order->balance, order->open_total - order->deposit_held);
  expect_equal (check, "amount due at rest", order->due_now, 0);
  expect_within (check, "deposit held", order->deposit_held, 0, order->open_total);
}

static void
check_sequence (Check *check)
{
  gint64 next = 1;

  POS_LIST_FOREACH (PosLedgerEntry, entry, check->order->ledger)
  {
    expect_equal (check, "sequence of an entry", entry->seq, next++);
    expect_within (check, "revision of an entry", entry->revision, 1, check->order->revision);
  }
}

gboolean
pos_ledger_check (PosOrder *order, GPtrArray *faults)
{
  Check check = {order, faults};
  guint before = faults->len;

  if (order->type == POS_ORDER_TYPE_QUOTE) {
    expect_equal (&check, "ledger entries of a quote", pos_list_size (order->ledger), 0);
    return faults->len == before;
  }
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    check_line (&check, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    check_charge (&check, charge);
  }
  check_identities (&check);
  check_sequence (&check);
  return faults->len == before;
}
