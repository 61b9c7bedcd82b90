/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gross.c — register.md P-6: prices for several pieces, their parts, and what offers take off
 * them; T-18: what is sold by the box. */
#include "discount-fixture.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-gross.h"

SHOP_FIXTURE

#define N_SPLITS 200

static PosOrderLine *
sell_for_several (Shop *shop, gint64 pieces, gint64 cents, gint64 per)
{
  PosOrderLine *line = shop_sell (shop, "X", pieces, 100);

  pos_order_line_set_price (line,
                            (PosPricePer){{cents * POS_SCALE / 100}, pos_quantity_whole (per)});
  return line;
}

/* --- What offers take off: 30,000 of 10.00 for 3, which are 100,000.00 --- */

static const struct {
  const char *offer;
  gint64 net;
} offers[] = {
    {SIMPLE ("O", "best-price", "\"rate\": \"0.1\""), 9000000},
    {SIMPLE ("O", "best-price", "\"by\": \"price\", \"amount\": \"3.00\""), 9000000},
    {SIMPLE ("O", "best-price", "\"by\": \"amount\", \"amount\": \"1.00\""), 7000000},
    {SIMPLE ("O", "best-price", "\"rate\": \"1\""), 0},
    {"{\"id\": \"O\", \"type\": \"threshold\", \"mode\": \"best-price\", \"lines\": [{\"product\": "
     "\"*\"}], \"tiers\": [{\"from\": \"100000.00\", \"rate\": \"0.1\"}]}",
     9000000},
    {"{\"id\": \"O\", \"type\": \"threshold\", \"mode\": \"best-price\", \"lines\": [{\"product\": "
     "\"*\"}], \"tiers\": [{\"from\": \"100000.01\", \"rate\": \"0.1\"}]}",
     10000000},
    {"{\"id\": \"O\", \"type\": \"quantity\", \"mode\": \"best-price\", \"lines\": [{\"product\": "
     "\"*\"}], \"tiers\": [{\"quantity\": \"3\", \"rate\": \"0.25\"}]}",
     7500000},
};

static void
offers_know_the_rest (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++) {
    shop_begin (shop);
    shop_put (shop, "discount", offers[i].offer);
    PosOrderLine *line = sell_for_several (shop, 30000, 1000, 3);
    shop_recompute (shop);
    g_test_message ("%s", offers[i].offer);
    g_assert_cmpint (line->net, ==, offers[i].net);
  }
}

/* Two prices that are the same in millionths are two prices. */
static void
only_the_same_price_is_one_lot (Shop *shop, gconstpointer data)
{
  shop_put (shop, "discount", SIMPLE ("O", "best-price", "\"rate\": \"0.1\""));
  PosOrderLine *line = sell_for_several (shop, 30000, 1000, 3);
  PosOrderLine *other = shop_sell (shop, "X", 30000, 0);

  other->unit_price.micro = 3333333;
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 9000000);
  g_assert_cmpint (other->net, ==, 8999999);
}

/* --- N3: parts --- */

static gint64
sum_nets (Shop *shop)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  sum += line->net;
  return sum;
}

/* However a line is split, its parts cost what it would, and so do those of a part. */
static void
parts_cost_what_the_line_does (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_SPLITS; i++) {
    gint64 pieces = g_test_rand_int_range (2, 40), per = g_test_rand_int_range (2, 13);
    gint64 cents = g_test_rand_int_range (1, 2000), whole;

    shop_begin (shop);
    PosOrderLine *line = sell_for_several (shop, pieces, cents, per);
    shop_recompute (shop);
    whole = line->net;
    g_assert_cmpint (whole, ==, (2 * pieces * cents + per) / (2 * per));
    for (guint cut = 0; cut < 4; cut++) {
      guint n = pos_list_size (shop->order->lines);
      line = pos_list_peek (shop->order->lines, (guint)g_test_rand_int_range (0, (gint)n));
      gint64 units = line->ordered.micro / POS_SCALE;
      if (units < 2)
        continue;
      pos_fulfillment_split (shop->order,
                             line,
                             pos_quantity_whole (g_test_rand_int_range (1, (gint)units)),
                             (PosQuantity){0},
                             shop->pricing.context);
      g_assert_cmpint (sum_nets (shop), ==, whole);
      shop_recompute (shop);
      g_assert_cmpint (sum_nets (shop), ==, whole);
    }
  }
}

/* A price of one is rounded for each line, whatever digits it has. */
static void
prices_of_one_are_as_they_were (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_sell (shop, "X", 4, 0);

  line->unit_price.micro = 3333333;
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 1333);
  pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (2), (PosQuantity){0}, shop->pricing.context);
  shop_recompute (shop);
  g_assert_cmpint (sum_nets (shop), ==, 667 + 667);
}

/* --- T-18 --- */

/* A part of a box is a part of it to an offer, too, and all parts are the box. */
static void
offers_count_boxes (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_sell (shop, "X", 12, 1000);

  shop_put (
      shop,
      "discount",
      SIMPLE ("O", "best-price", "\"unit\": \"box\", \"by\": \"amount\", \"amount\": \"12.00\""));
  pos_text_set (&line->sold_by, "box");
  line->unit_factor = pos_quantity_whole (12);
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 10800);
  pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (5), (PosQuantity){0}, shop->pricing.context);
  shop_recompute (shop);
  g_assert_cmpint (sum_nets (shop), ==, 10800);
  POS_LIST_FOREACH (PosOrderLine, part, shop->order->lines)
  {
    PosLineDiscount *given = pos_list_peek (part->discounts, 0);
    g_assert_cmpint (given->quantity.micro, ==, part->ordered.micro);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/pricing/gross/offers", offers_know_the_rest);
  shop_test ("/pricing/gross/lots", only_the_same_price_is_one_lot);
  shop_test ("/pricing/gross/parts", parts_cost_what_the_line_does);
  shop_test ("/pricing/gross/of-one", prices_of_one_are_as_they_were);
  shop_test ("/pricing/gross/boxes", offers_count_boxes);
  return g_test_run ();
}
