/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gifts.c — see the header. */
#include "register/pos-gifts.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-refusal.h"

gboolean
pos_gifts_refuse_order (GError **error)
{
  return pos_tender_refuse (
      "gift-order", NULL, "A gift card is sold by itself, and not with an order", error);
}

gboolean
pos_gifts_is_item (PosRegister *self, const char *item)
{
  PosTender *tender = pos_config_find_tender (self->config, self->store, POS_TENDER_GIFT_CARD);

  return tender && tender->gift_item && !g_strcmp0 (tender->gift_item, item);
}

gboolean
pos_gifts_check_cart (PosRegister *self, PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line) || pos_order_line_is_return (line) ||
        pos_order_line_is_settled (line))
      continue;
    if (line->gift_card && order->type != POS_ORDER_TYPE_SALE)
      return pos_gifts_refuse_order (error);
    if (!line->gift_card && pos_gifts_is_item (self, line->item))
      return pos_tender_refuse (
          "gift-number", NULL, "A gift card is sold with its number: use “Sell gift card”", error);
  }
  return TRUE;
}

gboolean
pos_gifts_are_sold (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && line->gift_card)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_used (PosOrder *order, const PosGiftCardName *name)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && !g_strcmp0 (line->gift_card, name->card))
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_gifts_check_unused (PosOrder *order, const PosGiftCardName *name, GError **error)
{
  return !is_used (order, name) ||
         pos_tender_refuse ("gift-twice",
                            g_variant_new_parsed ("{'masked': <%s>}", name->masked),
                            "This gift card is in the transaction already",
                            error);
}
