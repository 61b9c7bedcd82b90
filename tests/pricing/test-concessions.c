/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-concessions.c — what people take off: register.md T-20, T-21, E-18, E-20. */
#include "discount-fixture.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-concessions.h"

SHOP_FIXTURE

static gint64
sum_parts (PosOrderLine *line)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  sum += part->amount;
  return sum;
}

/* T-21: list 100.00, offer 10 %, a person's 15 % on what is left: 76.50. */
static void
a_person_comes_after_the_offers (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "X", 1, 10000, POS_INTENT_NONE);

  shop_put (
      shop, "discount", "{\"id\": \"TEN\", \"lines\": [{\"product\": \"*\", \"rate\": \"0.1\"}]}");
  line->manual_discount_rate = (PosRate){150000};
  for (int i = 0; i < 3; i++) {
    shop_recompute (shop);
    g_assert_cmpint (line->net, ==, 7650);
    g_assert_cmpint (sum_parts (line), ==, line->discount);
    g_assert_cmpuint (pos_list_size (line->discounts), ==, 2);
  }
  line->manual_discount_rate = (PosRate){0};
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 9000);
}

/* --- T-21: list 100.00, offer 10 %, a person's 15 % --- */

typedef struct {
  PosManualDiscounts way;
  gint64 by_rate;   /* what is left with 15 % */
  gint64 by_amount; /* with 15.00 */
  gint64 of_much;   /* with 95 %: offers and people together take no more than there is */
} Way;

static const Way ways[] = {
    {POS_MANUAL_COMPOUND, 7650, 7500, 450},
    {POS_MANUAL_ON_ORIGINAL, 7500, 7500, 0},
    {POS_MANUAL_REPLACE, 8500, 8500, 500},
};

static gint64
get_net (Shop *shop, PosOrderLine *line, gint64 rate, gint64 amount)
{
  line->manual_discount_rate = (PosRate){rate};
  line->manual_discount = amount;
  for (guint i = 0; i < 2; i++)
    shop_recompute (shop);
  g_assert_cmpint (sum_parts (line), ==, line->discount);
  return line->net;
}

static void
the_chain_says_how_both_stand (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TEN", "best-price", "\"rate\": \"0.1\""));
  PosOrderLine *line = shop_add (shop, "X", 1, 10000, POS_INTENT_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    shop->parameters->manual_discounts = ways[i].way;
    g_assert_cmpint (get_net (shop, line, 150000, 0), ==, ways[i].by_rate);
    g_assert_cmpint (get_net (shop, line, 0, 1500), ==, ways[i].by_amount);
    g_assert_cmpint (get_net (shop, line, 950000, 0), ==, ways[i].of_much);
    g_assert_cmpint (get_net (shop, line, 0, 0), ==, 9000);
  }
}

/* The cart's discount is outside of the setting. */
static void
the_cart_s_discount_comes_last (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TEN", "best-price", "\"rate\": \"0.1\""));
  PosOrderLine *line = shop_add (shop, "X", 1, 10000, POS_INTENT_NONE);

  shop->order->total_discount_rate = (PosRate){100000};
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    shop->parameters->manual_discounts = ways[i].way;
    g_assert_cmpint (get_net (shop, line, 0, 0), ==, 8100);
    g_assert_cmpint (get_net (shop, line, 150000, 0), ==, ways[i].by_rate - ways[i].by_rate / 10);
  }
}

/* Replaced, a line helps no other line to an offer, and whoever asks is told why it has none. */
static void
what_is_replaced_takes_no_part (Shop *shop, gconstpointer data)
{
  shop_discount (
      shop,
      "{\"id\": \"TWO\", \"type\": \"quantity\", \"mode\": \"best-price\", "
      "\"lines\": [{\"product\": \"*\"}], \"tiers\": [{\"quantity\": \"2\", \"rate\": \"0.1\"}]}");
  PosOrderLine *line = shop_add (shop, "X", 1, 10000, POS_INTENT_NONE);
  PosOrderLine *other = shop_add (shop, "X", 1, 10000, POS_INTENT_NONE);
  g_autofree char *why = NULL;

  shop->parameters->manual_discounts = POS_MANUAL_REPLACE;
  shop_recompute (shop);
  g_assert_cmpint (other->net, ==, 9000);
  g_assert_cmpint (get_net (shop, line, 150000, 0), ==, 8500);
  g_assert_cmpint (other->net, ==, 10000);
  why = shop_explain (shop, line);
  g_assert_cmpstr (why, ==, "TWO:replaced");
}

/* Agreed is agreed: pieces come and go at what was said, whatever the chain says since. */
static void
locked_lines_keep_how_it_was (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TEN", "best-price", "\"rate\": \"0.1\""));
  PosOrderLine *line = shop_sell (shop, "X", 4, 10000);

  shop->parameters->manual_discounts = POS_MANUAL_ON_ORIGINAL;
  g_assert_cmpint (get_net (shop, line, 150000, 0), ==, 4 * 7500);
  line->price_locked = TRUE;
  shop->parameters->manual_discounts = POS_MANUAL_REPLACE;
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (1), NULL));
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 3 * 7500);
  g_assert_cmpint (sum_parts (line), ==, line->discount);
}

