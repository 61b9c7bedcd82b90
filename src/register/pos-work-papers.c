/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-papers.c — see the header. */
#include "register/pos-work-papers.h"
#include "base/pos-format.h"
#include "base/pos-words.h"
#include "model/pos-attribute.h"
#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "register/pos-batches.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

#define TO_FILL_IN "____________"

typedef struct {
  PosRegister *self;
  PosReceipt *receipt;
  PosFormat *format;
  const char *language;
} Paper;

/* @text: marked with N_().  Paper speaks its own language, not that of the screen. */
static const char *G_GNUC_FORMAT (2) say (Paper *paper, const char *text)
{
  return pos_words_in (paper->language, text);
}

static Paper
begin (PosRegister *self, const char *kind, const char *language)
{
  PosStore *store = self->store;
  Paper paper = {.self = self, .language = language};

  paper.format = pos_format_get_shared (language, store->country, store->time_zone);
  paper.receipt = pos_receipt_new (kind, language);
  pos_receipt_set_copy_word (paper.receipt, say (&paper, N_ ("COPY")));
  pos_receipt_add_text (paper.receipt, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, store->name);
  pos_receipt_add_feed (paper.receipt, 1);
  return paper;
}

static void
draw_name (Paper *paper, const char *title, const char *number)
{
  g_autofree char *day = pos_format_date_long (paper->format, pos_register_get_today (paper->self));
  g_autofree char *time = pos_format_time (paper->format, pos_register_get_now (paper->self));
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);

  pos_receipt_set_title (paper->receipt, title);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_BOLD, title);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_SMALL, when, NULL, number);
}

static void
draw_title (Paper *paper, const char *title, const char *number)
{
  draw_name (paper, title, number);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

/* "2 × Dining chair", "2 box (24) × Screw" */
static char *
dup_goods (Paper *paper, PosOrderLine *line, PosQuantity quantity)
{
  g_autofree char *count = pos_line_words_dup_count (paper->format, line, quantity);

  return g_strdup_printf ("%s × %s", count, pos_l10n_get (line->description, paper->language));
}

static const char *
name_order (PosOrder *order)
{
  return pos_text_or (order->number, pos_text_or (order->reference, ""));
}

static void
draw_attributes (Paper *paper, PosOrder *order, PosOrderLine *line)
{
  g_autoptr (GPtrArray) attributes =
      pos_attributes_list (paper->self->config, order->home_store, POS_ATTRIBUTES_OF_LINES);
  g_autoptr (GPtrArray) texts =
      pos_attributes_describe (attributes, line->attributes, paper->format, paper->language, TRUE);

  for (guint i = 0; i < texts->len; i++)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, texts->pdata[i]);
}

/* @batches: (nullable) */
static void
draw_batches (Paper *paper, const char *batches, PosReceiptStyle style)
{
  /* TRANSLATORS: of which batch something is: "Batch B-17" */
  g_autofree char *text = batches ? g_strdup_printf (say (paper, N_ ("Batch %s")), batches) : NULL;

  if (text)
    pos_receipt_add_text (paper->receipt, style, text);
}

/* Those of @pieces of @line that have a number. */
static void
draw_serials (Paper *paper, PosOrderLine *line, PosLinePieces pieces, PosReceiptStyle style)
{
  g_autofree char *serials = pos_serials_dup_text (line, pieces);
  /* TRANSLATORS: numbers of the pieces: "Serial number SN-1, SN-2" */
  g_autofree char *text =
      serials ? g_strdup_printf (say (paper, N_ ("Serial number %s")), serials) : NULL;

  if (text)
    pos_receipt_add_text (paper->receipt, style, text);
}

/* Of what is packed, which leaves next. */
static char *
dup_packed_batches (Paper *paper, PosOrderLine *line)
{
  g_autoptr (PosOrderLine) packed = pos_record_copy (line);

  pos_line_batches_keep (packed, line->invoiced, line->packed);
  return pos_batches_dup_text (packed->batches, paper->format);
}

