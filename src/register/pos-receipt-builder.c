/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-builder.c — the rows of a receipt: store, order, lines by delivery, money, payments.
 */
#include "register/pos-receipt-builder.h"
#include "base/pos-format.h"
#include "base/pos-json.h"
#include "base/pos-words.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

typedef struct {
  PosRegister *self;
  PosOrder *order;
  PosReceipt *receipt;
  PosFormat *format;
  const char *language;
} Paper;

/* @text: marked with N_().  Paper speaks its own language, not that of the screen. */
static const char *G_GNUC_FORMAT (2) say (Paper *paper, const char *text)
{
  return pos_words_in (paper->language, text);
}

static void
add_amount (Paper *paper, PosReceiptStyle style, const char *label, gint64 amount)
{
  g_autofree char *text = pos_format_money (paper->format, amount, paper->order->currency);

  pos_receipt_add_columns (paper->receipt, style, label, NULL, text);
}

static void
draw_head (Paper *paper, const char *title)
{
  PosStore *store = paper->self->store;
  g_autofree char *place = g_strdup_printf ("%s, %s %s",
                                            pos_text_or (store->street, ""),
                                            pos_text_or (store->postcode, ""),
                                            pos_text_or (store->city, ""));
  g_autofree char *day = pos_format_date_long (paper->format, pos_register_get_today (paper->self));
  g_autofree char *time = pos_format_time (paper->format, pos_register_get_now (paper->self));
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);

  pos_receipt_add_text (paper->receipt, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, store->name);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_CENTER, place);
  pos_receipt_add_feed (paper->receipt, 1);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_BOLD, title);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_SMALL, when, NULL, POS_RECEIPT_NUMBER_MARK);
  if (paper->order->customer_name)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, paper->order->customer_name);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

static void
draw_validity (Paper *paper)
{
  g_autofree char *day = pos_format_date_long (paper->format, paper->order->quote_expiry);
  g_autofree char *text = NULL;

  if (paper->order->type != POS_ORDER_TYPE_QUOTE)
    return;
  /* TRANSLATORS: a long date: "These prices hold until Saturday 13 June 2026." */
  text = g_strdup_printf (say (paper, N_ ("These prices hold until %s.")), day);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, text);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

static PosQuantity
shown_quantity (Paper *paper, PosOrderLine *line)
{
  return pos_order_line_get_quantity (line);
}

static const char *
name_discount (Paper *paper, PosLineDiscount *part)
{
  const char *name = pos_l10n_get (part->name, paper->language);

  if (*name)
    return name;
  return part->origin == POS_DISCOUNT_MANUAL_TOTAL ? say (paper, N_ ("Total discount"))
                                                   : say (paper, N_ ("Line discount"));
}

/* One row for each offer, whatever bundles it came in, and for what people took off. */
static void
draw_discounts (Paper *paper, PosOrderLine *line)
{
  const char *last = NULL;
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    const char *name = name_discount (paper, part);

    if (last && g_strcmp0 (last, name) != 0) {
      add_amount (paper, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, last, -sum);
      sum = 0;
    }
    last = name;
    sum += part->amount;
  }
  if (last)
    add_amount (paper, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, last, -sum);
  else if (line->discount != 0)
    add_amount (paper,
                POS_RECEIPT_SMALL | POS_RECEIPT_INDENT,
                say (paper, N_ ("Discount")),
                -line->discount);
}

/* What it costs without discounts, and below it what comes off. */
static void
draw_line (Paper *paper, PosOrderLine *line)
{
  g_autofree char *quantity = pos_format_quantity (paper->format, shown_quantity (paper, line));
  g_autofree char *name =
      g_strdup_printf ("%s × %s", quantity, pos_l10n_get (line->description, paper->language));
  g_autofree char *price =
      pos_format_unit_price (paper->format, line->unit_price, paper->order->currency);
  g_autofree char *detail = g_strdup_printf ("%s  %s", line->item, price);

  add_amount (paper, POS_RECEIPT_PLAIN, name, line->net + line->discount);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, detail);
  draw_discounts (paper, line);
  if (line->comment)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->comment);
}

static char *
describe_delivery (Paper *paper, PosOrderLine *line)
{
  PosConfig *config = paper->self->config;
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode);
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, line->store);
  PosAddress *address = pos_order_find_address (paper->order, line->address);
  g_autofree char *date = pos_format_date_short (paper->format, line->date);
  const char *where = store ? store->name : address ? address->street : "";

  return g_strjoin (" · ",
                    mode ? pos_l10n_get (mode->name, paper->language) : where,
                    date,
                    mode && *where ? where : line->slot,
                    mode && *where ? line->slot : NULL,
                    NULL);
}

