/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reprice.c — see the header. */
#include "register/pos-reprice.h"
#include "base/pos-error.h"
#include "pricing/pos-concessions.h"
#include "register/pos-quick.h"

void
pos_reprice_set (PosOrderLine *line, const PosPriceFound *price)
{
  gboolean agreed = price->agreement.micro != price->base.micro;

  line->base_price = price->base;
  line->agreement_price.micro = agreed ? price->agreement.micro : 0;
  pos_order_line_set_price (line, price->asked);
}

gboolean
pos_reprice_check (PosOrderLine *line, GError **error)
{
  if (line->gift_card)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'gift-price'>, 'item': <%s>}", line->item),
        "The price of a gift card is what is put on it");
  if (!pos_order_line_is_settled (line))
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'price-stays'>, 'item': <%s>}", line->item),
      "This line was invoiced, or comes back: price and tax stay");
}

static gboolean
find_price (PosRun *run, PosOrderLine *line, PosPriceFound *price)
{
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (PosProduct) product = NULL;

  if (line->gift_card || pos_order_line_is_settled (line))
    return FALSE;
  product = pos_quick_find_product (pos_run_get_register (run), line->item, NULL);
  return product && pos_pricing_find_prices (&pricing, product, price, NULL);
}

gboolean
pos_reprice_line (PosRun *run, PosOrderLine *line)
{
  PosPriceFound price;

  if (!find_price (run, line, &price))
    return FALSE;
  line->price_locked = FALSE;
  line->price_overridden = FALSE;
  pos_text_set (&line->price_reason, NULL);
  pos_reprice_set (line, &price);
  pos_concessions_clear (line);
  return TRUE;
}

gboolean
pos_reprice_refresh (PosRun *run, PosOrderLine *line)
{
  PosPriceFound price;

  if (line->price_locked || line->price_overridden || !find_price (run, line, &price) ||
      pos_price_compare (pos_order_line_get_price (line), price.asked) == 0)
    return FALSE;
  pos_reprice_set (line, &price);
  return TRUE;
}
