/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-deals.c — the search for the best combination of deals: register.md E-12 to E-17. */
#include "deals-fixture.h"

static void
add_pieces (DealsCart *cart, const gint64 *prices)
{
  for (; *prices > 0; prices++)
    deals_add_lot (cart, *prices * EUR, POS_SCALE, 0);
}

static void
assert_value (DealsCart *cart, gint64 cents)
{
  g_autoptr (PosDealPlan) plan = deals_solve (cart);

  g_assert_true (plan->proven);
  g_assert_cmpint (plan->value, ==, cents * EUR / 100);
}

/* --- The worked examples --- */

static void
e12_three_for_two (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){5, 12, 7, 9, 0});
  deals_add_three_for_two (cart);
  assert_value (cart, 700);

  g_autoptr (PosDealPlan) plan = deals_solve (cart);
  PosDealUse *use = plan->uses->pdata[0];
  g_assert_cmpuint (plan->uses->len, ==, 1);
  g_assert_cmpuint (use->takes->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    g_assert_cmpint (take->worth, ==, deals_get_price (cart, take->lot) == 7 * EUR ? 7 * EUR : 0);
    g_assert_cmpint (deals_get_price (cart, take->lot), !=, 5 * EUR);
  }
}

static void
e14_four_alike (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){15, 15, 15, 15, 0});
  deals_add_two_pair_offers (cart);
  assert_value (cart, 1500);
}

static void
e15_each_pair_its_own (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){20, 5, 20, 15, 0});
  deals_add_two_pair_offers (cart);
  assert_value (cart, 1400);
}

static void
e16_greed_does_not_pay (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){40, 25, 25, 5, 0});
  deals_add_two_pair_offers (cart);
  assert_value (cart, 2150);

  g_autoptr (PosDealPlan) guessed = deals_solve_within (cart, 0);
  g_assert_false (guessed->proven);
  g_assert_cmpint (guessed->value, ==, 19 * EUR);
}

static void
e17_three_for_two_or_the_second_half_price (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){20, 20, 10, 10, 0});
  deals_add_three_for_two (cart);
  deals_add_second_half_price (cart);
  assert_value (cart, 1500);
}

static void
twenty_alike_are_few_states (DealsCart *cart, gconstpointer data)
{
  guint budget = POS_DEALS_BUDGET;

  deals_add_lot (cart, 10 * EUR, 20 * POS_SCALE, 0);
  deals_add_three_for_two (cart);
  deals_add_two_pair_offers (cart);
  g_autoptr (PosDealPlan) plan = pos_deals_solve (
      (PosDealLot *)(gpointer)cart->lots->data, 1, cart->deals, cart->n_deals, &budget);
  g_assert_true (plan->proven);
  /* Six times three for two, and the last two by halves. */
  g_assert_cmpint (plan->value, ==, 65 * EUR);
  g_assert_cmpuint (POS_DEALS_BUDGET - budget, <, 5000);
}

/* --- Amounts that pieces may not be worth --- */

/* @amount off any @pieces of the lots from @first on. */
static void
add_amount (DealsCart *cart, guint pieces, gint64 amount, guint first)
{
  PosDeal *deal = deals_add_deal (cart, POS_DEAL_SUM, pieces);

  deal->constant = amount * EUR;
  deal->capped = TRUE;
  for (guint i = first; i < cart->lots->len; i++) {
    PosDealMember member = {.lot = i, .room = deals_get_price (cart, i)};
    g_array_append_val (deal->members, member);
  }
}

/* Dear pieces help cheap ones: 9 + 2 and 8 + 3 are worth ten each, 9 + 8 and 3 + 2 are not. */
static void
dear_pieces_help_cheap_ones (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){9, 8, 3, 2, 0});
  add_amount (cart, 2, 10, 0);
  assert_value (cart, 2000);
}

/* Ten off two, or fifteen off three: all three of them for nothing, and not two. */
static void
amounts_compete (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){6, 5, 4, 4, 0});
  add_amount (cart, 2, 10, 0);
  add_amount (cart, 3, 15, 0);
  /* 6 + 4 and 5 + 4; with the three dearest for fifteen, four would be paid. */
  assert_value (cart, 1900);
}

/* What only helps has no room: 6 + 6 before 6 and a helper. */
static void
helpers_have_no_room (DealsCart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){30, 6, 6, 0});
  add_amount (cart, 2, 10, 0);
  g_array_index (cart->deals[0].members, PosDealMember, 0).room = 0;
  assert_value (cart, 1000);
}

static gint64
count_gain (const PosDealPlan *plan, guint n_deals)
{
  gint64 gain = 0;

  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    gain += use->deal < n_deals ? use->value * use->times : 0;
  }
  return gain;
}

/* E-16, beside pieces that are dearer and take more steps than there are. */
static void
others_do_not_miss_the_steps (DealsCart *cart, gconstpointer data)
{
  guint budget = POS_DEALS_BUDGET;

  add_pieces (cart, (const gint64[]){40, 25, 25, 5, 0});
  deals_add_two_pair_offers (cart);
  g_autoptr (PosDealPlan) alone = pos_deals_solve (
      (PosDealLot *)(gpointer)cart->lots->data, 4, cart->deals, cart->n_deals, &budget);
  add_pieces (cart, (const gint64[]){98, 91, 83, 77, 69, 61, 53, 47, 42, 0});
  add_amount (cart, 3, 190, 4);
  add_amount (cart, 2, 130, 4);
  g_autoptr (PosDealPlan) plan = deals_solve_within (cart, POS_DEALS_BUDGET - budget);
  g_assert_true (alone->proven);
  g_assert_false (plan->proven);
  g_assert_cmpint (count_gain (plan, 2), ==, 2150 * EUR / 100);
}

