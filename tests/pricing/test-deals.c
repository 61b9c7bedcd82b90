/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-deals.c — the search for the best combination of deals: register.md E-12 to E-17, and
 * against trying everything out. */
#include "base/pos-money.h"
#include "pricing/pos-deals.h"

#define EUR POS_SCALE
#define MAX_DEALS 4

typedef struct {
  GArray *lots;
  PosDeal deals[MAX_DEALS];
  guint n_deals;
} Cart;

static void
cart_set_up (Cart *cart, gconstpointer data)
{
  cart->lots = g_array_new (FALSE, FALSE, sizeof (PosDealLot));
}

static void
cart_tear_down (Cart *cart, gconstpointer data)
{
  for (guint i = 0; i < cart->lots->len; i++)
    g_free ((char *)g_array_index (cart->lots, PosDealLot, i).key);
  g_array_unref (cart->lots);
  for (guint i = 0; i < cart->n_deals; i++) {
    g_free ((char *)cart->deals[i].key);
    g_array_unref (cart->deals[i].members);
  }
  *cart = (Cart){0};
}

static guint
add_lot (Cart *cart, gint64 price, gint64 quantity, gint64 alone)
{
  PosDealLot lot = {.key = g_strdup_printf ("lot-%02u", cart->lots->len),
                    .price = price,
                    .quantity = quantity,
                    .alone = alone};

  g_array_append_val (cart->lots, lot);
  return cart->lots->len - 1;
}

static void
add_pieces (Cart *cart, const gint64 *prices)
{
  for (; *prices > 0; prices++)
    add_lot (cart, *prices * EUR, POS_SCALE, 0);
}

static PosDeal *
add_deal (Cart *cart, PosDealKind kind, guint pieces)
{
  PosDeal *deal = &cart->deals[cart->n_deals++];

  *deal = (PosDeal){.key = g_strdup_printf ("deal-%u", cart->n_deals),
                    .kind = kind,
                    .n_slots = 1,
                    .needs = {pieces},
                    .members = g_array_new (FALSE, FALSE, sizeof (PosDealMember))};
  return deal;
}

static gint64
get_price (Cart *cart, guint lot)
{
  return g_array_index (cart->lots, PosDealLot, lot).price;
}

/* Every lot takes part; each piece is worth @percent of its price. */
static void
for_all (Cart *cart, PosDeal *deal, gint64 percent)
{
  for (guint i = 0; i < cart->lots->len; i++) {
    PosDealMember member = {.lot = i, .worth = {get_price (cart, i) * percent / 100}};
    g_array_append_val (deal->members, member);
  }
}

static void
add_second_half_price (Cart *cart)
{
  PosDeal *deal = add_deal (cart, POS_DEAL_CHEAPEST, 2);

  deal->gifts = 1;
  for_all (cart, deal, 50);
}

static void
add_three_for_two (Cart *cart)
{
  PosDeal *deal = add_deal (cart, POS_DEAL_CHEAPEST, 3);

  deal->gifts = 1;
  for_all (cart, deal, 100);
}

static PosDealPlan *
solve_within (Cart *cart, guint budget)
{
  return pos_deals_solve ((PosDealLot *)(gpointer)cart->lots->data,
                          cart->lots->len,
                          cart->deals,
                          cart->n_deals,
                          &budget);
}

static PosDealPlan *
solve (Cart *cart)
{
  return solve_within (cart, POS_DEALS_BUDGET);
}

static void
assert_value (Cart *cart, gint64 cents)
{
  g_autoptr (PosDealPlan) plan = solve (cart);

  g_assert_true (plan->proven);
  g_assert_cmpint (plan->value, ==, cents * EUR / 100);
}

/* --- The worked examples --- */

static void
e12_three_for_two (Cart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){5, 12, 7, 9, 0});
  add_three_for_two (cart);
  assert_value (cart, 700);

  g_autoptr (PosDealPlan) plan = solve (cart);
  PosDealUse *use = plan->uses->pdata[0];
  g_assert_cmpuint (plan->uses->len, ==, 1);
  g_assert_cmpuint (use->takes->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    g_assert_cmpint (take->worth, ==, get_price (cart, take->lot) == 7 * EUR ? 7 * EUR : 0);
    g_assert_cmpint (get_price (cart, take->lot), !=, 5 * EUR);
  }
}

static void
add_the_two_pair_offers (Cart *cart)
{
  PosDeal *deal;

  add_second_half_price (cart);
  deal = add_deal (cart, POS_DEAL_SUM, 2);
  for_all (cart, deal, 20);
}

static void
e14_four_alike (Cart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){15, 15, 15, 15, 0});
  add_the_two_pair_offers (cart);
  assert_value (cart, 1500);
}

