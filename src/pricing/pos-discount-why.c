/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-why.c — see the header. */
#include "pricing/pos-discount-why.h"
#include "pricing/pos-discount-slots.h"

static const char *const nicks[] = {
    "given",
    "coupon",
    "too-few",
    "too-little",
    "exclusive",
    "priority",
    "better",
    "nothing",
    "barred",
    "off",
    "replaced",
    "tender",
};

const char *
pos_why_get_nick (PosWhy why)
{
  return nicks[why];
}

/* --- What the cart has of what an offer asks for --- */

static gint64
count_pieces (const PosOfferCart *cart, guint offer, const PosDiscountLine *line)
{
  gint64 quantity = 0;

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);

    for (guint k = 0; k < lot->offers->len; k++) {
      PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, k);
      if (found->offer == offer && (!line || found->line == line))
        quantity += lot->quantity;
    }
  }
  return quantity;
}

static gboolean
has_enough_of_groups (const PosOfferCart *cart, guint offer)
{
  gint64 counts[POS_DISCOUNT_MASKS] = {0};

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    counts[pos_discount_slots_of (cart, lot, offer)] += lot->quantity / POS_SCALE;
  }
  return pos_discount_slots_count_times (pos_offer_cart_get (cart, offer)->discount, counts) > 0;
}

static gint64
sum_left (const PosOfferCart *cart, guint offer)
{
  gint64 sum = 0;

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    if (pos_offer_lot_find (lot, offer))
      sum += pos_minor_scale (lot->left, lot->quantity, POS_SCALE, POS_ROUND_DOWN);
  }
  return sum;
}

static gboolean
reaches (const PosOfferCart *cart, guint offer, const PosDiscountLine *line, PosWhy *missing)
{
  PosDiscount *discount = pos_offer_cart_get (cart, offer)->discount;
  PosDiscountTier *first =
      pos_list_size (discount->tiers) > 0 ? pos_list_peek (discount->tiers, 0) : NULL;

  *missing = POS_WHY_TOO_FEW;
  switch ((PosDiscountOrigin)discount->type) {
  case POS_DISCOUNT_QUANTITY:
    return first && count_pieces (cart, offer, line) >= first->quantity.micro;
  case POS_DISCOUNT_MIX:
    return has_enough_of_groups (cart, offer);
  case POS_DISCOUNT_THRESHOLD:
    *missing = POS_WHY_TOO_LITTLE;
    return first && sum_left (cart, offer) >= pos_offer_cart_to_micro (cart, first->from);
  case POS_DISCOUNT_SIMPLE:
  case POS_DISCOUNT_TENDER:
  case POS_DISCOUNT_MANUAL_LINE:
  case POS_DISCOUNT_MANUAL_TOTAL:
  default:
    return TRUE;
  }
}

/* --- What the line got --- */

static gint64
sum_given (GArray *parts, guint row, guint offer)
{
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    sum += part->row == row && part->offer == offer ? part->amount : 0;
  }
  return sum;
}

static PosWhy
find_rival (const PosOfferCart *cart, GArray *parts, guint row, const PosOffer *offer)
{
  PosWhy why = POS_WHY_NOTHING;

  for (guint i = 0; i < parts->len; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    PosOffer *other = pos_offer_cart_get (cart, part->offer);

    if (part->row != row || part->amount == 0)
      continue;
    if (other->discount->mode == POS_DISCOUNT_EXCLUSIVE)
      return POS_WHY_EXCLUSIVE;
    if (other->priority > offer->priority && !cart->across)
      why = POS_WHY_PRIORITY;
    else if (why == POS_WHY_NOTHING)
      why = POS_WHY_BETTER;
  }
  return why;
}

static PosWhy
find_why (const PosOfferCart *cart,
          GArray *parts,
          guint row,
          const PosOfferFor *found,
          const PosOfferLot *lot)
{
  PosOffer *offer = pos_offer_cart_get (cart, found->offer);
  PosWhy missing;

  if (cart->order->no_offers)
    return POS_WHY_OFF;
  if (lot->barred)
    return ((PosOrderLine *)cart->rows->pdata[row])->no_offer ? POS_WHY_BARRED : POS_WHY_REPLACED;
  if (offer->wants_coupon)
    return POS_WHY_COUPON;
  if (!reaches (cart, found->offer, found->line, &missing))
    return missing;
  return find_rival (cart, parts, row, offer);
}

static const PosOfferLot *
find_lot (const PosOfferCart *cart, guint row)
{
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    for (guint s = 0; s < lot->sources->len; s++)
      if (g_array_index (lot->sources, PosLotSource, s).row == row)
        return lot;
  }
  return NULL;
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const PosDiscountReason *left = a, *right = b;
  gboolean given = left->why == POS_WHY_GIVEN, other = right->why == POS_WHY_GIVEN;

  if (given != other)
    return given ? -1 : 1;
  return g_strcmp0 (left->discount->id, right->discount->id);
}

static gboolean
is_told (GArray *reasons, PosDiscount *discount)
{
  for (guint i = 0; i < reasons->len; i++)
    if (g_array_index (reasons, PosDiscountReason, i).discount == discount)
      return TRUE;
  return FALSE;
}

void
pos_discount_why_list (const PosOfferCart *cart, GArray *parts, guint row, GArray *reasons)
{
  const PosOfferLot *lot = find_lot (cart, row);

  for (guint i = 0; lot && i < lot->offers->len; i++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, i);
    PosDiscountReason reason = {.discount = pos_offer_cart_get (cart, found->offer)->discount};

    if (is_told (reasons, reason.discount))
      continue;
    reason.amount = sum_given (parts, row, found->offer);
    if (reason.amount == 0)
      reason.why = find_why (cart, parts, row, found, lot);
    g_array_append_val (reasons, reason);
  }
  g_array_sort (reasons, compare_reasons);
}