static void
draw_group (Paper *paper, PosIntent intent, const char *heading)
{
  g_autofree char *last = NULL;
  gboolean headed = FALSE;

  POS_LIST_FOREACH (PosOrderLine, line, paper->order->lines)
  {
    gboolean here = intent == POS_INTENT_CARRY_OUT ? line->intent <= POS_INTENT_CARRY_OUT
                                                   : line->intent == (int)intent;
    if (!pos_order_line_is_active (line) || pos_order_line_is_return (line) || !here)
      continue;
    if (!headed && heading)
      pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, heading);
    headed = TRUE;
    if (intent != POS_INTENT_CARRY_OUT) {
      g_autofree char *delivery = describe_delivery (paper, line);
      if (g_strcmp0 (delivery, last) != 0)
        pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, delivery);
      g_free (last);
      last = g_steal_pointer (&delivery);
    }
    draw_line (paper, line);
  }
}

/* Why it comes back, and what it came with. */
static void
draw_return (Paper *paper, PosOrderLine *line)
{
  PosReturnReason *reason =
      pos_config_get (paper->self->config, POS_TYPE_RETURN_REASON, line->return_reason);
  g_autoptr (PosOrder) original =
      pos_order_line_has_original (line)
          ? pos_quick_get_order (paper->self, &line->original_order, NULL)
          : NULL;
  const char *why = reason ? pos_l10n_get (reason->name, paper->language) : line->return_reason;

  draw_line (paper, line);
  if (why)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, why);
  if (original && original->receipt) {
    g_autofree char *from =
        g_strdup_printf (say (paper, N_ ("From receipt %s")), original->receipt);
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, from);
  }
}

static guint
count_returns (PosOrder *order)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  count += pos_order_line_is_active (line) && pos_order_line_is_return (line);
  return count;
}

static void
draw_returns (Paper *paper)
{
  if (count_returns (paper->order) == 0)
    return;
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, say (paper, N_ ("Returned")));
  POS_LIST_FOREACH (PosOrderLine, line, paper->order->lines)
  {
    if (pos_order_line_is_active (line) && pos_order_line_is_return (line))
      draw_return (paper, line);
  }
}

static void
draw_charges (Paper *paper)
{
  POS_LIST_FOREACH (PosCharge, charge, paper->order->charges)
  if (charge->amount != 0)
    add_amount (paper,
                POS_RECEIPT_PLAIN,
                pos_l10n_get (charge->description, paper->language),
                charge->amount);
}

static void
draw_totals (Paper *paper)
{
  PosOrder *order = paper->order;
  g_autofree char *total = pos_format_money (paper->format, order->total, order->currency);

  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  if (order->discount != 0) {
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Subtotal")), order->goods);
    add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Discount")), -order->discount);
  }
  add_amount (paper,
              POS_RECEIPT_SMALL,
              order->tax_included ? say (paper, N_ ("VAT included")) : say (paper, N_ ("VAT")),
              order->tax);
  pos_receipt_add_total (paper->receipt,
                         order->type == POS_ORDER_TYPE_SALES_ORDER ? say (paper, N_ ("Order total"))
                                                                   : say (paper, N_ ("Total")),
                         total);
  if (order->type != POS_ORDER_TYPE_SALES_ORDER)
    return;
  add_amount (paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit held")), order->deposit_held);
  if (order->deposit_applied != 0)
    add_amount (
        paper, POS_RECEIPT_PLAIN, say (paper, N_ ("Deposit applied")), order->deposit_applied);
  add_amount (paper, POS_RECEIPT_BOLD, say (paper, N_ ("Balance later")), order->balance);
}

static void
draw_payments (Paper *paper)
{
  PosOrder *order = paper->order;

  if (order->type == POS_ORDER_TYPE_QUOTE)
    return;
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    PosTender *tender = pos_config_get (paper->self->config, POS_TYPE_TENDER, payment->tender);
    const char *name = tender ? pos_l10n_get (tender->name, paper->language) : payment->tender;
    g_autofree char *label =
        payment->masked ? g_strdup_printf ("%s %s", name, payment->masked) : g_strdup (name);

    if (payment->revision != order->revision || payment->state == POS_PAYMENT_STATE_VOIDED ||
        payment->kind == POS_PAYMENT_TOKEN)
      continue;
    if (payment->kind == POS_PAYMENT_AUTHORIZATION) {
      g_autofree char *reserved = g_strdup_printf (say (paper, N_ ("%s, reserved")), label);
      add_amount (paper, POS_RECEIPT_SMALL, reserved, payment->amount);
      continue;
    }
    add_amount (paper, POS_RECEIPT_PLAIN, label, payment->tendered);
    if (payment->change != 0)
      add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Change")), payment->change);
    if (payment->rounding != 0)
      add_amount (paper, POS_RECEIPT_SMALL, say (paper, N_ ("Rounding")), -payment->rounding);
  }
}

