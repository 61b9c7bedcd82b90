/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-discounts.c — the worked examples of discounts in register.md §6.9. */
#include "discount-fixture.h"

SHOP_FIXTURE

/* --- Which discounts go together: E-3 to E-8 --- */

static void
add_e3 (Shop *shop, const char *rate)
{
  g_autofree char *a = g_strdup_printf (SIMPLE ("A", "compounded", "\"rate\": \"%s\""), rate);

  shop_discount (shop, a);
  shop_discount (shop, SIMPLE ("B", "compounded", "\"by\": \"amount\", \"amount\": \"5\""));
  shop_discount (shop, SIMPLE ("C", "best-price", "\"rate\": \"0.18\""));
  shop_sell (shop, "X", 1, 10000);
}

static void
e3_best_price_wins (Shop *shop, gconstpointer data)
{
  add_e3 (shop, "0.1");
  g_assert_cmpint (shop_get_total (shop), ==, 8200);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "C:18.00 A:better B:better");
  PosLineDiscount *part = pos_list_peek (shop_line (shop, 0)->discounts, 0);
  g_assert_cmpstr (part->offer, ==, "C");
  g_assert_cmpstr (part->rejected, ==, "A:better B:better");
}

static void
e4_compounded_win (Shop *shop, gconstpointer data)
{
  add_e3 (shop, "0.15");
  g_assert_cmpint (shop_get_total (shop), ==, 8075);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "A:14.25 B:5.00 C:better");
}

static void
e5_on_the_original_price (Shop *shop, gconstpointer data)
{
  shop->parameters->discounts_on_original = TRUE;
  add_e3 (shop, "0.1");
  g_assert_cmpint (shop_get_total (shop), ==, 8200);
  pos_config_remove (shop->pricing.config, POS_TYPE_DISCOUNT, "C");
  g_assert_cmpint (shop_get_total (shop), ==, 8500);
}

static void
e6_exclusive_comes_first (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("EIGHT", "exclusive", "\"rate\": \"0.08\""));
  shop_discount (shop, SIMPLE ("TWENTY", "best-price", "\"rate\": \"0.2\""));
  shop_sell (shop, "X", 1, 10000);
  g_assert_cmpint (shop_get_total (shop), ==, 9200);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "EIGHT:8.00 TWENTY:exclusive");
}

static void
add_e7 (Shop *shop)
{
  shop_discount (shop, SIMPLE_AT ("A", "compounded", "99", "\"rate\": \"0.1\""));
  shop_discount (shop, SIMPLE_AT ("B", "compounded", "99", "\"rate\": \"0.2\""));
  shop_discount (shop, SIMPLE_AT ("C", "compounded", "0", "\"rate\": \"0.15\""));
  shop_sell (shop, "X", 1, 10000);
}

static void
e7_priorities (Shop *shop, gconstpointer data)
{
  add_e7 (shop);
  g_assert_cmpint (shop_get_total (shop), ==, 7200);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "A:10.00 B:18.00 C:priority");
  shop->parameters->discounts_across = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 6800);
}

static void
e8_priorities_with_a_best_price (Shop *shop, gconstpointer data)
{
  add_e7 (shop);
  shop_discount (shop, SIMPLE_AT ("D", "best-price", "99", "\"rate\": \"0.35\""));
  g_assert_cmpint (shop_get_total (shop), ==, 6500);
  shop->parameters->discounts_across = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 5525);
}

/* --- Tiers: E-9, E-10 --- */

#define THRESHOLD(id, mode, more)                                                                  \
  "{\"id\": \"" id "\", \"type\": \"threshold\", \"mode\": \"" mode "\", " more                    \
  "\"lines\": [{\"product\": \"*\"}], \"tiers\": [{\"from\": \"100\", \"rate\": \"0.1\"}]}"

