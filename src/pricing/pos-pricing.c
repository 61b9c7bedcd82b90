/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pricing.c — small questions that several rules ask. */
#include "pricing/pos-pricing.h"

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