/* E-18: 89.95 less 10 % is 80.95: the discount is rounded, not what is left. */
static void
the_discount_is_rounded (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "X", 1, 8995, POS_INTENT_NONE);

  line->manual_discount_rate = (PosRate){100000};
  shop_recompute (shop);
  g_assert_cmpint (line->discount, ==, 900);
  g_assert_cmpint (line->net, ==, 8095);
}

/* E-20, whatever order the lines stand in the total is the same; T-20: returns take no part. */
static void
the_total_is_spread (Shop *shop, gconstpointer data)
{
  PosOrderLine *a = shop_add (shop, "A", 1, 4000, POS_INTENT_NONE);
  PosOrderLine *b = shop_add (shop, "B", 1, 3500, POS_INTENT_NONE);
  PosOrderLine *c = shop_add (shop, "C", 1, 2499, POS_INTENT_NONE);
  PosOrderLine *back = shop_add (shop, "D", -1, 5000, POS_INTENT_NONE);

  shop->order->total_discount = 1500;
  shop_recompute (shop);
  g_assert_cmpint (a->discount, ==, 600);
  g_assert_cmpint (b->discount, ==, 525);
  g_assert_cmpint (c->discount, ==, 375);
  g_assert_cmpint (back->discount, ==, 0);
  g_assert_cmpint (shop->order->discount, ==, 1500);
  g_assert_cmpint (pos_concessions_of_total (shop->order).before, ==, 9999);
  shop->order->total_discount = 20000;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->total, ==, -5000);
}

/* A locked line keeps what it was given, and nothing more falls on it. */
static void
locked_lines_stay (Shop *shop, gconstpointer data)
{
  PosOrderLine *kept = shop_add (shop, "A", 2, 10000, POS_INTENT_NONE);
  PosOrderLine *fresh = shop_add (shop, "B", 1, 10000, POS_INTENT_NONE);

  kept->manual_discount = 1000;
  shop_recompute (shop);
  kept->price_locked = TRUE;
  shop->order->total_discount_rate = (PosRate){500000};
  shop_recompute (shop);
  g_assert_cmpint (kept->net, ==, 19000);
  g_assert_cmpint (fresh->net, ==, 5000);
  /* Less of it is kept for less: the parts still say whose it is. */
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, kept, pos_quantity_whole (1), NULL));
  g_assert_cmpint (kept->discount, ==, 500);
  g_assert_cmpint (sum_parts (kept), ==, 500);
}

/* T-22: fewer pieces take as large a share along, never a larger one; more take no more. */
static void
an_amount_is_for_what_there_was (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 3, 10000, POS_INTENT_NONE);
  PosOrderLine *other = shop_add (shop, "B", 1, 50000, POS_INTENT_NONE);

  line->manual_discount = 500;
  shop->order->total_discount = 1000;
  shop_recompute (shop);
  g_assert_cmpint (pos_concessions_of_total (shop->order).given, ==, 1000);
  line->ordered = pos_quantity_whole (1);
  shop_recompute (shop);
  g_assert_cmpint (pos_concessions_of_line (line).before, ==, 10000);
  g_assert_cmpint (shop->order->discount, ==, 166 + 750); /* 60000 of 80000 */
  line->ordered = pos_quantity_whole (4);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->discount, ==, 500 + 1000);
  line->ordered = pos_quantity_whole (3);
  other->voided = TRUE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->discount, ==, 500 + 375); /* 30000 of 80000 */
}

/* --- M31: an offer on every piece goes along with pieces that are added --- */

#define N_EDITS 200

static void
set_quantity (Shop *shop, PosOrderLine *line, gint64 units)
{
  gint64 more = units - pos_order_line_get_quantity (line).micro / POS_SCALE;

  if (more > 0)
    pos_cancellation_add_quantity (shop->order, line, pos_quantity_whole (more));
  else if (more < 0)
    g_assert_true (
        pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (-more), NULL));
  shop_recompute (shop);
  g_assert_cmpint (sum_parts (line), ==, line->discount);
}

/* So many at @cents less the rate of the offer, in millionths. */
static gint64
get_reduced (gint64 units, gint64 cents, gint64 rate)
{
  return units * cents - (units * cents * rate + POS_SCALE / 2) / POS_SCALE;
}

/* What was rounded for the pieces that were ordered says nothing about others: each quantity costs
 * what it would have cost, whichever way an edit comes there, and back it is what it was. */
