/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-words.c — see the header. */
#include "ui/sale/pos-receipt-words.h"

#include "model/pos-line-words.h"
#include "register/pos-batches.h"
#include "register/pos-serials.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-group-header.h"
#include "ui/shell/pos-line-price.h"

static int
flow_of (PosSaleState *state)
{
  return pos_sale_state_get_order (state)->flow;
}

static gboolean
is_handed_over (PosSaleState *state, PosOrderLine *line)
{
  return flow_of (state) == POS_ORDER_FLOW_HAND_OVER && pos_order_line_is_deferred (line);
}

static PosQuantity
shown_quantity (PosSaleState *state, PosOrderLine *line)
{
  if (is_handed_over (state, line))
    return line->hand_over;
  return line->voided ? line->ordered : pos_order_line_get_quantity (line);
}

char *
pos_receipt_words_quantity (PosSaleState *state, PosOrderLine *line)
{
  PosFormat *format = pos_sale_state_get_format (state);
  PosQuantity quantity = shown_quantity (state, line);

  return is_handed_over (state, line) ? pos_format_quantity (format, quantity)
                                      : pos_line_words_dup_quantity (format, line, quantity);
}

/* Before somebody changed it, of as many as the price is of. */
static char *
make_base_price (PosSaleState *state, PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity units;
  PosQuantity per = pos_order_line_count_units (line, quantity, &units)
                        ? line->unit_factor
                        : pos_order_line_get_price (line).per;
  PosUnitPrice base = {
      pos_minor_scale (line->base_price.micro, per.micro, POS_SCALE, POS_ROUND_HALF_UP)};

  return pos_format_unit_price (
      pos_sale_state_get_format (state), base, pos_sale_state_get_order (state)->currency);
}

static char *
make_price (PosSaleState *state, PosOrderLine *line)
{
  /* What is handed over is counted in pieces, and so is the price said. */
  PosQuantity quantity =
      is_handed_over (state, line) ? (PosQuantity){1} : shown_quantity (state, line);
  PosFormat *format = pos_sale_state_get_format (state);
  g_autofree char *per = pos_line_words_dup_per (format, line, quantity);
  g_autofree char *price =
      pos_line_price_say (format, line, quantity, pos_sale_state_get_order (state)->currency);

  if (line->price_overridden && line->base_price.micro != line->unit_price.micro) {
    g_autofree char *base = make_base_price (state, line, quantity);
    if (per)
      /* TRANSLATORS: price with what it is of, and what it was before somebody changed it:
       * "€90.00 per box, was €120.00" */
      return g_strdup_printf (_ ("%1$s, was %2$s"), price, base);
    /* TRANSLATORS: price of one, and what it was before somebody changed it */
    return g_strdup_printf (_ ("%1$s each, was %2$s"), price, base);
  }
  if (per)
    return g_steal_pointer (&price);
  /* TRANSLATORS: price of one piece: "€119.00 each" */
  return g_strdup_printf (_ ("%s each"), price);
}

/* Of several pieces that leave or come back, of how many the number is known. */
static char *
make_serials (PosOrderLine *line)
{
  PosLinePieces open = pos_serials_get_place (line).pieces;
  PosLinePieces pieces = open.count > 0 ? open : pos_line_serials_get_all (line);

  if (line->gift_masked)
    return g_strdup (line->gift_masked);
  if (!line->serialized || pieces.count < 2)
    return g_strdup (pos_line_serials_get (line, pieces.from));
  /* TRANSLATORS: of how many pieces of a line the serial number is known */
  return g_strdup_printf (
      ngettext ("%1$u of %2$u serial number", "%1$u of %2$u serial numbers", pieces.count),
      pos_line_serials_count (line, pieces),
      pieces.count);
}

char *
pos_receipt_words_detail (PosSaleState *state, PosOrderLine *line)
{
  g_autofree char *price = make_price (state, line);
  g_autofree char *batches =
      pos_batches_dup_text (line->batches, pos_sale_state_get_format (state));
  g_autofree char *serial = make_serials (line);

  return g_strjoin (pos_sale_state_is_large_text (state) ? " · " : "  ·  ",
                    line->item,
                    price,
                    serial ? serial : batches,
                    serial ? batches : NULL,
                    NULL);
}

/* The name of the only offer on the line; %NULL when there are several, or a person's. */
static const char *
find_offer (PosSaleState *state, PosOrderLine *line)
{
  PosLineDiscount *first = NULL;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    if (part->amount == 0)
      continue;
    if (!part->offer || (first && g_strcmp0 (first->offer, part->offer) != 0))
      return NULL;
    first = part;
  }
  return first ? pos_l10n_get (first->name, pos_sale_state_get_language (state)) : NULL;
}