static void
e15_each_pair_its_own (Cart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){20, 5, 20, 15, 0});
  add_the_two_pair_offers (cart);
  assert_value (cart, 1400);
}

static void
e16_greed_does_not_pay (Cart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){40, 25, 25, 5, 0});
  add_the_two_pair_offers (cart);
  assert_value (cart, 2150);

  g_autoptr (PosDealPlan) guessed = solve_within (cart, 0);
  g_assert_false (guessed->proven);
  g_assert_cmpint (guessed->value, ==, 19 * EUR);
}

static void
e17_three_for_two_or_the_second_half_price (Cart *cart, gconstpointer data)
{
  add_pieces (cart, (const gint64[]){20, 20, 10, 10, 0});
  add_three_for_two (cart);
  add_second_half_price (cart);
  assert_value (cart, 1500);
}

static void
twenty_alike_are_few_states (Cart *cart, gconstpointer data)
{
  guint budget = POS_DEALS_BUDGET;

  add_lot (cart, 10 * EUR, 20 * POS_SCALE, 0);
  add_three_for_two (cart);
  add_the_two_pair_offers (cart);
  g_autoptr (PosDealPlan) plan = pos_deals_solve (
      (PosDealLot *)(gpointer)cart->lots->data, 1, cart->deals, cart->n_deals, &budget);
  g_assert_true (plan->proven);
  /* Six times three for two, and the last two by halves. */
  g_assert_cmpint (plan->value, ==, 65 * EUR);
  g_assert_cmpuint (POS_DEALS_BUDGET - budget, <, 5000);
}

/* Of equally good plans the one that leaves lots whole. */
static void
lots_stay_whole (Cart *cart, gconstpointer data)
{
  add_lot (cart, 10 * EUR, 2 * POS_SCALE, 0);
  add_lot (cart, 10 * EUR, 2 * POS_SCALE, 0);
  PosDeal *deal = add_deal (cart, POS_DEAL_SUM, 2);
  for_all (cart, deal, 20);
  deal->times = 1;
  add_deal (cart, POS_DEAL_SUM, 2);
  for_all (cart, &cart->deals[1], 10);
  g_autoptr (PosDealPlan) plan = solve (cart);
  g_assert_cmpint (plan->value, ==, 6 * EUR);
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    g_assert_cmpuint (use->takes->len, ==, 1);
  }
}

/* --- Trying everything out --- */

typedef struct {
  Cart *cart;
  guint n;
  guint lots[16];
  guint deal[16]; /* 0: alone */
  gint64 best;
} Trial;

static const PosDealMember *
find_member (const PosDeal *deal, guint lot)
{
  for (guint i = 0; i < deal->members->len; i++)
    if (g_array_index (deal->members, PosDealMember, i).lot == lot)
      return &g_array_index (deal->members, PosDealMember, i);
  return NULL;
}

/* The best way to part the pieces in @mask into uses of a cheapest deal; −1: there is none. */
static gint64
part (Trial *trial, const PosDeal *deal, guint mask)
{
  guint size = deal->needs[0], first;
  gint64 best = -1;

  if (mask == 0)
    return 0;
  first = (guint)g_bit_nth_lsf (mask, -1);
  for (guint group = mask; group; group = (group - 1) & mask) {
    GArray *worths;
    gint64 value = 0, rest;

    if (!(group & 1u << first) || (guint)__builtin_popcount (group) != size)
      continue;
    rest = part (trial, deal, mask & ~group);
    if (rest < 0)
      continue;
    worths = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = 0; i < trial->n; i++)
      if (group & 1u << i)
        g_array_append_val (worths, i);
    /* Pieces are sorted by price, dearest first: the gifts are the last ones. */
    for (guint i = size - deal->gifts; i < size; i++)
      value += find_member (deal, trial->lots[g_array_index (worths, guint, i)])->worth[0];
    g_array_unref (worths);
    best = MAX (best, value + rest);
  }
  return best;
}

static gint64
value_of_deal (Trial *trial, guint d)
{
  const PosDeal *deal = &trial->cart->deals[d - 1];
  guint mask = 0, counts[POS_DEAL_MAX_SLOTS] = {0}, uses, n = 0;
  gint64 sums[POS_DEAL_MAX_TIERS] = {0}, best = -1;

  for (guint i = 0; i < trial->n; i++) {
    if (trial->deal[i] != d)
      continue;
    const PosDealMember *member = find_member (deal, trial->lots[i]);
    mask |= 1u << i;
    n++;
    counts[member->slot]++;
    for (guint tier = 0; tier < POS_DEAL_MAX_TIERS; tier++)
      sums[tier] += member->worth[tier];
  }
  if (n == 0)
    return 0;
  if (deal->kind == POS_DEAL_TIERS) {
    for (guint tier = 0; tier < deal->n_tiers; tier++)
      if (n * POS_SCALE >= deal->tiers[tier])
        best = MAX (best, sums[tier]);
    return best;
  }
  uses = counts[0] / deal->needs[0];
  if (deal->times > 0 && uses > deal->times)
    return -1;
  for (guint slot = 0; slot < deal->n_slots; slot++)
    if (counts[slot] != uses * deal->needs[slot])
      return -1;
  return deal->kind == POS_DEAL_SUM ? sums[0] + uses * deal->constant : part (trial, deal, mask);
}