/* @quantity of @line, behind @from pieces of it. */
static void
draw_line (Paper *paper,
           PosOrder *order,
           PosOrderLine *line,
           guint from,
           PosQuantity quantity,
           const char *batches)
{
  g_autofree char *name = dup_goods (paper, line, quantity);
  const PosLinePieces pieces = {from, (guint)(quantity.micro / POS_SCALE)};

  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_BOLD, name, NULL, "[  ]");
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->item);
  draw_serials (paper, line, pieces, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT);
  draw_batches (paper, batches, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT);
  if (line->comment)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->comment);
  draw_attributes (paper, order, line);
}

/* "Standard delivery · 14 May", "Counter · 14 May · 10:00 – 12:00". */
static void
draw_delivery (Paper *paper, PosOrderLine *line)
{
  PosDeliveryMode *mode = pos_config_get (paper->self->config, POS_TYPE_DELIVERY_MODE, line->mode);
  g_autofree char *date =
      line->date.julian ? pos_format_date_short (paper->format, line->date) : NULL;
  g_autoptr (GString) text = g_string_new (mode ? pos_l10n_get (mode->name, paper->language)
                                                : pos_text_or (line->mode, ""));

  if (date)
    g_string_append_printf (text, " · %s", date);
  g_autofree char *slot = line->slot ? pos_format_slot (paper->format, line->slot) : NULL;
  if (slot)
    g_string_append_printf (text, " · %s", slot);
  PosStore *store =
      line->locker ? pos_config_get (paper->self->config, POS_TYPE_STORE, line->store) : NULL;
  if (store)
    g_string_append_printf (text, " · %s", pos_store_get_pickup_name (store, line->locker));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, text->str);
}

/* --- Picking list --- */

PosReceipt *
pos_work_papers_draw_picking_list (PosRegister *self, GArray *parts)
{
  const char *language = pos_text_or (self->worker->language, self->store->language);
  Paper paper = begin (self, "picking-list", pos_text_or (language, "en"));
  PosOrder *last = NULL;

  draw_title (&paper, say (&paper, N_ ("Picking list")), self->worker->name);
  for (guint i = 0; i < parts->len; i++) {
    PosWorkPart *part = &g_array_index (parts, PosWorkPart, i);

    if (part->order != last) {
      g_autofree char *heading = g_strdup_printf (
          "%s  %s", name_order (part->order), pos_text_or (part->order->customer_name, ""));
      pos_receipt_add_text (paper.receipt, POS_RECEIPT_HEADING, heading);
      draw_delivery (&paper, part->line);
    }
    last = part->order;
    /* Whoever takes it from the shelf writes it down. */
    draw_line (&paper,
               part->order,
               part->line,
               pos_line_serials_get_taken (part->line).count,
               part->quantity,
               part->line->batch_tracked ? TO_FILL_IN : NULL);
  }
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}

/* --- Return label --- */

/* Where in the warehouse. */
static void
draw_shelf (Paper *paper, PosOrderLine *line)
{
  g_autofree char *location =
      /* TRANSLATORS: a place in a warehouse: "Location R-02" */
      line->return_location
          ? g_strdup_printf (say (paper, N_ ("Location %s")), line->return_location)
          : NULL;
  g_autofree char *pallet =
      /* TRANSLATORS: what goods that came back are put on: "Pallet 17" */
      line->return_pallet ? g_strdup_printf (say (paper, N_ ("Pallet %s")), line->return_pallet)
                          : NULL;

  if (location)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_LARGE, location);
  if (pallet)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_LARGE, pallet);
}