static void
e9_threshold_beside_a_discount (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 "{\"id\": \"OWN\", \"type\": \"simple\", "
                 "\"lines\": [{\"product\": \"X\", \"rate\": \"0.2\"}]}");
  shop_discount (shop, THRESHOLD ("T", "best-price", ""));
  shop_sell (shop, "X", 1, 6000);
  PosOrderLine *second = shop_sell (shop, "Y", 1, 7000);
  g_assert_cmpint (shop_get_total (shop), ==, 11800);
  g_autofree char *why = shop_explain (shop, second);
  g_assert_cmpstr (why, ==, "T:nothing");
  shop_discount (shop, THRESHOLD ("T", "best-price", "\"counts_barred\": true, "));
  g_assert_cmpint (shop_get_total (shop), ==, 11100);
  g_assert_cmpint (second->discount, ==, 700);
}

static void
e10_tiers_count_one_line (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 "{\"id\": \"Q\", \"type\": \"quantity\", "
                 "\"lines\": [{\"product\": \"X\"}, {\"product\": \"Y\"}], "
                 "\"tiers\": [{\"quantity\": \"3\", \"rate\": \"0.1\"}, "
                 "{\"quantity\": \"6\", \"rate\": \"0.2\"}]}");
  PosOrderLine *x = shop_sell (shop, "X", 4, 1000), *y = shop_sell (shop, "Y", 3, 1000);
  shop_get_total (shop);
  g_assert_cmpint (x->discount, ==, 400);
  g_assert_cmpint (y->discount, ==, 300);
  y->ordered = pos_quantity_whole (2);
  shop_get_total (shop);
  g_assert_cmpint (y->discount, ==, 0);
  g_autofree char *why = shop_explain (shop, y);
  g_assert_cmpstr (why, ==, "Q:too-few");
  /* Two lines of one product are one quantity. */
  shop_sell (shop, "X", 2, 1000);
  shop_get_total (shop);
  g_assert_cmpint (x->discount, ==, 800);
}

/* --- Deals: E-11 to E-17, E-24 --- */

static void
e11_deal_price (Shop *shop, gconstpointer data)
{
  shop_discount (shop, MIX ("DEAL", "best-price", "3", "\"by\": \"price\", \"amount\": \"10\""));
  shop_sell_all (shop, (const gint64[]){450, 380, 320, 0});
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
  g_assert_cmpint (shop_line (shop, 0)->discount, ==, 59);
  g_assert_cmpint (shop_line (shop, 1)->discount, ==, 49);
  g_assert_cmpint (shop_line (shop, 2)->discount, ==, 42);
  PosLineDiscount *first = pos_list_peek (shop_line (shop, 0)->discounts, 0);
  PosLineDiscount *last = pos_list_peek (shop_line (shop, 2)->discounts, 0);
  g_assert_cmpint (first->bundle, >, 0);
  g_assert_cmpint (first->bundle, ==, last->bundle);
  g_assert_cmpint (first->origin, ==, POS_DISCOUNT_MIX);
}

static void
e12_three_for_two (Shop *shop, gconstpointer data)
{
  shop_sell_all (shop, (const gint64[]){1200, 900, 700, 500, 0});
  shop_discount (shop, THREE_FOR_TWO (""));
  g_assert_cmpint (shop_get_total (shop), ==, 3300 - 700);
  g_assert_cmpint (shop_line (shop, 2)->discount, ==, 700);
  shop_discount (shop, THREE_FOR_TWO (", \"for_retailer\": true"));
  g_assert_cmpint (shop_get_total (shop), ==, 3300 - 500);
  g_assert_cmpint (shop_line (shop, 3)->discount, ==, 500);
}

static void
e13_three_for_two_distributed (Shop *shop, gconstpointer data)
{
  shop_sell_all (shop, (const gint64[]){1200, 900, 700, 500, 0});
  shop_discount (shop, THREE_FOR_TWO (", \"distributed\": true"));
  shop_get_total (shop);
  g_assert_cmpint (shop_line (shop, 0)->discount, ==, 300);
  g_assert_cmpint (shop_line (shop, 1)->discount, ==, 225);
  g_assert_cmpint (shop_line (shop, 2)->discount, ==, 175);
  /* What returning the first one gives back. */
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 900);
}

