/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cash.c — rounding, change and quick notes: N4, register.md M-7, M-9, M-10. */
#include "pricing/pos-cash.h"

static const PosCashCoins fives = {5, POS_ROUND_HALF_UP, FALSE};
static const gint64 euro[] = {500, 1000, 2000, 5000, 10000, 20000};

static void
coins_round_only_what_is_handed_over (void)
{
  static const struct {
    gint64 due, increment, payable;
  } vectors[] = {
      {2347, 5, 2345}, {2348, 5, 2350}, {1348, 5, 1350}, {2347, 0, 2347}, {-2348, 5, -2350}};

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const PosCashCoins coins = {vectors[i].increment, POS_ROUND_HALF_UP, FALSE};
    g_assert_cmpint (pos_cash_get_payable (vectors[i].due, &coins), ==, vectors[i].payable);
  }
}

/* M-2, M-11: how it is rounded, and that something stays to be paid where the law wants it. */
static void
the_chain_says_how_coins_round (void)
{
  static const struct {
    int method;
    gboolean least;
    gint64 due, payable;
  } vectors[] = {
      {POS_ROUNDING_NEAREST, FALSE, 2, 0},
      {POS_ROUNDING_NEAREST, TRUE, 2, 5},
      {POS_ROUNDING_NEAREST, TRUE, -1, -5},
      {POS_ROUNDING_NEAREST, TRUE, 0, 0},
      {POS_ROUNDING_NEAREST, TRUE, 2347, 2345},
      {POS_ROUNDING_UP, FALSE, 2346, 2350},
      {POS_ROUNDING_UP, FALSE, -2346, -2350},
      {POS_ROUNDING_DOWN, FALSE, 2349, 2345},
      {POS_ROUNDING_DOWN, FALSE, -2349, -2345},
      {POS_ROUNDING_DOWN, FALSE, 4, 0},
      {POS_ROUNDING_DOWN, TRUE, 4, 5},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (PosTender) tender = g_object_new (POS_TYPE_TENDER, NULL);
    PosCashPlan plan;

    tender->rounding_minor = 5;
    tender->rounding_method = vectors[i].method;
    tender->rounding_least = vectors[i].least;
    const PosCashCoins coins = pos_cash_get_coins (tender);
    g_assert_cmpint (pos_cash_get_payable (vectors[i].due, &coins), ==, vectors[i].payable);
    pos_cash_plan (vectors[i].due, &coins, vectors[i].payable, &plan);
    g_assert_cmpint (plan.amount, ==, vectors[i].due);
    g_assert_cmpint (plan.change, ==, 0);
    g_assert_cmpint (plan.rounding, ==, vectors[i].due - vectors[i].payable);
  }
}

static void
more_than_payable_is_change (void)
{
  PosCashPlan plan;

  pos_cash_plan (70150, &fives, 71000, &plan);
  g_assert_cmpint (plan.amount, ==, 70150);
  g_assert_cmpint (plan.change, ==, 850);
  g_assert_cmpint (plan.rest, ==, 0);
  g_assert_cmpint (plan.rounding, ==, 0);
  /* M-10: 13.48 is payable as 13.50; 20.00 given, 6.50 back. */
  pos_cash_plan (1348, &fives, 2000, &plan);
  g_assert_cmpint (plan.amount, ==, 1348);
  g_assert_cmpint (plan.change, ==, 650);
  g_assert_cmpint (plan.rounding, ==, -2);
}

static void
less_than_payable_leaves_a_rest (void)
{
  PosCashPlan plan;

  pos_cash_plan (2347, &fives, 1000, &plan);
  g_assert_cmpint (plan.amount, ==, 1000);
  g_assert_cmpint (plan.change, ==, 0);
  g_assert_cmpint (plan.rest, ==, 1347);
  g_assert_cmpint (plan.rounding, ==, 0);
}

static void
rounding_down_settles_the_whole (void)
{
  PosCashPlan plan;

  pos_cash_plan (2347, &fives, 2345, &plan);
  g_assert_cmpint (plan.amount, ==, 2347);
  g_assert_cmpint (plan.rest, ==, 0);
  g_assert_cmpint (plan.rounding, ==, 2);
}

static void
money_goes_back_as_coins (void)
{
  PosCashPlan plan;

  pos_cash_plan (-2348, &fives, -2350, &plan);
  g_assert_cmpint (plan.amount, ==, -2348);
  g_assert_cmpint (plan.change, ==, 0);
  g_assert_cmpint (plan.rest, ==, 0);
  g_assert_cmpint (plan.rounding, ==, 2);
}

