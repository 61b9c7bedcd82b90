/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pricing.c — the price of a product. */
#include "pricing/pos-pricing.h"
#include "base/pos-error.h"

static gboolean
price_holds (const PosPricing *pricing, PosPrice *price)
{
  if (price->from.julian > pricing->today.julian ||
      (price->until.julian && price->until.julian < pricing->today.julian))
    return FALSE;
  if (price->store && g_strcmp0 (price->store, pricing->store->id))
    return FALSE;
  return !price->group || g_strcmp0 (price->group, pricing->store->price_group) == 0 ||
         (pricing->customer && g_strcmp0 (price->group, pricing->customer->group) == 0);
}

gboolean
pos_pricing_find_price (const PosPricing *pricing,
                        PosProduct *product,
                        PosUnitPrice *unit_price,
                        GError **error)
{
  PosPrice *best = NULL;
  GVariantDict details;

  POS_LIST_FOREACH (PosPrice, price, product->prices)
  {
    if (price_holds (pricing, price) && (!best || price->price.micro < best->price.micro))
      best = price;
  }
  *unit_price = best ? best->price : product->unit_price;
  if (unit_price->micro > 0 || (unit_price->micro == 0 && product->zero_price))
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "item", "s", product->id);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRICE,
                        g_variant_dict_end (&details),
                        "%s has no price",
                        product->id);
}

PosStore *
pos_pricing_get_home_store (const PosPricing *pricing, PosOrder *order)
{
  PosStore *home = pos_config_get (pricing->config, POS_TYPE_STORE, order->home_store);

  return home ? home : pricing->store;
}

gint64
pos_pricing_scale_discount (gint64 discount, PosQuantity from, PosQuantity to)
{
  return pos_minor_scale (discount, to.micro, from.micro, POS_ROUND_HALF_UP);
}

const char *
pos_pricing_get_line_mode (const PosPricing *pricing, PosOrderLine *line)
{
  if (pos_order_line_is_deferred (line))
    return line->mode;
  return pos_config_get_parameters (pricing->config)->carry_out_mode;
}
