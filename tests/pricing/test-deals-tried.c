/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-deals-tried.c — the search for the best combination of deals, against trying everything out,
 * and how many steps it takes. */
#include "deals-fixture.h"

typedef struct {
  DealsCart *cart;
  guint n;
  guint lots[16];
  guint deal[16]; /* 0: alone */
  guint slot[16];
  gint64 best;
} Trial;

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

/* The best way to part the pieces in @mask into uses of a cheapest deal; −1: there is none. */
static gint64
part (Trial *trial, const PosDeal *deal, guint mask)
{
  guint size = deal->needs[0] + deal->needs[1], first;
  gint64 best = -1;

  if (mask == 0)
    return 0;
  first = (guint)g_bit_nth_lsf (mask, -1);
  for (guint group = mask; group; group = (group - 1) & mask) {
    GArray *worths;
    gint64 value = 0, rest;

    if (!(group & 1u << first) || !fills_slots (trial, deal, group))
      continue;
    rest = part (trial, deal, mask & ~group);
    if (rest < 0)
      continue;
    worths = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = 0; i < trial->n; i++)
      if (group & 1u << i)
        g_array_append_val (worths, i);
    /* Pieces are sorted by price, dearest first: the gifts are the last ones. */
    for (guint i = size - deal->gifts; i < size; i++) {
      guint piece = g_array_index (worths, guint, i);
      value += find_member (deal, trial->lots[piece], trial->slot[piece])->worth[0];
    }
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
  return deal->kind == POS_DEAL_SUM ? sums[0] + uses * deal->constant : part (trial, deal, mask);
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
  return g_test_rand_int_range ((gint32)from, (gint32)to + 1);
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

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left > right ? -1 : left < right;
}

static void
make_random_cart (DealsCart *cart, Trial *trial, gboolean overlapping)
{
  gint64 prices[4];
  guint n_lots = (guint)pick (1, overlapping ? 3 : 4);

  for (guint i = 0; i < n_lots; i++)
    prices[i] = pick (1, 40) * EUR;
  qsort (prices, n_lots, sizeof *prices, compare_prices);
  for (guint i = 0; i < n_lots; i++) {
    gint64 count = pick (1, 2);
    deals_add_lot (cart, prices[i], count * POS_SCALE, pick (0, 2) == 0 ? prices[i] / 10 : 0);
    for (gint64 k = 0; k < count; k++)
      trial->lots[trial->n++] = i;
  }
  for (guint i = (guint)pick (1, overlapping ? 2 : 3); i > 0; i--)
    make_random_deal (cart, overlapping);
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
  for (int round = 0; round < 400; round++) {
    Trial trial = {.cart = cart};

    make_random_cart (cart, &trial, GPOINTER_TO_INT (data));
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
  for (int round = 0; round < 200; round++) {
    Trial trial = {.cart = cart};
    gint64 value;

    make_random_cart (cart, &trial, FALSE);
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
  g_test_init (&argc, &argv, NULL);
  deals_test ("/pricing/deals/everything-tried", nothing_beats_it);
  deals_test_with ("/pricing/deals/everything-tried/overlapping", nothing_beats_it, TRUE);
  deals_test ("/pricing/deals/any-order", the_order_does_not_matter);
  deals_test ("/pricing/deals/trolley", a_full_trolley);
  return g_test_run ();
}