static void
draw_foot (Paper *paper)
{
  PosStore *store = paper->self->store;
  const char *footer = pos_l10n_get (store->receipt_footer, paper->language);

  pos_receipt_add_feed (paper->receipt, 1);
  pos_receipt_add_barcode (paper->receipt, POS_SYMBOLOGY_CODE128, POS_RECEIPT_NUMBER_MARK);
  if (*footer)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_CENTER, footer);
  pos_receipt_add_cut (paper->receipt);
}

static const char *
choose_kind (PosOrder *order, PosOrderFlow flow)
{
  if (flow == POS_ORDER_FLOW_HAND_OVER)
    return "pick-up";
  if (flow == POS_ORDER_FLOW_CANCEL)
    return "cancellation";
  if (flow == POS_ORDER_FLOW_NEW && count_returns (order) > 0 &&
      count_returns (order) == pos_order_count_active_lines (order))
    return "return";
  return order->type == POS_ORDER_TYPE_SALE    ? "sale"
         : order->type == POS_ORDER_TYPE_QUOTE ? "quote"
                                               : "order";
}

static const char *
choose_title (Paper *paper, const char *kind)
{
  if (!g_strcmp0 (kind, "sale"))
    return say (paper, N_ ("Receipt"));
  if (!g_strcmp0 (kind, "return"))
    return say (paper, N_ ("Return receipt"));
  if (!g_strcmp0 (kind, "pick-up"))
    return say (paper, N_ ("Pick-up receipt"));
  if (!g_strcmp0 (kind, "shipment"))
    return say (paper, N_ ("Shipment"));
  if (!g_strcmp0 (kind, "cancellation"))
    return say (paper, N_ ("Cancellation"));
  return g_strcmp0 (kind, "quote") ? say (paper, N_ ("Order confirmation"))
                                   : say (paper, N_ ("Quote"));
}

const char *
pos_receipt_builder_choose_language (PosRegister *self, PosCustomer *customer)
{
  const char *theirs = customer ? customer->language : NULL;

  return theirs && pos_words_find (theirs) ? theirs : pos_text_or (self->store->language, "en");
}

static char *
draw (PosRegister *self, PosOrder *order, PosCustomer *customer, const char *kind)
{
  PosStore *store = self->store;
  Paper paper = {.self = self, .order = order};

  paper.language = pos_receipt_builder_choose_language (self, customer);
  paper.format = pos_format_get_shared (paper.language, store->country, store->time_zone);
  g_autoptr (PosReceipt) receipt = paper.receipt = pos_receipt_new (kind, paper.language);
  /* TRANSLATORS: heads a receipt that is printed again, before a number: "COPY 2" */
  pos_receipt_set_copy_word (receipt, say (&paper, N_ ("COPY")));

  draw_head (&paper, choose_title (&paper, kind));
  draw_validity (&paper);
  draw_group (&paper, POS_INTENT_SHIP, say (&paper, N_ ("Ship")));
  draw_group (&paper, POS_INTENT_PICK_UP, say (&paper, N_ ("Pick up")));
  draw_group (&paper,
              POS_INTENT_CARRY_OUT,
              pos_order_has_deferred (order) || order->type == POS_ORDER_TYPE_SALES_ORDER ||
                      count_returns (order) > 0
                  ? say (&paper, N_ ("Carry out"))
                  : NULL);
  draw_returns (&paper);
  draw_charges (&paper);
  draw_totals (&paper);
  draw_payments (&paper);
  draw_foot (&paper);

  return pos_receipt_builder_pack (receipt);
}

char *
pos_receipt_builder_pack (PosReceipt *receipt)
{
  g_autoptr (json_t) document = json_object ();

  json_object_set_new (document, "number", json_null ());
  json_object_set_new (document, "receipt", pos_receipt_to_json (receipt));
  return pos_json_to_text (document);
}

char *
pos_receipt_builder_draw (
    PosRegister *self, PosOrder *order, PosOrderFlow flow, PosCustomer *customer, const char **kind)
{
  *kind = choose_kind (order, flow);
  return draw (self, order, customer, *kind);
}

char *
pos_receipt_builder_draw_shipment (PosRegister *self, PosCommitDraft *draft)
{
  PosOrder *order = draft->order;
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;

  draft->receipt.kind = "shipment";
  return draw (self, order, customer, draft->receipt.kind);
}

PosReceipt *
pos_receipt_builder_read (const char *document, const char *number, GError **error)
{
  g_autoptr (GString) text = g_string_new (document);
  g_autoptr (json_t) json = NULL;

  g_string_replace (text, POS_RECEIPT_NUMBER_MARK, number ? number : "", 0);
  json = pos_json_parse (text->str, -1, error);
  if (!json)
    return NULL;
  return pos_receipt_new_from_json (json_object_get (json, "receipt"), error);
}
