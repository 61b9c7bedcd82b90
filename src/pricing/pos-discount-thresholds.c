/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-thresholds.c — "from 100.00 on", after everything else (P-16, P-20; §6.4 step 7). */
#include "pricing/pos-discount-rounds.h"

/* What one threshold would give now. */
typedef struct {
  guint offer;
  PosDiscountTier *tier;
  gint64 amount; /* of the pieces that would get it */
  gint64 value;
} Reach;

static gboolean
may_get (PosOfferCart *cart, guint o, const PosOfferLot *lot)
{
  gboolean stacks = pos_offer_cart_get (cart, o)->discount->mode == POS_DISCOUNT_COMPOUNDED;

  return pos_offer_lot_find (lot, o) && !lot->barred && !lot->over &&
         (lot->state == POS_LOT_FREE || (stacks && lot->state == POS_LOT_STACKED)) &&
         !pos_offer_lot_has (lot, o);
}

/* P-16: what is barred, or has a discount that stands alone, may help to get there. */
static gboolean
may_help (PosOfferCart *cart, guint o, const PosOfferLot *lot)
{
  return pos_offer_cart_get (cart, o)->discount->counts_barred && pos_offer_lot_find (lot, o) &&
         (lot->barred || lot->state == POS_LOT_TAKEN);
}

static gint64
get_worth (PosOfferCart *cart, const PosDiscountTier *tier, const PosOfferLot *lot)
{
  return pos_offer_value (cart, tier->by, tier->rate, tier->amount, lot->unit_price, lot->left);
}

static Reach
look (PosOfferCart *cart, guint o)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  Reach reach = {.offer = o};
  gint64 helping = 0;

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    if (may_get (cart, o, lot))
      reach.amount += pos_offer_lot_get_amount (lot);
    else if (may_help (cart, o, lot))
      helping += pos_offer_lot_get_amount (lot);
  }
  POS_LIST_FOREACH (PosDiscountTier, tier, discount->tiers)
  if (reach.amount + helping >= pos_offer_cart_to_micro (cart, tier->from))
    reach.tier = tier;
  if (!reach.tier || reach.amount == 0)
    return (Reach){.offer = o};
  if (reach.tier->by == POS_DISCOUNT_BY_AMOUNT) {
    reach.value = MIN (pos_offer_cart_to_micro (cart, reach.tier->amount), reach.amount);
    return reach;
  }
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    if (may_get (cart, o, lot))
      reach.value += pos_minor_scale (
          get_worth (cart, reach.tier, lot), lot->quantity, POS_SCALE, POS_ROUND_DOWN);
  }
  return reach;
}

static void
give (PosOfferCart *cart, const Reach *reach)
{
  gboolean spread = reach->tier->by == POS_DISCOUNT_BY_AMOUNT;
  gboolean stacks =
      pos_offer_cart_get (cart, reach->offer)->discount->mode == POS_DISCOUNT_COMPOUNDED;
  guint bundle = spread ? pos_offer_cart_add_bundle (cart, reach->offer, TRUE, reach->value) : 0;

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    gint64 worth;

    if (!may_get (cart, reach->offer, lot))
      continue;
    worth = spread ? pos_minor_scale (lot->left, reach->value, reach->amount, POS_ROUND_DOWN)
                   : get_worth (cart, reach->tier, lot);
    pos_offer_lot_gain (lot, reach->offer, bundle, worth);
    lot->state = stacks ? POS_LOT_STACKED : POS_LOT_TAKEN;
    lot->touched = TRUE;
  }
}

static gboolean
wants (PosOfferCart *cart, guint o, gint64 priority, PosDiscountMode mode)
{
  PosOffer *offer = pos_offer_cart_get (cart, o);

  return offer->discount->type == POS_DISCOUNT_THRESHOLD && !offer->wants_coupon &&
         offer->priority == priority && offer->discount->mode == (int)mode;
}

/* Those that stand alone compete: the one that gives the most, then the others on what is left.
 * Those that stack all come, in the order of their ids. */
static void
run_mode (PosOfferCart *cart, gint64 priority, PosDiscountMode mode)
{
  for (;;) {
    Reach best = {0};

    for (guint o = 0; o < cart->offers->len; o++) {
      Reach reach = wants (cart, o, priority, mode) ? look (cart, o) : (Reach){0};
      if (reach.value > best.value)
        best = reach;
    }
    if (best.value == 0)
      return;
    give (cart, &best);
  }
}

static gboolean
find_next (PosOfferCart *cart, gint64 below, gboolean first, gint64 *priority)
{
  gboolean found = FALSE;

  for (guint o = 0; o < cart->offers->len; o++) {
    PosOffer *offer = pos_offer_cart_get (cart, o);
    if (offer->discount->type != POS_DISCOUNT_THRESHOLD || (!first && offer->priority >= below) ||
        (found && offer->priority <= *priority))
      continue;
    *priority = offer->priority;
    found = TRUE;
  }
  return found;
}

void
pos_discount_thresholds_run (PosOfferCart *cart)
{
  gint64 priority = 0;

  for (gboolean first = TRUE; find_next (cart, priority, first, &priority); first = FALSE) {
    for (guint i = 0; i < cart->lots->len; i++)
      pos_offer_cart_get_lot (cart, i)->touched = FALSE;
    run_mode (cart, priority, POS_DISCOUNT_EXCLUSIVE);
    run_mode (cart, priority, POS_DISCOUNT_BEST_PRICE);
    run_mode (cart, priority, POS_DISCOUNT_COMPOUNDED);
    /* Lower priorities are left out, unless they come on top: P-7, P-18. */
    for (guint i = 0; !cart->across && i < cart->lots->len; i++) {
      PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
      lot->over |= lot->touched;
    }
  }
}