/* Why, where to, and that nobody sells it meanwhile. */
static void
draw_goal (Paper *paper, PosOrderLine *line)
{
  PosConfig *config = paper->self->config;
  PosReturnReason *reason = pos_config_get (config, POS_TYPE_RETURN_REASON, line->return_reason);
  PosWarehouse *warehouse = pos_config_get (config, POS_TYPE_WAREHOUSE, line->location);
  /* TRANSLATORS: the place where goods go that came back */
  g_autofree char *to = g_strdup_printf (
      say (paper, N_ ("To: %s")), warehouse ? warehouse->name : pos_text_or (line->location, ""));

  pos_receipt_add_text (paper->receipt,
                        POS_RECEIPT_PLAIN,
                        reason ? pos_l10n_get (reason->name, paper->language)
                               : pos_text_or (line->return_reason, ""));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_LARGE, to);
  draw_shelf (paper, line);
  if (line->blocked)
    pos_receipt_add_text (
        paper->receipt, POS_RECEIPT_BOLD, say (paper, N_ ("Blocked: not to be sold")));
}

gboolean
pos_work_papers_has_return_label (PosOrderLine *line)
{
  return line->return_label && !line->voided;
}

PosReceipt *
pos_work_papers_draw_return_label (PosRegister *self, PosOrder *order, PosOrderLine *line)
{
  const char *language = pos_text_or (self->worker->language, self->store->language);
  Paper paper = begin (self, "return-label", pos_text_or (language, "en"));
  g_autofree char *name = dup_goods (&paper, line, (PosQuantity){-line->ordered.micro});
  g_autofree char *batches = pos_batches_dup_text (line->batches, paper.format);

  draw_title (&paper, say (&paper, N_ ("Return label")), order->receipt);
  pos_receipt_add_text (paper.receipt, POS_RECEIPT_BOLD, name);
  pos_receipt_add_text (paper.receipt, POS_RECEIPT_SMALL, line->item);
  draw_serials (&paper, line, pos_line_serials_get_all (line), POS_RECEIPT_SMALL);
  draw_batches (&paper, batches, POS_RECEIPT_SMALL);
  draw_goal (&paper, line);
  if (order->receipt)
    pos_receipt_add_barcode (paper.receipt, POS_SYMBOLOGY_CODE128, order->receipt);
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}

/* --- Gift receipt --- */

/* Of what was delivered, what did not come back. */
static PosQuantity
get_kept (PosOrderLine *line)
{
  return (PosQuantity){line->voided || pos_order_line_is_return (line)
                           ? 0
                           : line->invoiced.micro - line->returned.micro};
}

gboolean
pos_work_papers_is_present (PosOrderLine *line)
{
  return get_kept (line).micro > 0;
}

static void
draw_presents (Paper *paper, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_work_papers_is_present (line))
      continue;
    g_autofree char *name = dup_goods (paper, line, get_kept (line));
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_BOLD, name);
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->item);
    g_auto (GStrv) kept = pos_line_serials_dup_unreturned (line);
    g_autofree char *serials = g_strjoinv (", ", kept);
    if (*serials)
      pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, serials);
  }
}

PosReceipt *
pos_work_papers_draw_gift (PosRegister *self, PosOrder *order, const char *receipt)
{
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;
  Paper paper = begin (self, "gift-receipt", pos_receipt_builder_choose_language (self, customer));

  draw_title (&paper, say (&paper, N_ ("Gift receipt")), receipt);
  draw_presents (&paper, order);
  pos_receipt_add_rule (paper.receipt, POS_RECEIPT_PLAIN);
  pos_receipt_add_text (
      paper.receipt,
      POS_RECEIPT_PLAIN,
      say (&paper, N_ ("Bring this receipt to exchange something or to give it back.")));
  pos_receipt_add_barcode (paper.receipt, POS_SYMBOLOGY_CODE128, receipt);
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}

/* --- Put aside --- */