static void
try_all (Trial *trial, guint piece)
{
  gint64 value = 0;

  if (piece < trial->n) {
    for (guint d = 0; d <= trial->cart->n_deals; d++) {
      trial->deal[piece] = d;
      if (d == 0 || find_member (&trial->cart->deals[d - 1], trial->lots[piece]))
        try_all (trial, piece + 1);
    }
    return;
  }
  for (guint i = 0; i < trial->n; i++)
    if (trial->deal[i] == 0)
      value += g_array_index (trial->cart->lots, PosDealLot, trial->lots[i]).alone;
  for (guint d = 1; d <= trial->cart->n_deals; d++) {
    gint64 more = value_of_deal (trial, d);
    if (more < 0 && trial->cart->deals[d - 1].constant >= 0)
      return;
    if (more == -1)
      return;
    value += more;
  }
  trial->best = MAX (trial->best, value);
}

static gint64
pick (gint64 from, gint64 to)
{
  return g_test_rand_int_range ((gint32)from, (gint32)to + 1);
}

static void
make_random_deal (Cart *cart)
{
  PosDealKind kind = (PosDealKind)pick (0, 2);
  PosDeal *deal = add_deal (cart, kind, (guint)pick (2, 3));
  gint64 percent = pick (1, 10) * 10;

  deal->gifts = kind == POS_DEAL_CHEAPEST ? (guint)pick (1, deal->needs[0] - 1) : 0;
  deal->times = kind != POS_DEAL_TIERS && pick (0, 3) == 0 ? 1 : 0;
  if (kind == POS_DEAL_SUM && pick (0, 1)) {
    deal->n_slots = 2;
    deal->needs[1] = 1;
  }
  /* A deal price: all of it but the price. */
  if (kind == POS_DEAL_SUM && pick (0, 1)) {
    deal->constant = -pick (2, 30) * EUR;
    percent = 100;
  }
  if (kind == POS_DEAL_TIERS) {
    deal->n_slots = 1;
    deal->n_tiers = 2;
    deal->tiers[0] = 2 * POS_SCALE;
    deal->tiers[1] = 4 * POS_SCALE;
  }
  for (guint i = 0; i < cart->lots->len; i++) {
    PosDealMember member = {.lot = i, .slot = (guint)pick (0, deal->n_slots - 1)};
    member.worth[0] = get_price (cart, i) * percent / 100;
    member.worth[1] = get_price (cart, i) * MIN (percent + 20, 100) / 100;
    if (pick (0, 3) > 0)
      g_array_append_val (deal->members, member);
  }
}

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left > right ? -1 : left < right;
}

static void
make_random_cart (Cart *cart, Trial *trial)
{
  gint64 prices[4];
  guint n_lots = (guint)pick (1, 4);

  for (guint i = 0; i < n_lots; i++)
    prices[i] = pick (1, 40) * EUR;
  qsort (prices, n_lots, sizeof *prices, compare_prices);
  for (guint i = 0; i < n_lots; i++) {
    gint64 count = pick (1, 2);
    add_lot (cart, prices[i], count * POS_SCALE, pick (0, 2) == 0 ? prices[i] / 10 : 0);
    for (gint64 k = 0; k < count; k++)
      trial->lots[trial->n++] = i;
  }
  for (guint i = (guint)pick (1, 3); i > 0; i--)
    make_random_deal (cart);
}

/* No piece is taken twice, every use is whole, and the values add up. */
static void
check_plan (Cart *cart, const PosDealPlan *plan)
{
  g_autofree gint64 *left = g_new0 (gint64, cart->lots->len);
  gint64 value = 0;

  for (guint i = 0; i < cart->lots->len; i++)
    left[i] = g_array_index (cart->lots, PosDealLot, i).quantity;
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    const PosDeal *deal = &cart->deals[use->deal];
    gint64 pieces = 0;

    for (guint k = 0; k < use->takes->len; k++) {
      PosDealTake *take = &g_array_index (use->takes, PosDealTake, k);
      g_assert_nonnull (find_member (deal, take->lot));
      left[take->lot] -= take->quantity * use->times;
      pieces += take->quantity;
    }
    if (deal->kind == POS_DEAL_TIERS)
      g_assert_cmpint (pieces, >=, deal->tiers[use->tier]);
    else
      g_assert_cmpint (pieces, ==, (deal->needs[0] + deal->needs[1]) * POS_SCALE);
    value += use->value * use->times;
  }
  for (guint i = 0; i < cart->lots->len; i++) {
    g_assert_cmpint (left[i], >=, 0);
    value += g_array_index (cart->lots, PosDealLot, i).alone * left[i] / POS_SCALE;
  }
  g_assert_cmpint (value, ==, plan->value);
}

