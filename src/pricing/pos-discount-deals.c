/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-deals.c — see the header. */
#include "pricing/pos-discount-deals.h"
#include "pricing/pos-discount-slots.h"

/* --- Members --- */

/* What one piece is worth to a mix and match, beside what @stacked gives. */
static gint64
get_extra (const PosOfferCart *cart,
           PosDiscount *discount,
           const PosDiscountLine *line,
           const PosOfferLot *lot,
           gint64 stacked)
{
  gint64 left = lot->left - stacked;

  if (lot->barred)
    return 0;
  if (discount->deal == POS_DISCOUNT_DEAL_PER_LINE)
    return pos_offer_value (cart, line->by, line->rate, line->amount, lot->unit_price, left);
  if (discount->deal == POS_DISCOUNT_DEAL_LEAST_EXPENSIVE ||
      discount->by == POS_DISCOUNT_BY_PERCENT)
    return pos_offer_value (
        cart, discount->by, discount->rate, discount->amount, lot->unit_price, left);
  /* The price of the whole deal is the deal's constant, and so is an amount. */
  return discount->by == POS_DISCOUNT_BY_PRICE ? left : 0;
}

/* P-16: what is barred may help, except to a price for all. */
static gboolean
takes_part (const PosRound *round, PosDiscount *discount, const PosOfferLot *lot)
{
  if (lot->barred)
    return discount->counts_barred && round->kind != POS_ROUND_STACK &&
           !(discount->deal == POS_DISCOUNT_DEAL_ALL && discount->by == POS_DISCOUNT_BY_PRICE);
  return pos_discount_round_takes (round, lot);
}

/* One for each group that pieces of the lot @i fit. */
static void
add_lot_members (PosOfferCart *cart, PosDeal *deal, guint o, guint i, gint64 stacked)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);

  for (guint k = 0; k < lot->offers->len; k++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, k);
    PosDealMember member = {.lot = i, .paid = stacked};

    if (found->offer != o || !pos_discount_slots_find (discount, found->line, &member.slot))
      continue;
    member.worth[0] = stacked + get_extra (cart, discount, found->line, lot, stacked);
    member.room = lot->barred ? 0 : lot->left - member.worth[0];
    g_array_append_val (deal->members, member);
  }
}

static void
add_mix_members (
    PosDealSet *self, PosOfferCart *cart, const PosRound *round, PosDeal *deal, guint o)
{
  PosOffer *offer = pos_offer_cart_get (cart, o);
  gboolean stacks = pos_discount_round_stacks (cart, round, offer);

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    PosAlone *alone = self->alone->pdata[i];

    if (lot->quantity >= POS_SCALE && takes_part (round, offer->discount, lot) &&
        !pos_offer_lot_has (lot, o))
      add_lot_members (cart, deal, o, i, stacks ? alone->stacked : 0);
  }
}

/* --- Deals --- */

static void
add_deal (PosDealSet *self, PosDeal *deal, guint offer, const PosDiscountLine *line)
{
  PosDealOrigin origin = {offer, line};

  if (deal->members->len == 0) {
    g_array_unref (deal->members);
    g_free ((char *)deal->key);
    return;
  }
  g_array_append_val (self->deals, *deal);
  g_array_append_val (self->origins, origin);
}

static void
add_mix (PosDealSet *self, PosOfferCart *cart, const PosRound *round, guint o)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  gboolean for_all = discount->deal == POS_DISCOUNT_DEAL_ALL;
  PosDeal deal = {
      .key = g_strdup (discount->id),
      .kind =
          discount->deal == POS_DISCOUNT_DEAL_LEAST_EXPENSIVE ? POS_DEAL_CHEAPEST : POS_DEAL_SUM,
      .n_slots = MIN (pos_list_size (discount->line_groups), POS_DEAL_MAX_SLOTS),
      .gifts = (guint)discount->least_expensive,
      .times = (guint)MAX (discount->times, 0),
      .members = g_array_new (FALSE, FALSE, sizeof (PosDealMember)),
  };

  for (guint i = 0; i < deal.n_slots; i++) {
    PosDiscountGroup *group = pos_list_peek (discount->line_groups, i);
    deal.needs[i] = (guint)CLAMP (group->quantity, 1, 1000);
  }
  if (for_all && discount->by == POS_DISCOUNT_BY_PRICE)
    deal.constant = -pos_offer_cart_to_micro (cart, discount->amount);
  if (for_all && discount->by == POS_DISCOUNT_BY_AMOUNT)
    deal.constant = pos_offer_cart_to_micro (cart, discount->amount);
  add_mix_members (self, cart, round, &deal, o);
  add_deal (self, &deal, o, NULL);
}

