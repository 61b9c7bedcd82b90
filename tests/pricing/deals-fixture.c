/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deals-fixture.c — see the header. */
#include "deals-fixture.h"

void
deals_set_up (DealsCart *cart, gconstpointer data)
{
  cart->lots = g_array_new (FALSE, FALSE, sizeof (PosDealLot));
}

void
deals_tear_down (DealsCart *cart, gconstpointer data)
{
  for (guint i = 0; i < cart->lots->len; i++)
    g_free ((char *)g_array_index (cart->lots, PosDealLot, i).key);
  g_array_unref (cart->lots);
  for (guint i = 0; i < cart->n_deals; i++) {
    g_free ((char *)cart->deals[i].key);
    g_array_unref (cart->deals[i].members);
  }
  *cart = (DealsCart){0};
}

guint
deals_add_lot (DealsCart *cart, gint64 price, gint64 quantity, gint64 alone)
{
  PosDealLot lot = {.key = g_strdup_printf ("lot-%02u", cart->lots->len),
                    .price = price,
                    .quantity = quantity,
                    .alone = alone};

  g_array_append_val (cart->lots, lot);
  return cart->lots->len - 1;
}

PosDeal *
deals_add_deal (DealsCart *cart, PosDealKind kind, guint pieces)
{
  PosDeal *deal = &cart->deals[cart->n_deals++];

  *deal = (PosDeal){.key = g_strdup_printf ("deal-%u", cart->n_deals),
                    .kind = kind,
                    .n_slots = 1,
                    .needs = {pieces},
                    .members = g_array_new (FALSE, FALSE, sizeof (PosDealMember))};
  return deal;
}

gint64
deals_get_price (DealsCart *cart, guint lot)
{
  return g_array_index (cart->lots, PosDealLot, lot).price;
}

PosDealPlan *
deals_solve_within (DealsCart *cart, guint budget)
{
  return pos_deals_solve ((PosDealLot *)(gpointer)cart->lots->data,
                          cart->lots->len,
                          cart->deals,
                          cart->n_deals,
                          &budget);
}

PosDealPlan *
deals_solve (DealsCart *cart)
{
  return deals_solve_within (cart, POS_DEALS_BUDGET);
}

void
deals_for_all (DealsCart *cart, PosDeal *deal, gint64 percent)
{
  for (guint i = 0; i < cart->lots->len; i++) {
    PosDealMember member = {.lot = i, .worth = {deals_get_price (cart, i) * percent / 100}};
    g_array_append_val (deal->members, member);
  }
}

void
deals_add_second_half_price (DealsCart *cart)
{
  PosDeal *deal = deals_add_deal (cart, POS_DEAL_CHEAPEST, 2);

  deal->gifts = 1;
  deals_for_all (cart, deal, 50);
}

void
deals_add_three_for_two (DealsCart *cart)
{
  PosDeal *deal = deals_add_deal (cart, POS_DEAL_CHEAPEST, 3);

  deal->gifts = 1;
  deals_for_all (cart, deal, 100);
}

void
deals_add_two_pair_offers (DealsCart *cart)
{
  PosDeal *deal;

  deals_add_second_half_price (cart);
  deal = deals_add_deal (cart, POS_DEAL_SUM, 2);
  deals_for_all (cart, deal, 20);
}
