/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reprice.c — see the header. */
#include "register/pos-reprice.h"
#include "pricing/pos-concessions.h"
#include "register/pos-quick.h"

static gboolean
find_price (PosRun *run, PosOrderLine *line, PosUnitPrice *base, PosUnitPrice *price)
{
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (PosProduct) product = NULL;

  if (!pos_order_line_is_active (line) || line->invoiced.micro != 0 ||
      pos_order_line_is_return (line))
    return FALSE;
  product = pos_quick_find_product (pos_run_get_register (run), line->item, NULL);
  if (!product || !pos_pricing_find_price (&pricing, product, price, NULL))
    return FALSE;
  *base = product->unit_price;
  return TRUE;
}

gboolean
pos_reprice_line (PosRun *run, PosOrderLine *line)
{
  PosUnitPrice base, price;

  if (!find_price (run, line, &base, &price))
    return FALSE;
  line->price_locked = FALSE;
  line->price_overridden = FALSE;
  pos_text_set (&line->price_reason, NULL);
  line->base_price = base;
  line->unit_price = price;
  pos_concessions_clear (line);
  return TRUE;
}

gboolean
pos_reprice_refresh (PosRun *run, PosOrderLine *line)
{
  PosUnitPrice base, price;

  if (line->price_locked || line->price_overridden || !find_price (run, line, &base, &price) ||
      line->unit_price.micro == price.micro)
    return FALSE;
  line->base_price = base;
  line->unit_price = price;
  return TRUE;
}
