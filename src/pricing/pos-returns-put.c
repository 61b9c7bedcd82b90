/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-returns-put.c — a returned line in the cart: the product as it was sold, a share of its
 * money, and its charges. */
#include "base/pos-error.h"
#include "model/pos-line-batches.h"
#include "model/pos-line-serials.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-return-shipping.h"
#include "pricing/pos-return-terms.h"
#include "pricing/pos-returns-private.h"

static void
copy_product (PosOrderLine *returned, PosOrderLine *line)
{
  pos_text_set (&returned->item, line->item);
  pos_l10n_set (&returned->description, line->description);
  pos_text_set (&returned->barcode, line->barcode);
  pos_text_set (&returned->unit, line->unit);
  pos_text_set (&returned->sold_by, line->sold_by);
  returned->unit_factor = line->unit_factor;
  pos_text_set (&returned->category, line->category);
  pos_text_set (&returned->sales_rep, line->sales_rep);
  pos_text_set (&returned->item_tax_group, line->item_tax_group);
  returned->weight_grams = line->weight_grams;
  returned->serialized = line->serialized;
  returned->blank_serial = line->blank_serial;
}

/* Where all that is left comes back it is clear which pieces; else those that were named before. */
static void
copy_serials (PosOrderLine *returned, PosOrderLine *line, PosOrderLine *earlier)
{
  PosLinePieces all = pos_line_serials_get_all (returned);
  g_auto (GStrv) left = pos_line_serials_dup_unreturned (line);
  g_auto (GStrv) named = earlier ? pos_line_serials_dup (earlier, all) : NULL;
  GStrv serials = g_strv_length (left) <= all.count ? left : named;

  if (serials)
    pos_line_serials_put (returned, all, (const char *const *)serials, POS_SERIALS_SET);
}

/* A cart may state prices in another way than the store that sold: what the customer gets and the
 * tax in it stay, the rest follows. */
static gboolean
copy_money (const PosPricing *pricing,
            PosOrder *cart,
            PosOrderLine *returned,
            PosOrder *original,
            PosOrderLine *line,
            GError **error)
{
  PosReturnShare share = pos_returns_share (pricing, line, (PosQuantity){-returned->ordered.micro});
  gint64 total = share.net + (original->tax_included ? 0 : share.tax);
  gint64 net = cart->tax_included ? total : total - share.tax;
  g_autoptr (PosList) taxes =
      pos_tax_parts_deal (line->invoiced_taxes, line->returned_taxes, share.tax);
  PosPricePer price = pos_order_line_get_price (line);
  gint64 gross;

  returned->tax = -share.tax;
  pos_tax_parts_add (returned->taxes, taxes, -1);
  returned->total = -total;
  returned->net = -net;
  pos_text_set (&returned->tax_group, line->tax_group);
  returned->tax_rate = line->tax_rate;
  returned->base_price = line->base_price;
  if (cart->tax_included != original->tax_included)
    price.price.micro = pos_minor_scale (price.price.micro, net, share.net, POS_ROUND_HALF_UP);
  pos_order_line_set_price (returned, price);
  if (line->discount == 0 && line->exempt_amount == 0)
    return TRUE;
  if (!pos_price_extend (
          price, returned->ordered, cart->currency, POS_ROUND_HALF_UP, &gross, error))
    return FALSE;
  pos_exemption_divide (line, line->discount, gross - returned->net, returned);
  return TRUE;
}

static gint64
get_last_position (PosOrder *cart)
{
  gint64 last = 0;

  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  last = MAX (last, line->position);
  return last;
}

static PosOrderLine *
append_line (const PosPricing *pricing,
             PosOrder *cart,
             PosOrder *original,
             PosOrderLine *line,
             PosOrderLine *earlier,
             PosQuantity count,
             const char *reason,
             GError **error)
{
  g_autoptr (PosOrderLine) returned = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  returned->id = pos_context_mint_id (pricing->context);
  returned->position = get_last_position (cart) + 1;
  returned->ordered.micro = -count.micro;
  returned->original_order = original->id;
  returned->original_line = line->id;
  returned->price_locked = TRUE;
  returned->intent = POS_INTENT_CARRY_OUT;
  copy_product (returned, line);
  copy_serials (returned, line, earlier);
  pos_line_batches_take_back (returned, line, count);
  pos_text_set (&returned->return_reason, reason);
  pos_returns_send (pricing, returned);
  /* What left no shelf fills none. */
  returned->blocked |= line->intent == POS_INTENT_ELECTRONIC;
  if (!copy_money (pricing, cart, returned, original, line, error))
    return NULL;
  pos_list_append (cart->lines, returned);
  return returned;
}

static void
remove_return (PosOrder *cart, PosOrderLine *returned)
{
  guint position;

  pos_return_shipping_move (cart, returned);
  for (guint i = pos_list_size (cart->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (cart->charges, i - 1);

    if (pos_id_equal (&charge->line, &returned->id))
      pos_list_remove (cart->charges, i - 1);
  }
  if (pos_list_find (cart->lines, returned, &position))
    pos_list_remove (cart->lines, position);
}

static gboolean
check (PosOrder *cart, PosOrder *original, PosOrderLine *line, PosQuantity count, GError **error)
{
  PosQuantity left = pos_returns_get_left (line);

  if (cart->currency != original->currency)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'currency'>}"),
                          "The order was paid in another currency");
  if (count.micro >= 0 && count.micro <= left.micro)
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_QUANTITY,
      g_variant_new_parsed ("{'item': <%s>, 'maximum_micro': <%x>}", line->item, left.micro),
      "No more of %s came with this order or is left to return",
      line->item);
}

PosOrderLine *
pos_returns_put (const PosPricing *pricing,
                 PosOrder *cart,
                 PosOrder *original,
                 PosOrderLine *line,
                 PosQuantity count,
                 const char *reason,
                 GError **error)
{
  PosOrderLine *earlier = pos_returns_find (cart, line);
  PosOrderLine *returned;

  if (!check (cart, original, line, count, error))
    return NULL;
  returned = count.micro > 0
                 ? append_line (pricing, cart, original, line, earlier, count, reason, error)
                 : NULL;
  if (earlier)
    remove_return (cart, earlier);
  if (!returned)
    return NULL;
  pos_return_charges_append (pricing, cart, original, line, returned);
  return pos_return_terms_charge (pricing, cart, returned, error) ? returned : NULL;
}