static void
nothing_beats_it (Cart *cart, gconstpointer data)
{
  for (int round = 0; round < 400; round++) {
    Trial trial = {.cart = cart};

    make_random_cart (cart, &trial);
    g_autoptr (PosDealPlan) plan = solve (cart);
    g_autoptr (PosDealPlan) guessed = solve_within (cart, 0);
    check_plan (cart, plan);
    check_plan (cart, guessed);
    g_assert_true (plan->proven);
    g_assert_cmpint (plan->value, >=, guessed->value);
    try_all (&trial, 0);
    g_assert_cmpint (plan->value, ==, trial.best);
    cart_tear_down (cart, NULL);
    cart_set_up (cart, NULL);
  }
}

/* The same plan, in whatever order lots and deals come. */
static void
the_order_does_not_matter (Cart *cart, gconstpointer data)
{
  for (int round = 0; round < 200; round++) {
    Trial trial = {.cart = cart};
    gint64 value;

    make_random_cart (cart, &trial);
    g_autoptr (PosDealPlan) plan = solve (cart);
    value = plan->value;
    guint a = 0, b = cart->lots->len - 1;
    PosDealLot lot = g_array_index (cart->lots, PosDealLot, a);
    g_array_index (cart->lots, PosDealLot, a) = g_array_index (cart->lots, PosDealLot, b);
    g_array_index (cart->lots, PosDealLot, b) = lot;
    for (guint d = 0; d < cart->n_deals; d++)
      for (guint m = 0; m < cart->deals[d].members->len; m++) {
        PosDealMember *member = &g_array_index (cart->deals[d].members, PosDealMember, m);
        member->lot = member->lot == a ? b : member->lot == b ? a : member->lot;
      }
    PosDeal deal = cart->deals[0];
    cart->deals[0] = cart->deals[cart->n_deals - 1];
    cart->deals[cart->n_deals - 1] = deal;
    g_autoptr (PosDealPlan) again = solve (cart);
    check_plan (cart, again);
    g_assert_cmpint (again->value, ==, value);
    g_assert_cmpuint (again->uses->len, ==, plan->uses->len);
    cart_tear_down (cart, NULL);
    cart_set_up (cart, NULL);
  }
}

/* Forty different pieces and three deals over all of them. */
static void
a_full_trolley (Cart *cart, gconstpointer data)
{
  guint budget = POS_DEALS_BUDGET;

  for (gint64 i = 0; i < 40; i++)
    add_lot (cart, (100 - i * 2) * EUR, POS_SCALE, 0);
  add_three_for_two (cart);
  add_the_two_pair_offers (cart);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (PosDealPlan) plan = pos_deals_solve ((PosDealLot *)(gpointer)cart->lots->data,
                                                  cart->lots->len,
                                                  cart->deals,
                                                  cart->n_deals,
                                                  &budget);
  g_test_message ("%u states, %" G_GINT64_FORMAT " us, proven %d",
                  POS_DEALS_BUDGET - budget,
                  g_get_monotonic_time () - began,
                  plan->proven);
  check_plan (cart, plan);
  g_assert_true (plan->proven);
}

#define cart_test(path, function)                                                                  \
  g_test_add (path, Cart, NULL, cart_set_up, function, cart_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cart_test ("/pricing/deals/E-12", e12_three_for_two);
  cart_test ("/pricing/deals/E-14", e14_four_alike);
  cart_test ("/pricing/deals/E-15", e15_each_pair_its_own);
  cart_test ("/pricing/deals/E-16", e16_greed_does_not_pay);
  cart_test ("/pricing/deals/E-17", e17_three_for_two_or_the_second_half_price);
  cart_test ("/pricing/deals/alike", twenty_alike_are_few_states);
  cart_test ("/pricing/deals/whole-lots", lots_stay_whole);
  cart_test ("/pricing/deals/everything-tried", nothing_beats_it);
  cart_test ("/pricing/deals/any-order", the_order_does_not_matter);
  cart_test ("/pricing/deals/trolley", a_full_trolley);
  return g_test_run ();
}