static gint64
get_tier_worth (const PosOfferCart *cart, PosDiscountTier *tier, const PosOfferLot *lot)
{
  return pos_offer_value (cart, tier->by, tier->rate, tier->amount, lot->unit_price, lot->left);
}

static void
add_quantity_line (
    PosDealSet *self, PosOfferCart *cart, const PosRound *round, guint o, PosDiscountLine *line)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  PosDeal deal = {
      .key = g_strdup_printf ("%s\n%s", discount->id, line->product),
      .kind = POS_DEAL_TIERS,
      .n_slots = 1,
      .n_tiers = MIN (pos_list_size (discount->tiers), POS_DEAL_MAX_TIERS),
      .members = g_array_new (FALSE, FALSE, sizeof (PosDealMember)),
  };

  for (guint k = 0; k < deal.n_tiers; k++)
    deal.tiers[k] = ((PosDiscountTier *)pos_list_peek (discount->tiers, k))->quantity.micro;
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    PosDealMember member = {.lot = i};
    gboolean here = FALSE;

    for (guint k = 0; pos_discount_round_takes (round, lot) && k < lot->offers->len; k++)
      here |= g_array_index (lot->offers, PosOfferFor, k).line == line;
    for (guint k = 0; here && k < deal.n_tiers; k++)
      member.worth[k] = get_tier_worth (cart, pos_list_peek (discount->tiers, k), lot);
    if (here)
      g_array_append_val (deal.members, member);
  }
  add_deal (self, &deal, o, line);
}

static void
add_offer (PosDealSet *self, PosOfferCart *cart, const PosRound *round, guint o)
{
  PosOffer *offer = pos_offer_cart_get (cart, o);

  if (!pos_discount_round_wants (cart, round, offer))
    return;
  if (offer->discount->type == POS_DISCOUNT_MIX)
    add_mix (self, cart, round, o);
  /* Compounded ones are part of what a piece gets alone. */
  if (offer->discount->type != POS_DISCOUNT_QUANTITY ||
      pos_discount_round_stacks (cart, round, offer))
    return;
  POS_LIST_FOREACH (PosDiscountLine, line, offer->discount->lines)
  if (!line->excluded)
    add_quantity_line (self, cart, round, o, line);
}

/* An amount that is more than the cheapest pieces cost together is cut there. */
static void
cap_deals (PosDealSet *self)
{
  for (guint d = 0; d < self->deals->len; d++) {
    PosDeal *deal = &g_array_index (self->deals, PosDeal, d);
    gint64 cheapest = G_MAXINT64, pieces = 0;

    if (deal->kind != POS_DEAL_SUM || deal->constant <= 0)
      continue;
    for (guint i = 0; i < deal->members->len; i++)
      cheapest = MIN (cheapest, g_array_index (deal->members, PosDealMember, i).room);
    for (guint i = 0; i < deal->n_slots; i++)
      pieces += deal->needs[i];
    deal->capped = cheapest * pieces < deal->constant;
  }
}

PosDealSet *
pos_deal_set_new (PosOfferCart *cart, const PosRound *round)
{
  PosDealSet *self = g_new0 (PosDealSet, 1);

  self->lots = g_array_new (FALSE, FALSE, sizeof (PosDealLot));
  self->deals = g_array_new (FALSE, FALSE, sizeof (PosDeal));
  self->origins = g_array_new (FALSE, FALSE, sizeof (PosDealOrigin));
  self->alone = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_discount_alone_free);
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    PosAlone *alone = pos_discount_alone_new (cart, round, lot);
    PosDealLot piece = {lot->key, lot->left, lot->quantity, alone->worth};

    g_array_append_val (self->lots, piece);
    g_ptr_array_add (self->alone, alone);
  }
  for (guint o = 0; o < cart->offers->len; o++)
    add_offer (self, cart, round, o);
  cap_deals (self);
  return self;
}

