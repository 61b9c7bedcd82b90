/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger-check.c — every identity and invariant of an order at rest, and entries in words. */
#include "pricing/pos-ledger.h"
#include "pricing/pos-totals.h"

typedef struct {
  PosOrder *order;
  GPtrArray *faults;
} Check;

typedef enum {
  MONEY,
  QUANTITY,
  NUMBER,
} Unit;

static char *
write_value (Check *check, Unit unit, gint64 value)
{
  if (unit == MONEY)
    return pos_minor_to_text (value, check->order->currency);
  if (unit == QUANTITY)
    return pos_micro_to_text (value, 0);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
expect_equal (Check *check, Unit unit, const char *what, gint64 found, gint64 expected)
{
  if (found == expected)
    return;
  g_autofree char *is = write_value (check, unit, found);
  g_autofree char *should = write_value (check, unit, expected);
  g_ptr_array_add (check->faults, g_strdup_printf ("%s is %s, expected %s", what, is, should));
}

static void
expect_within (Check *check, Unit unit, const char *what, gint64 found, gint64 from, gint64 to)
{
  if (found >= from && found <= to)
    return;
  g_autofree char *is = write_value (check, unit, found);
  g_autofree char *least = write_value (check, unit, from);
  g_autofree char *most = write_value (check, unit, to);
  g_ptr_array_add (check->faults,
                   g_strdup_printf ("%s is %s, not within %s … %s", what, is, least, most));
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

/* A list that is there says the same as the amount beside it. */
static void
check_taxes (Check *check, const char *what, PosList *taxes, gint64 amount)
{
  if (pos_list_size (taxes) > 0)
    expect_equal (check, MONEY, what, pos_tax_parts_sum (taxes), amount);
}

static void
check_line_taxes (Check *check, PosOrderLine *line)
{
  check_taxes (check, "taxes of a line", line->taxes, line->tax);
  if (pos_list_size (line->taxes) == 0)
    return;
  expect_equal (check,
                MONEY,
                "invoiced taxes of a line",
                pos_tax_parts_sum (line->invoiced_taxes),
                line->invoiced_tax);
  expect_equal (check,
                MONEY,
                "returned taxes of a line",
                pos_tax_parts_sum (line->returned_taxes),
                line->returned_tax);
}

/* What happened to pieces that were sold; what comes back has the other sign. */
static void
check_quantities (Check *check, PosOrderLine *line)
{
  const struct {
    const char *what;
    PosQuantity quantity;
  } parts[] = {
      {"cancelled quantity", line->cancelled},
      {"rejected quantity", line->rejected},
      {"picked quantity", line->picked},
      {"packed quantity", line->packed},
      {"invoiced quantity", line->invoiced},
  };

  if (line->ordered.micro <= 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    expect_within (check, QUANTITY, parts[i].what, parts[i].quantity.micro, 0, line->ordered.micro);
  /* Two stores without a line may take the same piece back: a person is told, and it stays so. */
  expect_within (
      check, QUANTITY, "returned quantity", line->returned.micro, 0, MAX (line->returned.micro, 0));
}

static void
check_line (Check *check, PosOrderLine *line)
{
  PosOrder *order = check->order;
  gint64 quantity = pos_order_line_get_quantity (line).micro;
  gint64 used = line->invoiced.micro + line->picked.micro + line->packed.micro;

  check_quantities (check, line);
  if (!pos_order_line_is_active (line)) {
    expect_equal (check,
                  MONEY,
                  "goods of a line that is gone",
                  sum_of (check, POS_ENTRY_GOODS, &line->id, NULL),
                  0);
    return;
  }
  if (quantity > 0)
    expect_within (check, QUANTITY, "used quantity", used, 0, quantity);
  if ((line->ordered.micro < 0 && line->net > 0) || (line->ordered.micro > 0 && line->net < 0))
    g_ptr_array_add (check->faults, g_strdup ("a line is worth the contrary of its quantity"));
  expect_equal (check,
                MONEY,
                "line goods",
                sum_of (check, POS_ENTRY_GOODS, &line->id, NULL) +
                    sum_of (check, POS_ENTRY_DISCOUNT, &line->id, NULL),
                line->net);
  expect_equal (
      check, MONEY, "line total", line->total, line->net + (order->tax_included ? 0 : line->tax));
  expect_equal (check,
                MONEY,
                "line invoiced",
                sum_of (check, POS_ENTRY_INVOICED, &line->id, NULL),
                pos_totals_get_line_invoiced (order, line));
  check_line_taxes (check, line);
  if (pos_order_line_get_open (line).micro == 0)
    expect_equal (check,
                  MONEY,
                  "invoiced part of a closed line",
                  pos_totals_get_line_invoiced (order, line),
                  line->total);
}

static void
check_charge (Check *check, PosCharge *charge)
{
  int kind =
      charge->origin == POS_CHARGE_CANCELLATION ? POS_ENTRY_CANCELLATION_CHARGE : POS_ENTRY_CHARGE;

  expect_equal (
      check, MONEY, "charge booked", sum_of (check, kind, NULL, &charge->id), charge->amount);
  expect_equal (check,
                MONEY,
                "charge total",
                charge->total,
                charge->amount + (check->order->tax_included ? 0 : charge->tax));
  expect_equal (check,
                MONEY,
                "charge invoiced",
                sum_of (check, POS_ENTRY_INVOICED, NULL, &charge->id),
                charge->invoiced);
  expect_within (check,
                 MONEY,
                 "charge invoiced",
                 charge->invoiced,
                 MIN (charge->total, 0),
                 MAX (charge->total, 0));
  check_taxes (check, "taxes of a charge", charge->taxes, charge->tax);
  if (!pos_id_is_none (&charge->line) && !pos_order_find_line (check->order, &charge->line))
    g_ptr_array_add (check->faults, g_strdup ("a charge belongs to no line"));
}

static gint64
sum_charges (PosOrder *order)
{
  gint64 amount = 0;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  amount += charge->amount;
  return amount;
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
                MONEY,
                "total",
                order->total,
                sum (check, POS_ENTRY_GOODS) + sum (check, POS_ENTRY_DISCOUNT) +
                    sum (check, POS_ENTRY_CHARGE) + sum (check, POS_ENTRY_CANCELLATION_CHARGE) +
                    sum (check, POS_ENTRY_TAX));
  expect_equal (check,
                MONEY,
                "charges",
                sum_charges (order),
                sum (check, POS_ENTRY_CHARGE) + sum (check, POS_ENTRY_CANCELLATION_CHARGE));
  expect_equal (check, MONEY, "deposit held", order->deposit_held, taken - applied - refunded);
  expect_equal (check, MONEY, "deposit applied", order->deposit_applied, applied);
  expect_equal (check, MONEY, "invoiced total", order->invoiced_total, invoiced);
  expect_equal (check, MONEY, "settlement of invoices", settled + applied, invoiced);
  expect_equal (check, MONEY, "paid", order->paid, taken + settled - refunded);
  expect_equal (check, MONEY, "paid, by payments", order->paid, sum_payments (order));
  expect_equal (check, MONEY, "authorized", order->authorized, sum (check, POS_ENTRY_AUTHORIZED));
  expect_equal (check, MONEY, "open and invoiced", order->open_total + invoiced, order->total);
  expect_equal (check, MONEY, "balance", order->balance, order->open_total - order->deposit_held);
  expect_equal (check, MONEY, "amount due at rest", order->due_now, 0);
  expect_within (check, MONEY, "deposit held", order->deposit_held, 0, order->open_total);
}

/* Each is found by its id. */
static void
check_ids (Check *check)
{
  PosOrder *order = check->order;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_find_line (order, &line->id) != line)
    g_ptr_array_add (check->faults, g_strdup ("a line is there twice"));
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (pos_order_find_charge (order, &charge->id) != charge)
    g_ptr_array_add (check->faults, g_strdup ("a charge is there twice"));
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_order_find_payment (order, &payment->id) != payment)
    g_ptr_array_add (check->faults, g_strdup ("a payment is there twice"));
}

static void
check_sequence (Check *check)
{
  gint64 next = 1;

  POS_LIST_FOREACH (PosLedgerEntry, entry, check->order->ledger)
  {
    expect_equal (check, NUMBER, "sequence of an entry", entry->seq, next++);
    expect_within (
        check, NUMBER, "revision of an entry", entry->revision, 1, check->order->revision);
  }
}

/* Of those that took or reserved something. */
static gint64
count_payments (PosOrder *order)
{
  gint64 count = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  count += payment->state == POS_PAYMENT_STATE_AUTHORIZED ||
           payment->state == POS_PAYMENT_STATE_CAPTURED ||
           payment->state == POS_PAYMENT_STATE_POSTED;
  return count;
}

gboolean
pos_ledger_check (PosOrder *order, GPtrArray *faults)
{
  Check check = {order, faults};
  guint before = faults->len;

  check_ids (&check);
  if (order->type == POS_ORDER_TYPE_QUOTE) {
    expect_equal (&check, NUMBER, "ledger entries of a quote", pos_list_size (order->ledger), 0);
    expect_equal (&check, NUMBER, "payments of a quote", count_payments (order), 0);
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
