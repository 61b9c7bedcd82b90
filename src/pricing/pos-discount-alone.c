/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-alone.c — what one piece gets without any other: simple offers, and compounded ones
 * on top of each other: fixed price, then amounts, then percentages (P-17, P-19). */
#include "pricing/pos-discount-rounds.h"

gboolean
pos_discount_round_stacks (const PosOfferCart *cart, const PosRound *round, const PosOffer *offer)
{
  return round->kind != POS_ROUND_EXCLUSIVE && !cart->across &&
         offer->discount->mode == POS_DISCOUNT_COMPOUNDED;
}

gboolean
pos_discount_round_wants (const PosOfferCart *cart, const PosRound *round, const PosOffer *offer)
{
  gboolean exclusive = offer->discount->mode == POS_DISCOUNT_EXCLUSIVE;

  if (offer->wants_coupon || offer->priority != round->priority ||
      offer->discount->type == POS_DISCOUNT_THRESHOLD || offer->discount->for_retailer)
    return FALSE;
  if (round->kind == POS_ROUND_STACK)
    return offer->discount->type == POS_DISCOUNT_MIX &&
           pos_discount_round_stacks (cart, round, offer);
  return exclusive == (round->kind == POS_ROUND_EXCLUSIVE);
}

gboolean
pos_discount_round_takes (const PosRound *round, const PosOfferLot *lot)
{
  if (lot->closed || lot->quantity <= 0)
    return FALSE;
  return round->kind != POS_ROUND_STACK || lot->state == POS_LOT_STACKED;
}

/* E-10: every line of a quantity discount counts for itself. */
static gint64
count_line (const PosOfferCart *cart, const PosRound *round, const PosDiscountLine *line)
{
  gint64 quantity = 0;

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);

    for (guint k = 0; pos_discount_round_takes (round, lot) && k < lot->offers->len; k++)
      if (g_array_index (lot->offers, PosOfferFor, k).line == line)
        quantity += lot->quantity;
  }
  return quantity;
}

/* By, rate and amount of a simple offer, or of the tier that a compounded quantity offer reaches.
 */
typedef struct {
  guint offer;
  int by;
  PosRate rate;
  gint64 amount;
} Value;

static gboolean
find_value (const PosOfferCart *cart, const PosRound *round, const PosOfferFor *found, Value *value)
{
  PosDiscount *discount = pos_offer_cart_get (cart, found->offer)->discount;
  PosDiscountTier *reached = NULL;
  gint64 quantity;

  if (discount->type == POS_DISCOUNT_SIMPLE) {
    *value = (Value){found->offer, found->line->by, found->line->rate, found->line->amount};
    return TRUE;
  }
  if (discount->type != POS_DISCOUNT_QUANTITY)
    return FALSE;
  quantity = count_line (cart, round, found->line);
  POS_LIST_FOREACH (PosDiscountTier, tier, discount->tiers)
  if (quantity >= tier->quantity.micro)
    reached = tier;
  if (reached)
    *value = (Value){found->offer, reached->by, reached->rate, reached->amount};
  return reached != NULL;
}

static int
rank (const Value *value)
{
  return value->by == POS_DISCOUNT_BY_PRICE ? 0 : value->by == POS_DISCOUNT_BY_AMOUNT ? 1 : 2;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *left = a, *right = b;

  if (rank (left) != rank (right))
    return rank (left) - rank (right);
  return left->offer < right->offer ? -1 : left->offer > right->offer;
}

static gint64
take_off (const PosOfferCart *cart,
          const PosOfferLot *lot,
          const Value *value,
          gint64 left,
          GArray *parts)
{
  PosOfferGain gain = {.offer = value->offer};

  gain.worth = pos_offer_value (cart, value->by, value->rate, value->amount, lot->unit_price, left);
  if (gain.worth > 0)
    g_array_append_val (parts, gain);
  return gain.worth;
}

static void
find_best (PosAlone *self,
           const PosOfferCart *cart,
           const PosRound *round,
           const PosOfferLot *lot,
           GArray *stacked)
{
  for (guint i = 0; i < lot->offers->len; i++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, i);
    PosOffer *offer = pos_offer_cart_get (cart, found->offer);
    g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PosOfferGain));
    gboolean stacks = pos_discount_round_stacks (cart, round, offer);
    Value value;

    if (!pos_discount_round_wants (cart, round, offer) ||
        (!stacks && offer->discount->type != POS_DISCOUNT_SIMPLE) ||
        !find_value (cart, round, found, &value))
      continue;
    if (stacks) {
      g_array_append_val (stacked, value);
      continue;
    }
    gint64 worth = take_off (cart, lot, &value, lot->left, parts);
    if (worth > self->worth) {
      self->worth = worth;
      g_array_unref (self->parts);
      self->parts = g_array_ref (parts);
    }
  }
}

PosAlone *
pos_discount_alone_new (PosOfferCart *cart, const PosRound *round, PosOfferLot *lot)
{
  PosAlone *self = g_new0 (PosAlone, 1);
  g_autoptr (GArray) stacked = g_array_new (FALSE, FALSE, sizeof (Value));

  self->parts = g_array_new (FALSE, FALSE, sizeof (PosOfferGain));
  self->stacking = g_array_new (FALSE, FALSE, sizeof (PosOfferGain));
  if (!pos_discount_round_takes (round, lot) || round->kind == POS_ROUND_STACK)
    return self;
  find_best (self, cart, round, lot, stacked);
  g_array_sort (stacked, compare_values);
  for (guint i = 0; i < stacked->len; i++)
    self->stacked += take_off (
        cart, lot, &g_array_index (stacked, Value, i), lot->left - self->stacked, self->stacking);
  if (self->stacked > self->worth) {
    self->worth = self->stacked;
    g_array_unref (self->parts);
    self->parts = g_array_ref (self->stacking);
  }
  return self;
}

void
pos_discount_alone_free (PosAlone *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->stacking);
  g_free (self);
}

void
pos_discount_alone_give (PosOfferLot *lot, GArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PosOfferGain *gain = &g_array_index (parts, PosOfferGain, i);
    pos_offer_lot_gain (lot, gain->offer, 0, gain->worth);
  }
}