void
pos_deal_set_free (PosDealSet *self)
{
  for (guint i = 0; i < self->deals->len; i++) {
    PosDeal *deal = &g_array_index (self->deals, PosDeal, i);
    g_array_unref (deal->members);
    g_free ((char *)deal->key);
  }
  g_array_unref (self->lots);
  g_array_unref (self->deals);
  g_array_unref (self->origins);
  g_ptr_array_unref (self->alone);
  g_free (self);
}

/* --- Giving --- */

typedef struct {
  PosDealSet *set;
  PosOfferCart *cart;
  const PosRound *round;
  const PosDealUse *use;
  PosOffer *offer;
  guint o;
  guint bundle;
  gboolean stacks;
  gboolean spread;
  gint64 own;  /* what the deal itself gives, once */
  gint64 cost; /* of the pieces of one use that get something */
} Giving;

static gint64
get_stacked (const Giving *giving, guint lot)
{
  return giving->stacks ? ((PosAlone *)giving->set->alone->pdata[lot])->stacked : 0;
}

static gint64
extend (gint64 worth, gint64 quantity)
{
  return pos_minor_scale (worth, quantity, POS_SCALE, POS_ROUND_DOWN);
}

static void
weigh (Giving *giving)
{
  giving->own = giving->use->value;
  for (guint i = 0; i < giving->use->takes->len; i++) {
    PosDealTake *take = &g_array_index (giving->use->takes, PosDealTake, i);
    PosOfferLot *lot = pos_offer_cart_get_lot (giving->cart, take->lot);
    gint64 stacked = get_stacked (giving, take->lot);

    giving->own -= extend (stacked, take->quantity);
    if (!lot->barred)
      giving->cost += extend (lot->left - stacked, take->quantity);
  }
}

static void
give_take (Giving *giving, const PosDealTake *take)
{
  PosOfferLot *lot = pos_offer_cart_get_lot (giving->cart, take->lot);
  gint64 stacked = get_stacked (giving, take->lot), worth = take->worth - stacked;
  PosOfferLot *piece = pos_offer_cart_cut (giving->cart, lot, take->quantity * giving->use->times);

  if (giving->stacks)
    pos_discount_alone_give (piece, ((PosAlone *)giving->set->alone->pdata[take->lot])->stacking);
  if (giving->spread)
    worth = piece->barred
                ? 0
                : pos_minor_scale (piece->left, giving->own, giving->cost, POS_ROUND_DOWN);
  pos_offer_lot_gain (piece, giving->o, giving->bundle, worth);
  piece->state = giving->stacks ? POS_LOT_STACKED : POS_LOT_TAKEN;
  piece->touched = TRUE;
}

static gboolean
give_use (Giving *giving)
{
  PosDiscount *discount = giving->offer->discount;
  gboolean whole =
      discount->deal == POS_DISCOUNT_DEAL_ALL && discount->by != POS_DISCOUNT_BY_PERCENT;

  weigh (giving);
  if (discount->type == POS_DISCOUNT_MIX) {
    giving->spread =
        whole || (discount->deal == POS_DISCOUNT_DEAL_LEAST_EXPENSIVE && discount->distributed);
    /* Barred pieces help to make up the deal, and get nothing of it. */
    if (giving->spread)
      giving->own = MIN (giving->own, giving->cost);
    if (giving->own <= 0)
      return FALSE;
    giving->bundle = pos_offer_cart_add_bundle (
        giving->cart, giving->o, giving->spread, giving->own * giving->use->times);
  }
  for (guint i = 0; i < giving->use->takes->len; i++)
    give_take (giving, &g_array_index (giving->use->takes, PosDealTake, i));
  return TRUE;
}

gboolean
pos_deal_set_give (PosDealSet *self,
                   PosOfferCart *cart,
                   const PosRound *round,
                   const PosDealPlan *plan)
{
  gboolean given = FALSE;

  cart->unproven |= !plan->proven;
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *use = plan->uses->pdata[i];
    PosDealOrigin *origin = &g_array_index (self->origins, PosDealOrigin, use->deal);
    Giving giving = {
        .set = self,
        .cart = cart,
        .round = round,
        .use = use,
        .offer = pos_offer_cart_get (cart, origin->offer),
        .o = origin->offer,
    };

    giving.stacks = pos_discount_round_stacks (cart, round, giving.offer);
    given |= give_use (&giving);
  }
  return given;
}
