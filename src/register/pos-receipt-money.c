/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-money.c — see the header. */
#include "register/pos-receipt-money.h"
#include "model/pos-invoice.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-tax-rows.h"
#include "pricing/pos-tax-texts.h"
#include "pricing/pos-totals.h"

#include <glib/gi18n.h>

#define say pos_receipt_paper_say
#define add_amount pos_receipt_paper_add_amount

/* --- Charges --- */

static gboolean
is_of (PosCharge *charge, PosOrderLine *line)
{
  return line ? pos_id_equal (&charge->line, &line->id) : pos_id_is_none (&charge->line);
}

static void
draw_charges (PosReceiptPaper *paper, PosOrderLine *line, gboolean shipping, PosReceiptStyle style)
{
  POS_LIST_FOREACH (PosCharge, charge, paper->order->charges)
  {
    if ((charge->amount != 0 || charge->discount != 0) && charge->shipping == shipping &&
        is_of (charge, line))
      add_amount (
          paper, style, pos_l10n_get (charge->description, paper->language), charge->amount);
  }
}

void
pos_receipt_money_draw_line_charges (PosReceiptPaper *paper, PosOrderLine *line)
{
  draw_charges (paper, line, TRUE, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT);
  draw_charges (paper, line, FALSE, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT);
}

void
pos_receipt_money_draw_order_charges (PosReceiptPaper *paper)
{
  draw_charges (paper, NULL, TRUE, POS_RECEIPT_PLAIN);
  draw_charges (paper, NULL, FALSE, POS_RECEIPT_PLAIN);
}

static gint64
sum_charges (PosReceiptPaper *paper, gboolean shipping)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, paper->order->charges)
  {
    if (charge->shipping == shipping)
      sum += charge->amount;
  }
  return sum;
}

static void
draw_charge_sums (PosReceiptPaper *paper)
{
  gint64 shipping = sum_charges (paper, TRUE);
  gint64 other = sum_charges (paper, FALSE);

  if (shipping != 0)
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Delivery charges")), shipping);
  if (other != 0)
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Other charges")), other);
}

/* --- Totals --- */

static const char *
name_worker (PosReceiptPaper *paper, const char *id)
{
  return pos_text_or (pos_config_name_worker (paper->self->config, id), "");
}

/* A deposit that somebody set instead of the rules says who, and who allowed it (scenario 34). */
static void
draw_override (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;
  g_autofree char *who = NULL, *by = NULL;

  if (order->deposit_source == POS_DEPOSIT_DEFAULT || !order->deposit_worker)
    return;
  /* TRANSLATORS: on a receipt, with the name of a worker: "Deposit set by Kim" */
  who = g_strdup_printf (say (paper, N_ ("Deposit set by %s")),
                         name_worker (paper, order->deposit_worker));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, who);
  if (!order->deposit_approver)
    return;
  /* TRANSLATORS: on a receipt, with the name of a supervisor */
  by = g_strdup_printf (say (paper, N_ ("Approved by %s")),
                        name_worker (paper, order->deposit_approver));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, by);
}

static void
draw_order_deposit (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;

  if (g_str_equal (paper->kind, "order"))
    add_amount (
        paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit required")), order->deposit_required);
  if (g_str_equal (paper->kind, "order"))
    draw_override (paper);
  add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit held")), order->deposit_held);
  if (order->deposit_applied != 0)
    add_amount (
        paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit applied")), order->deposit_applied);
  add_amount (paper, POS_RECEIPT_BOLD, say (paper, N_ ("Balance later")), order->balance);
}

/* With tax and charges; what this paper is not about counts nothing. */
static gint64
sum_carried (PosOrder *part)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    if (line->voided || pos_order_line_is_deferred (line))
      continue;
    sum += line->net + (part->tax_included ? 0 : line->tax);
    POS_LIST_FOREACH (PosCharge, charge, part->charges)
    sum += is_of (charge, line) ? charge->total : 0;
  }
  return sum;
}

/* PU5: what was ordered and what is sold along are two sums. */
static void
draw_two_sums (PosReceiptPaper *paper)
{
  gint64 carried = sum_carried (paper->order);

  if (carried == 0)
    return;
  add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Pick up")), paper->order->total - carried);
  add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Carry out")), carried);
}