static char *
describe_discount (PosSaleState *state, PosOrderLine *line)
{
  const char *offer = find_offer (state, line);
  g_autofree char *amount = pos_sale_state_format (state, -line->discount);

  if (line->discount == 0)
    return NULL;
  if (offer)
    return g_strdup_printf ("%s %s", offer, amount);
  /* TRANSLATORS: of one line, with the amount taken off: "Discount −€14.90" */
  return g_strdup_printf (_ ("Discount %s"), amount);
}

/* */
static char *
describe_exemption (PosSaleState *state, PosOrderLine *line)
{
  g_autofree char *amount = pos_sale_state_format (state, -line->exempt_amount);

  /* TRANSLATORS: of one line, with the tax that an exempt customer does not pay: "Tax not charged
   * −€21.00" */
  return line->exempt_amount == 0 ? NULL : g_strdup_printf (_ ("Tax not charged %s"), amount);
}

char *
pos_receipt_words_discount (PosSaleState *state, PosOrderLine *line)
{
  g_autofree char *discount = NULL, *exempt = NULL;

  if (line->discount == 0 && line->exempt_amount == 0)
    return NULL;
  if (pos_sale_state_is_large_text (state))
    return pos_sale_state_format (state, -line->discount - line->exempt_amount);
  discount = describe_discount (state, line);
  exempt = describe_exemption (state, line);
  return pos_ui_dup_facts (discount, exempt);
}

char *
pos_receipt_words_full_amount (PosSaleState *state, PosOrderLine *line)
{
  gint64 off = line->discount + line->exempt_amount;

  return off == 0 ? NULL : pos_sale_state_format (state, line->net + off);
}

/* What an edit made of a line; what earlier edits did to it is no news. */
static char *
describe_edit (PosSaleState *state, PosOrderLine *line)
{
  PosOrder *saved = pos_register_get_saved_order (pos_sale_state_get_register (state));
  PosOrderLine *known = saved ? pos_order_find_line (saved, &line->id) : NULL;

  if (!saved)
    return NULL;
  if (!known)
    /* TRANSLATORS: a line that was added to an order that existed before */
    return g_strdup (C_ ("line", "New"));
  PosQuantity before = pos_order_line_get_quantity (known);
  if (before.micro == pos_order_line_get_quantity (line).micro)
    return NULL;
  g_autofree char *text =
      pos_line_words_dup_count (pos_sale_state_get_format (state), known, before);
  /* TRANSLATORS: quantity of an order's line before it was changed: "Was 2" */
  return g_strdup_printf (_ ("Was %s"), text);
}

char *
pos_receipt_words_change (PosSaleState *state, PosOrderLine *line)
{
  PosFormat *format = pos_sale_state_get_format (state);

  if (line->voided)
    return NULL;
  if (flow_of (state) == POS_ORDER_FLOW_HAND_OVER && pos_order_line_is_deferred (line)) {
    g_autofree char *open = pos_format_quantity (format, pos_order_line_get_open (line));
    /* TRANSLATORS: handing over: how many of this line are still to be handed over */
    return g_strdup_printf (_ ("of %s"), open);
  }
  return flow_of (state) == POS_ORDER_FLOW_EDIT ? describe_edit (state, line) : NULL;
}

char *
pos_receipt_words_name (PosSaleState *state, PosOrderLine *line)
{
  g_autofree char *quantity = pos_receipt_words_quantity (state, line);
  const char *product = pos_l10n_get (line->description, pos_sale_state_get_language (state));
  g_autofree char *amount = pos_sale_state_format (state, line->net);
  g_autofree char *delivery = pos_order_line_is_return (line) ? g_strdup (_ ("Returned"))
                              : line->delivery_lost           ? g_strdup (_ ("Choose delivery"))
                                                    : pos_group_header_describe (state, line);
  g_autofree char *discount = pos_receipt_words_discount (state, line);

  if (line->voided)
    /* TRANSLATORS: a struck line as it is read aloud: quantity, product */
    return g_strdup_printf (_ ("%1$s %2$s, removed"), quantity, product);
  /* TRANSLATORS: a line as it is read aloud: quantity, product, amount, how it leaves */
  g_autofree char *name =
      g_strdup_printf (_ ("%1$s %2$s, %3$s, %4$s"), quantity, product, amount, delivery);
  return g_strjoin (
      ", ", name, discount ? discount : line->comment, discount ? line->comment : NULL, NULL);
}