static void
e14_four_alike (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SECOND_HALF_PRICE);
  shop_discount (shop, TWENTY_OFF_TWO);
  shop_sell (shop, "X", 4, 1500);
  g_assert_cmpint (shop_get_total (shop), ==, 6000 - 1500);
}

static void
e15_each_pair_its_own (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SECOND_HALF_PRICE);
  shop_discount (shop, TWENTY_OFF_TWO);
  shop_sell_all (shop, (const gint64[]){2000, 2000, 1500, 500, 0});
  g_assert_cmpint (shop_get_total (shop), ==, 6000 - 1400);
}

static void
e16_in_any_scan_order (Shop *shop, gconstpointer data)
{
  static const gint64 orders[][5] = {
      {4000, 2500, 2500, 500, 0}, {500, 2500, 4000, 2500, 0}, {2500, 500, 2500, 4000, 0}};

  shop_discount (shop, SECOND_HALF_PRICE);
  shop_discount (shop, TWENTY_OFF_TWO);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    shop_begin (shop);
    shop_sell_all (shop, orders[i]);
    g_assert_cmpint (shop_get_total (shop), ==, 9500 - 2150);
  }
}

static void
e17_the_second_half_price_twice (Shop *shop, gconstpointer data)
{
  shop_discount (shop, THREE_FOR_TWO (""));
  shop_discount (shop, SECOND_HALF_PRICE);
  shop_sell_all (shop, (const gint64[]){2000, 2000, 1000, 1000, 0});
  g_assert_cmpint (shop_get_total (shop), ==, 6000 - 1500);
}

static void
e24_a_voucher_helps_and_gets_nothing (Shop *shop, gconstpointer data)
{
  shop_discount (shop, MIX ("M", "best-price", "2", "\"rate\": \"0.1\", \"counts_barred\": true"));
  PosOrderLine *voucher = shop_sell (shop, "VOUCHER", 1, 2500),
               *book = shop_sell (shop, "BOOK", 1, 2000);
  voucher->no_offer = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 4500 - 200);
  g_assert_cmpint (book->discount, ==, 200);
  g_autofree char *why = shop_explain (shop, voucher);
  g_assert_cmpstr (why, ==, "M:barred");
  shop_discount (shop, MIX ("M", "best-price", "2", "\"rate\": \"0.1\""));
  g_assert_cmpint (shop_get_total (shop), ==, 4500);
}

/* An amount is cut at what those pieces cost that may get something of it. */
static void
e24_vouchers_get_no_amount_either (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 MIX ("M",
                      "best-price",
                      "2",
                      "\"by\": \"amount\", \"amount\": \"3.33\", \"counts_barred\": true"));
  shop_sell (shop, "VOUCHER", 1, 2500)->no_offer = TRUE;
  shop_sell (shop, "VOUCHER", 1, 2500)->no_offer = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 5000);

  shop_begin (shop);
  shop_sell (shop, "VOUCHER", 1, 2500)->no_offer = TRUE;
  PosOrderLine *card = shop_sell (shop, "CARD", 1, 200);
  g_assert_cmpint (shop_get_total (shop), ==, 2500);
  g_assert_cmpint (card->discount, ==, 200);
}

/* Nothing is taken off a voucher, so the amount is for the two that it can be taken off. */
static void
e24_vouchers_do_not_take_the_amount (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 MIX ("M",
                      "best-price",
                      "2",
                      "\"by\": \"amount\", \"amount\": \"10.00\", \"counts_barred\": true"));
  shop_sell (shop, "VOUCHER", 1, 3000)->no_offer = TRUE;
  shop_sell (shop, "BOOK", 1, 600);
  shop_sell (shop, "PEN", 1, 500);
  g_assert_cmpint (shop_get_total (shop), ==, 4100 - 1000);
}