/* What the deposit paid of it, and what is still to come. */
static void
draw_invoice_deposit (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;

  if (order->deposit_applied != 0)
    add_amount (
        paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit applied")), -order->deposit_applied);
  add_amount (paper,
              POS_RECEIPT_BOLD,
              say (paper, N_ ("To pay now")),
              order->total - order->deposit_applied);
  if (order->open_total == 0)
    return;
  add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Deposit held")), order->deposit_held);
  add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Balance later")), order->balance);
}

static gint64
sum_taken (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  sum += payment->kind == POS_PAYMENT_TENDER && !pos_payment_is_of_invoice (payment) &&
                 pos_totals_counts_payment (payment)
             ? payment->amount
             : 0;
  return sum;
}

static void
draw_paid_onto_account (PosReceiptPaper *paper)
{
  g_autofree char *sum =
      pos_format_money (paper->format, sum_taken (paper->order), paper->order->currency);

  pos_receipt_add_total (paper->receipt, say (paper, N_ ("Paid onto the account")), sum);
}

/* Which, and how much of each; what was set off stands below nothing. */
static void
draw_invoices (PosReceiptPaper *paper)
{
  static const char *const names[POS_N_INVOICE_KINDS] = {
      /* TRANSLATORS: on a receipt, before the number of what was paid */
      N_ ("Invoice"),
      N_ ("Invoice"),
      N_ ("Project invoice"),
      N_ ("Credit note"),
  };
  g_autofree char *sum =
      pos_format_money (paper->format, sum_taken (paper->order), paper->order->currency);

  POS_LIST_FOREACH (PosPayment, payment, paper->order->payments)
  {
    PosInvoiceKind kind = POS_INVOICE_FREE_TEXT;

    if (!pos_payment_is_of_invoice (payment) || payment->state == POS_PAYMENT_STATE_VOIDED)
      continue;
    pos_invoice_kind_parse (payment->brand, &kind);
    g_autofree char *label = g_strdup_printf ("%s %s", say (paper, names[kind]), payment->masked);
    add_amount (paper, POS_RECEIPT_PLAIN, label, -payment->amount);
  }
  pos_receipt_add_total (paper->receipt, say (paper, N_ ("Paid")), sum);
}

/* Returns: (transfer full). */
static char *
name_tax (PosReceiptPaper *paper, const PosTaxRow *row)
{
  g_autofree char *rate = pos_format_rate (paper->format, row->rate);
  /* TRANSLATORS: on a receipt, of a tax that is not charged: "VAT exempt of €82.64" */
  const char *what = row->exempt ? say (paper, N_ ("exempt")) : rate;

  return *row->code ? g_strdup_printf ("%s %s", row->code, what) : g_strdup (what);
}

/* */
static void
draw_tax_rows (PosReceiptPaper *paper)
{
  g_autoptr (GPtrArray) rows = pos_tax_rows_collect (paper->order);

  for (guint i = 0; i < rows->len; i++) {
    const PosTaxRow *row = rows->pdata[i];
    const PosTaxRow told = pos_tax_row_told (row);
    g_autofree char *name = NULL, *base = NULL, *label = NULL;

    if (row->outside || (row->base == 0 && row->amount == 0))
      continue;
    name = name_tax (paper, &told);
    base = pos_format_money (paper->format, told.base, paper->order->currency);
    /* TRANSLATORS: on a receipt, before an amount of tax: which tax, and on how much: "21% on
     * €82.64" */
    label = g_strdup_printf (say (paper, N_ ("%1$s on %2$s")), name, base);
    add_amount (paper, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, label, row->amount);
  }
}

/* */
static void
draw_tax_texts (PosReceiptPaper *paper)
{
  g_autoptr (GPtrArray) texts = pos_tax_texts_collect (paper->self->config, paper->order);

  for (guint i = 0; i < texts->len; i++)
    pos_receipt_add_text (paper->receipt,
                          POS_RECEIPT_SMALL | POS_RECEIPT_INDENT,
                          pos_l10n_get (texts->pdata[i], paper->language));
}

/* What is between the prices of the lines and what is asked for them. */
static void
draw_taken_off (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;
  gint64 exempt = pos_exemption_sum (order);

  if (order->discount == 0 && exempt == 0)
    return;
  add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Subtotal")), order->goods + exempt);
  if (order->discount != 0)
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Discount")), -order->discount);
  if (exempt != 0)
    /* TRANSLATORS: on a receipt, what a customer who is exempt from tax does not pay of the prices
     */
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Tax not charged")), -exempt);
}

void
pos_receipt_money_draw_totals (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;
  gboolean invoice = pos_receipt_paper_is_invoice (paper);
  gboolean whole = order->type == POS_ORDER_TYPE_SALES_ORDER && !invoice;
  g_autofree char *total = pos_format_money (paper->format, order->total, order->currency);

  if (g_str_equal (paper->kind, "account-deposit")) {
    draw_paid_onto_account (paper);
    return;
  }
  if (g_str_equal (paper->kind, "invoice-payment")) {
    draw_invoices (paper);
    return;
  }
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  draw_taken_off (paper);
  draw_charge_sums (paper);
  if (invoice)
    draw_two_sums (paper);
  add_amount (paper,
              POS_RECEIPT_SMALL,
              order->tax_included ? say (paper, N_ ("VAT included")) : say (paper, N_ ("VAT")),
              order->tax);
  draw_tax_rows (paper);
  draw_tax_texts (paper);
  pos_receipt_add_total (
      paper->receipt, whole ? say (paper, N_ ("Order total")) : say (paper, N_ ("Total")), total);
  if (invoice)
    draw_invoice_deposit (paper);
  else if (whole)
    draw_order_deposit (paper);
}

/* --- Payments --- */

static char *
name_payment (PosReceiptPaper *paper, PosPayment *payment)
{
  PosTender *tender = pos_config_get (paper->self->config, POS_TYPE_TENDER, payment->tender);
  const char *name = tender ? pos_l10n_get (tender->name, paper->language) : payment->tender;

  return payment->masked ? g_strdup_printf ("%s %s", name, payment->masked) : g_strdup (name);
}

static void
draw_payment (PosReceiptPaper *paper, PosPayment *payment)
{
  g_autofree char *label = name_payment (paper, payment);

  if (payment->kind == POS_PAYMENT_AUTHORIZATION) {
    g_autofree char *reserved = g_strdup_printf (say (paper, N_ ("%s, reserved")), label);
    add_amount (paper, POS_RECEIPT_SMALL, reserved, payment->amount);
    return;
  }
  add_amount (paper, POS_RECEIPT_PLAIN, label, payment->tendered);
  if (payment->change != 0)
    add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Change")), payment->change);
  if (payment->rounding != 0)
    add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Rounding")), -payment->rounding);
}

/* What the total says already. */
static gboolean
is_account_side (PosReceiptPaper *paper, PosPayment *payment)
{
  return pos_payment_is_of_invoice (payment) ||
         (g_str_equal (paper->kind, "account-deposit") && payment->kind == POS_PAYMENT_REFUND);
}

/* What a card held for this order and holds no longer. */
static void
draw_released (PosReceiptPaper *paper)
{
  g_autoptr (GPtrArray) released =
      paper->before ? pos_authorizations_list_voided (paper->before, paper->saved) : NULL;

  for (guint i = 0; released && i < released->len; i++) {
    PosPayment *payment = released->pdata[i];
    g_autofree char *label = name_payment (paper, payment);
    /* TRANSLATORS: a card, of which money was reserved until now: "Card •••• 4242, released" */
    g_autofree char *text = g_strdup_printf (say (paper, N_ ("%s, released")), label);
    add_amount (paper, POS_RECEIPT_SMALL, text, payment->amount - payment->used);
  }
}

/* What one half of an exchange paid of the other. */
static void
draw_set_off (PosReceiptPaper *paper)
{
  gint64 set_off =
      paper->half == POS_EXCHANGE_WHOLE ? 0 : pos_exchange_part_get_set_off (paper->saved);

  if (set_off == 0)
    return;
  if (paper->half == POS_EXCHANGE_RETURNED)
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Set off against the sale")), -set_off);
  else
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Set off against the return")), set_off);
}

void
pos_receipt_money_draw_payments (PosReceiptPaper *paper)
{
  PosOrder *order = paper->order;

  if (order->type == POS_ORDER_TYPE_QUOTE)
    return;
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  draw_set_off (paper);
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (payment->revision == order->revision && payment->state != POS_PAYMENT_STATE_VOIDED &&
        payment->kind != POS_PAYMENT_TOKEN && !is_account_side (paper, payment) &&
        pos_exchange_part_has_payment (paper->half, payment))
      draw_payment (paper, payment);
  }
  draw_released (paper);
}
