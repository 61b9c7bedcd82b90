/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-deals-tried.c — the search for the best combination of deals, against trying everything out,
 * and how many steps it takes. */
#include "deals-fixture.h"

static GRand *chance; /* the same carts in each run */

typedef struct {
  DealsCart *cart;
  guint n;
  guint lots[16];
  guint deal[16]; /* 0: alone */
  guint slot[16];
  gint64 best;
} Trial;

typedef enum {
  CART_PLAIN,
  CART_OVERLAPPING, /* pieces that fit several slots */
  CART_CUT,         /* deals for an amount that not all pieces are worth */
  CART_CUT_OVERLAPPING,
} CartKind;

static const PosDealMember *
find_member (const PosDeal *deal, guint lot, guint slot)
{
  for (guint i = 0; i < deal->members->len; i++) {
    PosDealMember *member = &g_array_index (deal->members, PosDealMember, i);
    if (member->lot == lot && member->slot == slot)
      return member;
  }
  return NULL;
}

/* Whether the pieces in @group fill the slots of one use. */
static gboolean
fills_slots (Trial *trial, const PosDeal *deal, guint group)
{
  guint counts[POS_DEAL_MAX_SLOTS] = {0};

  for (guint i = 0; i < trial->n; i++)
    if (group & 1u << i)
      counts[trial->slot[i]]++;
  for (guint slot = 0; slot < deal->n_slots; slot++)
    if (counts[slot] != deal->needs[slot])
      return FALSE;
  return TRUE;
}

/* What one use of the pieces in @group is worth. */
static gint64
value_of_group (Trial *trial, const PosDeal *deal, guint group)
{
  guint paid = deal->needs[0] + deal->needs[1] - deal->gifts;
  gint64 value = 0, room = 0;

  /* Pieces are sorted by price, dearest first: the gifts are the last ones. */
  for (guint i = 0; i < trial->n; i++) {
    const PosDealMember *member;

    if (!(group & 1u << i) || (deal->gifts > 0 && paid-- > 0))
      continue;
    paid = deal->gifts > 0 ? 0 : paid;
    member = find_member (deal, trial->lots[i], trial->slot[i]);
    value += member->worth[0];
    room += member->room;
  }
  return value + MIN (deal->constant, room);
}