PosReceipt *
pos_work_papers_draw_suspended (PosRegister *self, const char *kind, PosOrder *order)
{
  const char *language = pos_text_or (self->worker->language, self->store->language);
  Paper paper = begin (self, kind, pos_text_or (language, "en"));
  g_autofree char *total = pos_format_money (paper.format, order->total, order->currency);

  draw_name (&paper, say (&paper, N_ ("Suspended transaction")), POS_RECEIPT_NUMBER_MARK);
  pos_receipt_add_columns (
      paper.receipt, POS_RECEIPT_SMALL, self->worker->name, NULL, self->till->id);
  if (order->customer_name)
    pos_receipt_add_text (paper.receipt, POS_RECEIPT_PLAIN, order->customer_name);
  pos_receipt_add_rule (paper.receipt, POS_RECEIPT_PLAIN);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line))
      continue;
    g_autofree char *name = dup_goods (&paper, line, pos_order_line_get_quantity (line));
    pos_receipt_add_text (paper.receipt, POS_RECEIPT_PLAIN, name);
  }
  pos_receipt_add_total (paper.receipt, say (&paper, N_ ("Total")), total);
  pos_receipt_add_text (
      paper.receipt, POS_RECEIPT_SMALL, say (&paper, N_ ("Nothing was sold or paid.")));
  pos_receipt_add_barcode (paper.receipt, POS_SYMBOLOGY_CODE128, POS_RECEIPT_NUMBER_MARK);
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}

/* --- Packing slip --- */

static void
draw_address (Paper *paper, PosOrder *order, PosOrderLine *line)
{
  PosAddress *address = pos_order_find_address (order, line->address);
  g_autofree char *place = address ? g_strdup_printf ("%s %s",
                                                      pos_text_or (address->postcode, ""),
                                                      pos_text_or (address->city, ""))
                                   : NULL;

  pos_receipt_add_text (
      paper->receipt,
      POS_RECEIPT_PLAIN,
      pos_text_or (address ? address->name : NULL, pos_text_or (order->customer_name, "")));
  if (!address)
    return;
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, pos_text_or (address->street, ""));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, place);
}

/* "SO-000123" and the reference the customer was told. */
static void
draw_order (Paper *paper, PosOrder *order)
{
  g_autofree char *label = g_strdup_printf (say (paper, N_ ("Order %s")), name_order (order));

  pos_receipt_add_columns (
      paper->receipt, POS_RECEIPT_SMALL, label, NULL, order->number ? order->reference : NULL);
}

static PosReceipt *
draw_slip (PosRegister *self, PosOrder *order, GPtrArray *lines, const char *number)
{
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;
  Paper paper = begin (self, "packing-slip", pos_receipt_builder_choose_language (self, customer));

  draw_title (&paper, say (&paper, N_ ("Packing slip")), number);
  draw_address (&paper, order, lines->pdata[0]);
  pos_receipt_add_feed (paper.receipt, 1);
  draw_order (&paper, order);
  draw_delivery (&paper, lines->pdata[0]);
  pos_receipt_add_rule (paper.receipt, POS_RECEIPT_PLAIN);
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    g_autofree char *batches = dup_packed_batches (&paper, line);
    draw_line (&paper, order, line, pos_line_serials_get_left (line).count, line->packed, batches);
  }
  pos_receipt_add_feed (paper.receipt, 1);
  pos_receipt_add_barcode (paper.receipt, POS_SYMBOLOGY_CODE128, number);
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}

char *
pos_work_papers_draw_slip (PosRegister *self, PosCommitDraft *draft)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < draft->slip_lines->len; i++)
    g_ptr_array_add (
        lines, pos_order_find_line (draft->order, &g_array_index (draft->slip_lines, PosId, i)));
  g_autoptr (PosReceipt) receipt = draw_slip (self, draft->order, lines, POS_RECEIPT_NUMBER_MARK);
  draft->receipt.kind = "packing-slip";
  draft->receipt.sequence = "packing-slip";
  return pos_receipt_builder_pack (receipt);
}

PosReceipt *
pos_work_papers_redraw_slip (PosRegister *self, PosOrder *order, GPtrArray *lines)
{
  return draw_slip (self, order, lines, ((PosOrderLine *)lines->pdata[0])->packing_slip);
}
