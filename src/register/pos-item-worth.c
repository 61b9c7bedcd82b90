/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-item-worth.c — see the header. */
#include "register/pos-item-worth.h"

#include "pricing/pos-pricing.h"
#include "register/pos-item.h"

void
pos_item_worth_find (PosRegister *reg, const char *code, PosQuantity pieces, PosItemWorth *worth)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosQuantity labeled = {0};
  PosPriceFound price;

  *worth = (PosItemWorth){.product = pos_item_read (reg, code, &labeled, NULL)};
  if (!worth->product)
    return;
  worth->quantity.micro =
      labeled.micro > 0
          ? pos_minor_scale (pieces.micro, labeled.micro, POS_SCALE, POS_ROUND_HALF_UP)
          : pieces.micro;
  if (!pos_pricing_find_prices (&pricing, worth->product, &price, NULL) ||
      !pos_price_extend (price.asked,
                         worth->quantity,
                         pos_register_get_currency (reg),
                         POS_ROUND_HALF_UP,
                         &worth->minor,
                         NULL))
    worth->minor = 0;
}

void
pos_item_worth_clear (PosItemWorth *worth)
{
  g_clear_object (&worth->product);
}
