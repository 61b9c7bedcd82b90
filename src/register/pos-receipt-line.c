/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-line.c — see the header. */
#include "register/pos-receipt-line.h"
#include "model/pos-line-words.h"
#include "register/pos-batches.h"
#include "register/pos-receipt-money.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

#define say pos_receipt_paper_say
#define add_amount pos_receipt_paper_add_amount

typedef PosReceiptPaper Paper;

void
pos_receipt_line_draw_attributes (Paper *paper,
                                  PosAttributeScope scope,
                                  const char *values,
                                  PosReceiptStyle style)
{
  g_autoptr (GPtrArray) attributes =
      pos_attributes_list (paper->self->config, paper->saved->home_store, scope);
  g_autoptr (GPtrArray) texts =
      pos_attributes_describe (attributes, values, paper->format, paper->language, TRUE);

  for (guint i = 0; i < texts->len; i++)
    pos_receipt_add_text (paper->receipt, style, texts->pdata[i]);
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

    if (part->amount == 0)
      continue;
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

static void
draw_batches (Paper *paper, PosOrderLine *line)
{
  g_autofree char *batches = pos_batches_dup_text (line->batches, paper->format);
  g_autofree char *text = batches ? g_strdup_printf (say (paper, N_ ("Batch %s")), batches) : NULL;

  if (text)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, text);
}

/* Of the pieces that the receipt is about: it shows a part of the order, see pos-invoice-part.h. */
static void
draw_serials (Paper *paper, PosOrderLine *line)
{
  g_autofree char *serials = pos_serials_dup_text (line, pos_line_serials_get_all (line));
  /* TRANSLATORS: on a receipt, numbers of the pieces: "Serial number SN-1, SN-2" */
  g_autofree char *text =
      serials ? g_strdup_printf (say (paper, N_ ("Serial number %s")), serials) : NULL;

  if (text)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, text);
}

/* P-6: as it was said, so that whoever reckons comes to the same. */
static char *
describe_price (Paper *paper, PosOrderLine *line)
{
  PosQuantity quantity = pos_order_line_get_quantity (line);
  PosUnitPrice price = pos_line_words_get_price (line, quantity);
  gboolean of_one = line->price_unit.micro == 0 && line->unit_factor.micro == 0;
  g_autofree char *text = pos_format_unit_price (paper->format, price, paper->order->currency);
  g_autofree char *per = of_one ? NULL : pos_line_words_dup_per (paper->format, line, quantity);

  return per ? g_strdup_printf (say (paper, N_ ("%1$s per %2$s")), text, per)
             : g_steal_pointer (&text);
}

/* What it costs without discounts, and below it what comes off. */
void
pos_receipt_line_draw (Paper *paper, PosOrderLine *line)
{
  g_autofree char *quantity =
      pos_line_words_dup_quantity (paper->format, line, pos_order_line_get_quantity (line));
  g_autofree char *name =
      g_strdup_printf ("%s × %s", quantity, pos_l10n_get (line->description, paper->language));
  g_autofree char *price = describe_price (paper, line);
  gboolean bare = paper->profile && paper->profile->no_items;
  g_autofree char *detail = bare ? g_strdup (price) : g_strdup_printf ("%s  %s", line->item, price);

  add_amount (paper, POS_RECEIPT_PLAIN, name, line->net + line->discount + line->exempt_amount);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, detail);
  draw_discounts (paper, line);
  if (line->exempt_amount != 0)
    add_amount (paper,
                POS_RECEIPT_SMALL | POS_RECEIPT_INDENT,
                say (paper, N_ ("Tax not charged")),
                -line->exempt_amount);
  pos_receipt_money_draw_line_charges (paper, line);
  draw_serials (paper, line);
  draw_batches (paper, line);
  if (line->gift_masked)
    pos_receipt_add_text (
        paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->gift_masked);
  if (line->comment)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->comment);
  pos_receipt_line_draw_attributes (
      paper, POS_ATTRIBUTES_OF_LINES, line->attributes, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT);
}
