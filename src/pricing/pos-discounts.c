/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discounts.c — see the header. */
#include "pricing/pos-discounts.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-discount-rounds.h"
#include "pricing/pos-discount-why.h"

static gboolean
is_offer (PosLineDiscount *part)
{
  return part->origin != POS_DISCOUNT_MANUAL_LINE && part->origin != POS_DISCOUNT_MANUAL_TOTAL;
}

static void
take_back (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  for (guint i = pos_concessions_may_change (line) ? pos_list_size (line->discounts) : 0; i > 0;
       i--) {
    PosLineDiscount *part = pos_list_peek (line->discounts, i - 1);

    if (!is_offer (part))
      continue;
    line->discount -= part->amount;
    pos_list_remove (line->discounts, i - 1);
  }
}

static char *
describe_rejected (const PosOfferCart *cart, GArray *parts, guint row)
{
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (PosDiscountReason));
  g_autoptr (GString) text = g_string_new (NULL);

  pos_discount_why_list (cart, parts, row, reasons);
  for (guint i = 0; i < reasons->len; i++) {
    PosDiscountReason *reason = &g_array_index (reasons, PosDiscountReason, i);
    if (reason->why == POS_WHY_GIVEN)
      continue;
    g_string_append_printf (text,
                            "%s%s:%s",
                            text->len > 0 ? " " : "",
                            reason->discount->id,
                            pos_why_get_nick (reason->why));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* In pieces, as a line counts them. */
static gint64
count_pieces (PosOrderLine *line, gint64 sold)
{
  gint64 all = pos_order_line_get_quantity (line).micro, factor = line->unit_factor.micro;
  gint64 pieces = factor > 0 ? pos_minor_scale (sold, factor, POS_SCALE, POS_ROUND_HALF_UP) : sold;

  /* A part of a box is counted to millionths of it. */
  return factor > 0 && ABS (pieces - all) <= factor / POS_SCALE ? all : pieces;
}

static void
write_part (const PosOfferCart *cart, GArray *parts, const PosOfferPart *part, gboolean first)
{
  PosOrderLine *line = cart->rows->pdata[part->row];
  PosDiscount *discount = pos_offer_cart_get (cart, part->offer)->discount;
  g_autoptr (PosLineDiscount) written = g_object_new (POS_TYPE_LINE_DISCOUNT, NULL);
  g_autofree char *rejected = first ? describe_rejected (cart, parts, part->row) : NULL;

  pos_text_set (&written->offer, discount->id);
  written->origin = discount->type;
  pos_l10n_set (&written->name, discount->name);
  written->amount = part->amount;
  /* What each piece has goes along with pieces that an edit adds (M31). */
  written->exact.micro = discount->type == POS_DISCOUNT_SIMPLE ? part->exact : 0;
  written->quantity.micro = count_pieces (line, part->quantity);
  written->bundle = part->bundle;
  written->unproven = cart->unproven;
  pos_text_set (&written->rejected, rejected && *rejected ? rejected : NULL);
  line->discount += part->amount;
  /* What offers give stands before what people give. */
  pos_list_append (line->discounts, written);
}

void
pos_discounts_apply (const PosPricing *pricing, PosOrder *order)
{
  g_autoptr (PosOfferCart) cart = NULL;
  g_autoptr (GArray) parts = NULL;

  take_back (order);
  cart = order->no_offers ? NULL : pos_offer_cart_new (pricing, order);
  if (!cart)
    return;
  pos_discount_rounds_run (cart);
  parts = pos_discount_write_parts (cart);
  for (guint i = 0; i < parts->len; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    write_part (cart, parts, part, i == 0 || part[-1].row != part->row);
  }
}

GArray *
pos_discounts_explain (const PosPricing *pricing,
                       PosOrder *order,
                       PosOrderLine *line,
                       gboolean *proven)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (PosDiscountReason));
  g_autoptr (PosOfferCart) cart = pos_offer_cart_new (pricing, order);
  g_autoptr (GArray) parts = NULL;
  guint row;

  *proven = TRUE;
  if (!cart || !g_ptr_array_find (cart->rows, line, &row))
    return reasons;
  if (!order->no_offers)
    pos_discount_rounds_run (cart);
  *proven = !cart->unproven;
  parts = pos_discount_write_parts (cart);
  pos_discount_why_list (cart, parts, row, reasons);
  return reasons;
}