static void
a_rate_is_not_its_rounded_cents (Shop *shop, gconstpointer data)
{
  static const gint64 rates[] = {50000, 100000, 125000, 150000, 333300};

  for (guint i = 0; i < N_EDITS; i++) {
    gint64 rate = rates[g_test_rand_int_range (0, G_N_ELEMENTS (rates))];
    gint64 cents = g_test_rand_int_range (1, i % 2 ? 20 : 5000);
    gint64 units = g_test_rand_int_range (1, 12);
    g_autofree char *offer =
        g_strdup_printf (SIMPLE ("R", "best-price", "\"rate\": \"0.%06d\""), (int)rate);

    shop_begin (shop);
    shop_put (shop, "discount", offer);
    PosOrderLine *line = shop_sell (shop, "X", units, cents);
    shop_recompute (shop);
    line->price_locked = TRUE;
    for (guint edit = 0; edit < 4; edit++) {
      gint64 now = edit == 3 ? units : g_test_rand_int_range (1, edit == 1 ? 1000 : 15);
      set_quantity (shop, line, now);
      g_assert_cmpint (line->net, ==, get_reduced (now, cents, rate));
    }
  }
}

/* T-21: a person's share in place of offers is of every piece, as theirs would have been. */
static void
so_does_what_stands_in_their_place (Shop *shop, gconstpointer data)
{
  shop->parameters->manual_discounts = POS_MANUAL_REPLACE;
  shop_discount (shop, SIMPLE ("TEN", "best-price", "\"rate\": \"0.1\""));
  for (guint i = 0; i < N_EDITS; i++) {
    gint64 cents = g_test_rand_int_range (1, i % 2 ? 20 : 5000);
    gint64 units = g_test_rand_int_range (1, 12);

    shop_begin (shop);
    PosOrderLine *line = shop_sell (shop, "X", units, cents);
    line->manual_discount_rate = (PosRate){150000};
    shop_recompute (shop);
    line->price_locked = TRUE;
    for (guint edit = 0; edit < 4; edit++) {
      gint64 now = edit == 3 ? units : g_test_rand_int_range (1, edit == 1 ? 1000 : 15);
      set_quantity (shop, line, now);
      g_assert_cmpint (line->net, ==, get_reduced (now, cents, 150000));
    }
  }
}

/* An amount is for what there was, in place of offers too; and so is a share on top of them. */
static void
what_else_people_give_does_not (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  shop->parameters->manual_discounts = POS_MANUAL_REPLACE;
  line = shop_sell (shop, "X", 1, 10000);
  line->manual_discount = 1500;
  shop_recompute (shop);
  line->price_locked = TRUE;
  set_quantity (shop, line, 2);
  g_assert_cmpint (line->net, ==, 18500);

  shop->parameters->manual_discounts = POS_MANUAL_COMPOUND;
  shop_begin (shop);
  line = shop_sell (shop, "X", 1, 10000);
  line->manual_discount_rate = (PosRate){150000};
  shop_recompute (shop);
  line->price_locked = TRUE;
  set_quantity (shop, line, 2);
  g_assert_cmpint (line->net, ==, 18500);
}

/* 10 % and then 5 % of 0.09: 0.01305 a piece, rounded as one and told apart. */
static void
rates_on_rates_are_rounded_once (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("TEN", "compounded", "\"rate\": \"0.1\""));
  shop_discount (shop, SIMPLE ("FIVE", "compounded", "\"rate\": \"0.05\""));
  PosOrderLine *line = shop_sell (shop, "X", 1, 9);

  shop_recompute (shop);
  g_assert_cmpint (line->discount, ==, 1);
  line->price_locked = TRUE;
  set_quantity (shop, line, 100);
  g_assert_cmpint (line->discount, ==, 131); /* 1.305 */
  set_quantity (shop, line, 2);
  g_assert_cmpint (line->discount, ==, 3);
  set_quantity (shop, line, 1);
  g_assert_cmpint (line->discount, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/pricing/concessions/after-the-offers", a_person_comes_after_the_offers);
  shop_test ("/pricing/concessions/T-21", the_chain_says_how_both_stand);
  shop_test ("/pricing/concessions/T-21-total", the_cart_s_discount_comes_last);
  shop_test ("/pricing/concessions/T-21-replaced", what_is_replaced_takes_no_part);
  shop_test ("/pricing/concessions/T-21-locked", locked_lines_keep_how_it_was);
  shop_test ("/pricing/concessions/rounded", the_discount_is_rounded);
  shop_test ("/pricing/concessions/E-20", the_total_is_spread);
  shop_test ("/pricing/concessions/T-22", an_amount_is_for_what_there_was);
  shop_test ("/pricing/concessions/locked", locked_lines_stay);
  shop_test ("/pricing/concessions/M31", a_rate_is_not_its_rounded_cents);
  shop_test ("/pricing/concessions/M31-in-place", so_does_what_stands_in_their_place);
  shop_test ("/pricing/concessions/M31-given", what_else_people_give_does_not);
  shop_test ("/pricing/concessions/M31-compounded", rates_on_rates_are_rounded_once);
  return g_test_run ();
}