/* A shipping charge is cut, not a line: the qualifying amount decides. */
static void
e23_shipping_free_from_fifty (Shop *shop, gconstpointer data)
{
  shop_put (shop,
            "charge-rule",
            "{\"id\": \"F\", \"level\": \"header\", \"code\": \"FREIGHT\", "
            "\"mode_relation\": \"one\", \"mode\": \"99\", "
            "\"tiers\": [{\"category\": \"fixed\", \"amount\": \"4.95\"}]}");
  shop_put (shop,
            "shipping-discount",
            "{\"id\": \"FREE\", \"mode\": \"99\", "
            "\"tiers\": [{\"from\": \"50\", \"rate\": \"1\"}]}");
  PosOrderLine *line = shop_add (shop, "X", 1, 4999, POS_INTENT_SHIP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 495);
  line->unit_price.micro = 50 * POS_SCALE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 0);
}

/* --- Rounding: E-18, E-19, E-21 --- */

static void
e18_the_discount_is_rounded (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TEN", "best-price", "\"rate\": \"0.1\""));
  shop_sell (shop, "X", 1, 8995);
  g_assert_cmpint (shop_get_total (shop), ==, 8095);
}

static void
e19_rounded_once_for_the_line (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TWENTY", "best-price", "\"rate\": \"0.2\""));
  PosOrderLine *line = shop_sell (shop, "X", 4, 333);
  shop_get_total (shop);
  g_assert_cmpint (line->discount, ==, 266);
}

static void
e21_ten_off_three (Shop *shop, gconstpointer data)
{
  gint64 weights[] = {1, 1, 1}, parts[3];

  shop_discount (shop, MIX ("TENOFF", "best-price", "3", "\"by\": \"amount\", \"amount\": \"10\""));
  PosOrderLine *line = shop_sell (shop, "X", 3, 2000);
  g_assert_cmpint (shop_get_total (shop), ==, 5000);
  g_assert_cmpint (line->discount, ==, 1000);
  /* Split by piece, the remainder falls on the last. */
  pos_minor_allocate (line->discount, weights, parts, 3);
  g_assert_cmpint (parts[0], ==, 333);
  g_assert_cmpint (parts[1], ==, 333);
  g_assert_cmpint (parts[2], ==, 334);
}

#define TEST(name, function) shop_test ("/pricing/discounts/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("E-3", e3_best_price_wins);
  TEST ("E-4", e4_compounded_win);
  TEST ("E-5", e5_on_the_original_price);
  TEST ("E-6", e6_exclusive_comes_first);
  TEST ("E-7", e7_priorities);
  TEST ("E-8", e8_priorities_with_a_best_price);
  TEST ("E-9", e9_threshold_beside_a_discount);
  TEST ("E-10", e10_tiers_count_one_line);
  TEST ("E-11", e11_deal_price);
  TEST ("E-12", e12_three_for_two);
  TEST ("E-13", e13_three_for_two_distributed);
  TEST ("E-14", e14_four_alike);
  TEST ("E-15", e15_each_pair_its_own);
  TEST ("E-16", e16_in_any_scan_order);
  TEST ("E-17", e17_the_second_half_price_twice);
  TEST ("E-18", e18_the_discount_is_rounded);
  TEST ("E-19", e19_rounded_once_for_the_line);
  TEST ("E-21", e21_ten_off_three);
  TEST ("E-23", e23_shipping_free_from_fifty);
  TEST ("E-24", e24_a_voucher_helps_and_gets_nothing);
  TEST ("E-24-amount", e24_vouchers_get_no_amount_either);
  TEST ("E-24-taken", e24_vouchers_do_not_take_the_amount);
  return g_test_run ();
}