/* The best way to part the pieces in @mask into uses of a deal; −1: there is none. */
static gint64
part (Trial *trial, const PosDeal *deal, guint mask)
{
  guint first;
  gint64 best = -1;

  if (mask == 0)
    return 0;
  first = (guint)g_bit_nth_lsf (mask, -1);
  for (guint group = mask; group; group = (group - 1) & mask) {
    gint64 rest;

    if (!(group & 1u << first) || !fills_slots (trial, deal, group))
      continue;
    rest = part (trial, deal, mask & ~group);
    if (rest >= 0)
      best = MAX (best, value_of_group (trial, deal, group) + rest);
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
    const PosDealMember *member = find_member (deal, trial->lots[i], trial->slot[i]);
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
  return deal->kind == POS_DEAL_SUM && !deal->capped ? sums[0] + uses * deal->constant
                                                     : part (trial, deal, mask);
}

static void
try_all (Trial *trial, guint piece)
{
  gint64 value = 0;

  if (piece < trial->n) {
    trial->deal[piece] = 0;
    try_all (trial, piece + 1);
    for (guint d = 1; d <= trial->cart->n_deals; d++)
      for (guint slot = 0; slot < trial->cart->deals[d - 1].n_slots; slot++) {
        trial->deal[piece] = d;
        trial->slot[piece] = slot;
        if (find_member (&trial->cart->deals[d - 1], trial->lots[piece], slot))
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
  return g_rand_int_range (chance, (gint32)from, (gint32)to + 1);
}

static void
make_random_deal (DealsCart *cart, gboolean overlapping)
{
  PosDealKind kind = (PosDealKind)pick (0, 2);
  PosDeal *deal = deals_add_deal (cart, kind, (guint)pick (2, 3));
  gint64 percent = pick (1, 10) * 10;

  deal->gifts = kind == POS_DEAL_CHEAPEST ? (guint)pick (1, deal->needs[0] - 1) : 0;
  deal->times = kind != POS_DEAL_TIERS && pick (0, 3) == 0 ? 1 : 0;
  if ((kind == POS_DEAL_SUM || (overlapping && kind == POS_DEAL_CHEAPEST)) &&
      (overlapping || pick (0, 1))) {
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
    member.worth[0] = deals_get_price (cart, i) * percent / 100;
    member.worth[1] = deals_get_price (cart, i) * MIN (percent + 20, 100) / 100;
    if (pick (0, 3) > 0)
      g_array_append_val (deal->members, member);
    else
      continue;
    if (!overlapping || deal->n_slots < 2 || pick (0, 1))
      continue;
    member.slot = 1 - member.slot;
    /* "Per line": what a piece is worth may depend on its group. */
    if (kind == POS_DEAL_SUM && pick (0, 1))
      member.worth[0] /= 2;
    g_array_append_val (deal->members, member);
  }
}

/* Deals for an amount that not all pieces are worth; some pieces only help, some get something
 * beside. */
static void
cut_deals (DealsCart *cart)
{
  for (guint d = 0; d < cart->n_deals; d++) {
    PosDeal *deal = &cart->deals[d];

    if (deal->kind != POS_DEAL_SUM || pick (0, 4) == 0)
      continue;
    deal->constant = pick (5, 60) * EUR;
    deal->capped = TRUE;
    for (guint i = 0; i < deal->members->len; i++) {
      PosDealMember *member = &g_array_index (deal->members, PosDealMember, i);
      gint64 price = deals_get_price (cart, member->lot);

      member->worth[0] = deal->gifts == 0 && deal->times == 0 && price % 3 == 0 ? price / 10 : 0;
      member->paid = member->worth[0];
      member->room = price % 7 == 0 ? 0 : price - member->worth[0];
    }
  }
}

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left > right ? -1 : left < right;
}

static void
make_random_cart (DealsCart *cart, Trial *trial, CartKind kind)
{
  gboolean overlapping = kind == CART_OVERLAPPING || kind == CART_CUT_OVERLAPPING;
  gint64 prices[7];
  guint n_lots = (guint)pick (1, kind == CART_CUT ? 7 : overlapping ? 3 : 4);

  for (guint i = 0; i < n_lots; i++)
    prices[i] = pick (1, 40) * EUR;
  qsort (prices, n_lots, sizeof *prices, compare_prices);
  for (guint i = 0; i < n_lots; i++) {
    gint64 count = n_lots > 4 ? 1 : pick (1, 2);
    deals_add_lot (cart, prices[i], count * POS_SCALE, pick (0, 2) == 0 ? prices[i] / 10 : 0);
    for (gint64 k = 0; k < count; k++)
      trial->lots[trial->n++] = i;
  }
  for (guint i = (guint)pick (1, overlapping ? 2 : 3); i > 0; i--)
    make_random_deal (cart, overlapping);
  if (kind >= CART_CUT)
    cut_deals (cart);
}

/* Whether @lot fits @slot and no other. */
static gboolean
fits_only (const PosDeal *deal, guint lot, guint slot)
{
  for (guint other = 0; other < deal->n_slots; other++)
    if (other != slot && find_member (deal, lot, other))
      return FALSE;
  return find_member (deal, lot, slot) != NULL;
}

/* No piece is taken twice, every use is whole, and the values add up. */
static void
check_plan (DealsCart *cart, const PosDealPlan *plan)
{
  g_autofree gint64 *left = g_new0 (gint64, cart->lots->len);
  gint64 value = 0;

  for (guint i = 0; i < cart->lots->len; i++)
    left[i] = g_array_index (cart->lots, PosDealLot, i).quantity;
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    const PosDeal *deal = &cart->deals[use->deal];
    gint64 pieces = 0, only[2] = {0};

    for (guint k = 0; k < use->takes->len; k++) {
      PosDealTake *take = &g_array_index (use->takes, PosDealTake, k);
      g_assert_true (find_member (deal, take->lot, 0) || find_member (deal, take->lot, 1));
      for (guint slot = 0; slot < 2; slot++)
        only[slot] += fits_only (deal, take->lot, slot) ? take->quantity : 0;
      left[take->lot] -= take->quantity * use->times;
      pieces += take->quantity;
    }
    if (deal->kind == POS_DEAL_TIERS)
      g_assert_cmpint (pieces, >=, deal->tiers[use->tier]);
    else
      g_assert_cmpint (pieces, ==, (deal->needs[0] + deal->needs[1]) * POS_SCALE);
    for (guint slot = 0; slot < deal->n_slots && deal->kind != POS_DEAL_TIERS; slot++)
      g_assert_cmpint (only[slot], <=, deal->needs[slot] * POS_SCALE);
    value += use->value * use->times;
  }
  for (guint i = 0; i < cart->lots->len; i++) {
    g_assert_cmpint (left[i], >=, 0);
    value += g_array_index (cart->lots, PosDealLot, i).alone * left[i] / POS_SCALE;
  }
  g_assert_cmpint (value, ==, plan->value);
}

static void
nothing_beats_it (DealsCart *cart, gconstpointer data)
{
  for (guint32 round = 0; round < 800; round++) {
    Trial trial = {.cart = cart};

    g_rand_set_seed (chance, round);
    make_random_cart (cart, &trial, (CartKind)GPOINTER_TO_UINT (data));
    g_autoptr (PosDealPlan) plan = deals_solve (cart);
    g_autoptr (PosDealPlan) guessed = deals_solve_within (cart, 0);
    check_plan (cart, plan);
    check_plan (cart, guessed);
    g_assert_true (plan->proven);
    g_assert_cmpint (plan->value, >=, guessed->value);
    try_all (&trial, 0);
    g_assert_cmpint (plan->value, ==, trial.best);
    deals_tear_down (cart, NULL);
    deals_set_up (cart, NULL);
  }
}

/* The same plan, in whatever order lots and deals come. */
static void
the_order_does_not_matter (DealsCart *cart, gconstpointer data)
{
  for (guint32 round = 0; round < 200; round++) {
    Trial trial = {.cart = cart};
    gint64 value;

    g_rand_set_seed (chance, round);
    make_random_cart (cart, &trial, round % 2 ? CART_CUT : CART_PLAIN);
    g_autoptr (PosDealPlan) plan = deals_solve (cart);
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
    g_autoptr (PosDealPlan) again = deals_solve (cart);
    check_plan (cart, again);
    g_assert_cmpint (again->value, ==, value);
    g_assert_cmpuint (again->uses->len, ==, plan->uses->len);
    deals_tear_down (cart, NULL);
    deals_set_up (cart, NULL);
  }
}

/* Forty different pieces and three deals over all of them. */
static void
a_full_trolley (DealsCart *cart, gconstpointer data)
{
  guint budget = POS_DEALS_BUDGET;

  for (gint64 i = 0; i < 40; i++)
    deals_add_lot (cart, (100 - i * 2) * EUR, POS_SCALE, 0);
  deals_add_three_for_two (cart);
  deals_add_two_pair_offers (cart);
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

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  deals_test ("/pricing/deals/everything-tried", nothing_beats_it);
  deals_test_with (
      "/pricing/deals/everything-tried/overlapping", nothing_beats_it, CART_OVERLAPPING);
  deals_test_with ("/pricing/deals/everything-tried/cut", nothing_beats_it, CART_CUT);
  deals_test_with (
      "/pricing/deals/everything-tried/cut-overlapping", nothing_beats_it, CART_CUT_OVERLAPPING);
  deals_test ("/pricing/deals/any-order", the_order_does_not_matter);
  deals_test ("/pricing/deals/trolley", a_full_trolley);
  chance = g_rand_new_with_seed (0);
  result = g_test_run ();
  g_rand_free (chance);
  return result;
}