static void
what_is_given_is_made_of_coins (void)
{
  PosCashPlan plan;

  pos_cash_plan (-4553, &fives, -1002, &plan);
  g_assert_cmpint (plan.amount, ==, -1000);
  g_assert_cmpint (plan.tendered, ==, -1000);
  g_assert_cmpint (plan.rest, ==, -3553);
  g_assert_cmpint (plan.rounding, ==, 0);
  pos_cash_plan (-4553, &fives, -1003, &plan);
  g_assert_cmpint (plan.amount, ==, -1005);
  pos_cash_plan (-4553, &fives, -4553, &plan);
  g_assert_cmpint (plan.amount, ==, -4553);
  g_assert_cmpint (plan.tendered, ==, -4555);
  g_assert_cmpint (plan.rounding, ==, 2);
  /* Handed over to the cent, as nobody can be given change of one. */
  pos_cash_plan (2345, &fives, 2346, &plan);
  g_assert_cmpint (plan.amount, ==, 2345);
  g_assert_cmpint (plan.change, ==, 0);
  g_assert_cmpint (plan.rounding, ==, -1);
}

static void
notes_are_what_a_hand_would_give (void)
{
  static const struct {
    gint64 payable;
    gsize n;
    gint64 amounts[3];
  } vectors[] = {
      {70150, 3, {70500, 71000, 75000}},
      {1200, 3, {1500, 2000, 5000}},
      {1820, 3, {2000, 5000, 10000}},
      {2400, 3, {2500, 3000, 5000}},
      /* Only the twenties and the two hundred are left to say anything new. */
      {10000, 1, {20000}},
      {20000, 0, {0}},
      {5, 3, {500, 1000, 5000}},
      {0, 0, {0}},
      {-500, 0, {0}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gint64 amounts[3] = {0};
    gsize n = pos_cash_suggest (vectors[i].payable, euro, G_N_ELEMENTS (euro), amounts, 3);

    g_assert_cmpuint (n, ==, vectors[i].n);
    for (gsize at = 0; at < n; at++)
      g_assert_cmpint (amounts[at], ==, vectors[i].amounts[at]);
  }
}

static void
notes_come_in_any_order_and_never_overflow (void)
{
  static const gint64 notes[] = {5000, 0, 500, 1000};
  gint64 amounts[2];

  g_assert_cmpuint (pos_cash_suggest (70150, notes, 4, amounts, 2), ==, 2);
  g_assert_cmpint (amounts[0], ==, 70500);
  g_assert_cmpint (amounts[1], ==, 71000);
  g_assert_cmpuint (pos_cash_suggest (G_MAXINT64 - 1, notes, 4, amounts, 2), ==, 0);
  g_assert_cmpuint (pos_cash_suggest (70150, NULL, 0, amounts, 2), ==, 0);
}

/* Whatever is handed over: it settles what it can, and every cent is accounted for. */
static void
every_cent_is_accounted_for (void)
{
  for (int i = 0; i < 10000; i++) {
    gint64 due = g_test_rand_int_range (1, 2000000);
    gint64 increment = g_test_rand_int_range (0, 3) * 5;
    gint64 tendered = g_test_rand_int_range (1, 3000000);
    PosCashPlan plan;

    const PosCashCoins coins = {increment,
                                (PosRounding[]){POS_ROUND_HALF_UP,
                                                POS_ROUND_UP,
                                                POS_ROUND_DOWN}[g_test_rand_int_range (0, 3)],
                                g_test_rand_bit ()};
    pos_cash_plan (due, &coins, tendered, &plan);
    g_assert_cmpint (plan.amount + plan.rest, ==, due);
    g_assert_cmpint (plan.amount, ==, tendered - plan.change + plan.rounding);
    g_assert_cmpint (plan.rest, >=, 0);
    g_assert_cmpint (plan.change, >=, 0);
    g_assert_cmpint (ABS (plan.rounding),
                     <=,
                     coins.rounding == POS_ROUND_HALF_UP && due >= increment ? increment / 2 + 1
                                                                             : increment);
    g_assert_true (plan.change == 0 || plan.rest == 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cash/M-11", the_chain_says_how_coins_round);
  g_test_add_func ("/cash/rounding", coins_round_only_what_is_handed_over);
  g_test_add_func ("/cash/change", more_than_payable_is_change);
  g_test_add_func ("/cash/part", less_than_payable_leaves_a_rest);
  g_test_add_func ("/cash/rounded-down", rounding_down_settles_the_whole);
  g_test_add_func ("/cash/refund", money_goes_back_as_coins);
  g_test_add_func ("/cash/coins", what_is_given_is_made_of_coins);
  g_test_add_func ("/cash/notes", notes_are_what_a_hand_would_give);
  g_test_add_func ("/cash/notes-any-order", notes_come_in_any_order_and_never_overflow);
  g_test_add_func ("/cash/properties", every_cent_is_accounted_for);
  return g_test_run ();
}