/* A lot that may stand in any of the first @n slots. */
static void
in_slots (DealsCart *cart, PosDeal *deal, guint lot, guint n, gint64 percent)
{
  for (guint slot = 0; slot < n; slot++) {
    PosDealMember member = {
        .lot = lot, .slot = slot, .worth = {deals_get_price (cart, lot) * percent / 100}};
    g_array_append_val (deal->members, member);
  }
}

/* Buy a sofa, get a sofa or a lamp at half the price. */
static PosDeal *
add_sofa_and_more (DealsCart *cart, PosDealKind kind, guint sofa, guint lamp)
{
  PosDeal *deal = deals_add_deal (cart, kind, 1);
  PosDealMember member = {.lot = lamp, .slot = 1, .worth = {deals_get_price (cart, lamp) / 2}};

  deal->n_slots = 2;
  deal->needs[1] = 1;
  deal->gifts = kind == POS_DEAL_CHEAPEST ? 1 : 0;
  in_slots (cart, deal, sofa, 2, 50);
  g_array_append_val (deal->members, member);
  return deal;
}

static void
what_fits_two_slots_serves_either (DealsCart *cart, gconstpointer data)
{
  guint sofas = deals_add_lot (cart, 48 * EUR, 2 * POS_SCALE, 0);
  guint lamp = deals_add_lot (cart, 20 * EUR, 0, 0);

  add_sofa_and_more (cart, POS_DEAL_CHEAPEST, sofas, lamp);
  assert_value (cart, 2400);
  /* The second sofa is worth more than the lamp. */
  g_array_index (cart->lots, PosDealLot, lamp).quantity = POS_SCALE;
  assert_value (cart, 2400);
  /* Two deals: each sofa is bought once, and one lamp and one more sofa go with them. */
  g_array_index (cart->lots, PosDealLot, sofas).quantity = 3 * POS_SCALE;
  assert_value (cart, 2400 + 1000);
  /* One sofa alone is no deal, and with the lamp it is the one that is bought. */
  g_array_index (cart->lots, PosDealLot, sofas).quantity = POS_SCALE;
  assert_value (cart, 1000);
  g_array_index (cart->lots, PosDealLot, lamp).quantity = 0;
  assert_value (cart, 0);
}

/* Rules of thumb fill the rarest slot first, so that they find a deal where there is one. */
static void
a_guess_leaves_the_rare_one_its_slot (DealsCart *cart, gconstpointer data)
{
  guint sofa = deals_add_lot (cart, 48 * EUR, POS_SCALE, 0);
  guint lamp = deals_add_lot (cart, 20 * EUR, POS_SCALE, 0);
  PosDeal *deal = add_sofa_and_more (cart, (PosDealKind)GPOINTER_TO_UINT (data), sofa, lamp);

  g_autoptr (PosDealPlan) plan = deals_solve_within (cart, 0);
  g_assert_false (plan->proven);
  g_assert_cmpint (plan->value, ==, (deal->kind == POS_DEAL_SUM ? 34 : 10) * EUR);
}

/* Of equally good plans the one that leaves lots whole. */
static void
lots_stay_whole (DealsCart *cart, gconstpointer data)
{
  deals_add_lot (cart, 10 * EUR, 2 * POS_SCALE, 0);
  deals_add_lot (cart, 10 * EUR, 2 * POS_SCALE, 0);
  PosDeal *deal = deals_add_deal (cart, POS_DEAL_SUM, 2);
  deals_for_all (cart, deal, 20);
  deal->times = 1;
  deals_add_deal (cart, POS_DEAL_SUM, 2);
  deals_for_all (cart, &cart->deals[1], 10);
  g_autoptr (PosDealPlan) plan = deals_solve (cart);
  g_assert_cmpint (plan->value, ==, 6 * EUR);
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    g_assert_cmpuint (use->takes->len, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  deals_test ("/pricing/deals/E-12", e12_three_for_two);
  deals_test ("/pricing/deals/E-14", e14_four_alike);
  deals_test ("/pricing/deals/E-15", e15_each_pair_its_own);
  deals_test ("/pricing/deals/E-16", e16_greed_does_not_pay);
  deals_test ("/pricing/deals/E-17", e17_three_for_two_or_the_second_half_price);
  deals_test ("/pricing/deals/alike", twenty_alike_are_few_states);
  deals_test ("/pricing/deals/whole-lots", lots_stay_whole);
  deals_test ("/pricing/deals/two-slots", what_fits_two_slots_serves_either);
  deals_test ("/pricing/deals/amounts/dear-help-cheap", dear_pieces_help_cheap_ones);
  deals_test ("/pricing/deals/amounts/compete", amounts_compete);
  deals_test ("/pricing/deals/amounts/helpers", helpers_have_no_room);
  deals_test ("/pricing/deals/amounts/steps", others_do_not_miss_the_steps);
  deals_test_with (
      "/pricing/deals/guessed/sum", a_guess_leaves_the_rare_one_its_slot, POS_DEAL_SUM);
  deals_test_with (
      "/pricing/deals/guessed/cheapest", a_guess_leaves_the_rare_one_its_slot, POS_DEAL_CHEAPEST);
  return g_test_run ();
}
