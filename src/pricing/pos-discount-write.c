/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-write.c — see the header. */
#include "pricing/pos-discount-write.h"

#include "pricing/pos-gross.h"

#define PICO (POS_SCALE * POS_SCALE)

/* What is left of a piece while its gains are gone through: millionths, and below those parts of
 * 10⁻¹². */
typedef struct {
  gint64 micro;
  gint64 pico;
} Left;

/* A gain, and what it was taken off. */
typedef struct {
  const PosOfferCart *cart;
  gint64 worth;
  gint64 base; /* what a percentage is of */
  gint64 left; /* what a price stands in place of */
} Gained;

/* The percentage that a gain is of a piece's price, in millionths; 0: it is none.  A price asked
 * instead takes off all that the old one had beyond millionths. */
static gint64
get_rate (const Gained *gained, int by, PosRate rate, gint64 amount)
{
  if (by == POS_DISCOUNT_BY_PRICE &&
      gained->left - pos_offer_cart_to_micro (gained->cart, amount) == gained->worth)
    return POS_SCALE;
  return by == POS_DISCOUNT_BY_PERCENT &&
                 pos_minor_scale (gained->base, rate.micro, POS_SCALE, POS_ROUND_DOWN) ==
                     gained->worth
             ? rate.micro
             : 0;
}

static gint64
find_line_rate (const PosOfferLot *lot, guint offer, const Gained *gained)
{
  gint64 rate = 0;

  for (guint i = 0; i < lot->offers->len && rate == 0; i++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, i);

    if (found->offer == offer)
      rate = get_rate (gained, found->line->by, found->line->rate, found->line->amount);
  }
  return rate;
}

static gint64
find_rate (const PosOfferLot *lot, guint offer, const Gained *gained)
{
  PosDiscount *discount = pos_offer_cart_get (gained->cart, offer)->discount;
  gint64 rate = 0;

  if (discount->type == POS_DISCOUNT_SIMPLE ||
      (discount->type == POS_DISCOUNT_MIX && discount->deal == POS_DISCOUNT_DEAL_PER_LINE))
    return find_line_rate (lot, offer, gained);
  if (discount->type == POS_DISCOUNT_MIX)
    return get_rate (gained, discount->by, discount->rate, discount->amount);
  POS_LIST_FOREACH (PosDiscountTier, tier, discount->tiers)
  rate = rate != 0 ? rate : get_rate (gained, tier->by, tier->rate, tier->amount);
  return rate;
}

static gboolean
is_spread (const PosOfferCart *cart, guint bundle)
{
  return bundle > 0 && g_array_index (cart->bundles, PosOfferBundle, bundle - 1).spread;
}

/* A percentage of a price has more digits than the search compares, and a line has many pieces:
 * what a gain is more than its worth, in parts of 10⁻¹². */
static gint64
measure_rest (const PosOfferCart *cart,
              const PosOfferLot *lot,
              const PosOfferGain *gain,
              const Left *left)
{
  gint64 base = cart->original ? lot->unit_price : left->micro;
  gint64 below = cart->original ? lot->rest : left->pico;
  const Gained gained = {cart, gain->worth, base, left->micro};
  gint64 rate = gain->worth == 0 || is_spread (cart, gain->bundle)
                    ? 0
                    : find_rate (lot, gain->offer, &gained);

  return base % POS_SCALE * rate % POS_SCALE +
         pos_minor_scale (below, rate, POS_SCALE, POS_ROUND_HALF_UP);
}

static void
collect_source (const PosOfferCart *cart,
                const PosOfferLot *lot,
                const PosLotSource *source,
                GArray *parts)
{
  Left left = {lot->unit_price, lot->rest};

  for (guint g = 0; g < lot->gains->len; g++) {
    PosOfferGain *gain = &g_array_index (lot->gains, PosOfferGain, g);
    gint64 rest = measure_rest (cart, lot, gain, &left);
    PosOfferPart part = {
        .row = source->row,
        .offer = gain->offer,
        .bundle = gain->bundle,
        .quantity = source->quantity,
    };

    part.exact = pos_minor_scale (gain->worth, source->quantity, POS_SCALE, POS_ROUND_DOWN) +
                 pos_minor_scale (rest, source->quantity, PICO, POS_ROUND_HALF_UP);
    g_array_append_val (parts, part);
    left.micro -= gain->worth;
    left.pico -= rest;
  }
}

static void
collect (const PosOfferCart *cart, GArray *parts)
{
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);

    for (guint s = 0; s < lot->sources->len; s++)
      collect_source (cart, lot, &g_array_index (lot->sources, PosLotSource, s), parts);
  }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const PosOfferPart *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->offer != right->offer)
    return left->offer < right->offer ? -1 : 1;
  return left->bundle < right->bundle ? -1 : left->bundle > right->bundle;
}

/* Parts that say the same become one. */
static void
merge (GArray *parts)
{
  guint n = 0;

  g_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    PosOfferPart *last = n > 0 ? &g_array_index (parts, PosOfferPart, n - 1) : NULL;

    if (last && compare_parts (last, part) == 0) {
      last->quantity += part->quantity;
      last->exact += part->exact;
    } else {
      g_array_index (parts, PosOfferPart, n++) = *part;
    }
  }
  g_array_set_size (parts, n);
}

static gint64
to_minor (const PosOfferCart *cart, gint64 micro)
{
  return pos_minor_scale (micro, 1, pos_offer_cart_to_micro (cart, 1), POS_ROUND_HALF_UP);
}

static void
apportion (GPtrArray *parts, gint64 amount)
{
  g_autofree gint64 *weights = g_new0 (gint64, MAX (parts->len, 1));
  g_autofree gint64 *amounts = g_new0 (gint64, MAX (parts->len, 1));

  for (guint i = 0; i < parts->len; i++)
    weights[i] = ((PosOfferPart *)parts->pdata[i])->exact;
  pos_minor_apportion (amount, weights, amounts, parts->len);
  for (guint i = 0; i < parts->len; i++)
    ((PosOfferPart *)parts->pdata[i])->amount = amounts[i];
}

static void
round_bundles (const PosOfferCart *cart, GArray *parts)
{
  g_autofree GPtrArray **bundles = g_new0 (GPtrArray *, MAX (cart->bundles->len, 1));

  for (guint i = 0; i < parts->len; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    if (!is_spread (cart, part->bundle))
      continue;
    if (!bundles[part->bundle - 1])
      bundles[part->bundle - 1] = g_ptr_array_new ();
    g_ptr_array_add (bundles[part->bundle - 1], part);
  }
  for (guint i = 0; i < cart->bundles->len; i++) {
    if (!bundles[i])
      continue;
    apportion (bundles[i], to_minor (cart, g_array_index (cart->bundles, PosOfferBundle, i).value));
    g_ptr_array_unref (bundles[i]);
  }
}

static gint64
get_price (const PosOfferCart *cart, guint row)
{
  PosOrderLine *line = cart->rows->pdata[row];
  gint64 price = 0;

  pos_gross_find (cart->order, line, &price, NULL);
  return price;
}

/* Rounding may not take more than the line costs. */
static void
cap_row (const PosOfferCart *cart, GArray *parts, guint from, guint to)
{
  gint64 left = get_price (cart, g_array_index (parts, PosOfferPart, from).row);

  for (guint i = from; i < to; i++) {
    PosOfferPart *part = &g_array_index (parts, PosOfferPart, i);
    part->amount = CLAMP (part->amount, 0, left);
    left -= part->amount;
  }
}

static void
round_rows (const PosOfferCart *cart, GArray *parts)
{
  for (guint from = 0, to; from < parts->len; from = to) {
    g_autoptr (GPtrArray) apart = g_ptr_array_new ();
    guint row = g_array_index (parts, PosOfferPart, from).row;
    gint64 exact = 0;

    for (to = from; to < parts->len; to++) {
      PosOfferPart *part = &g_array_index (parts, PosOfferPart, to);
      if (part->row != row)
        break;
      if (is_spread (cart, part->bundle))
        continue;
      exact += part->exact;
      g_ptr_array_add (apart, part);
    }
    apportion (apart, to_minor (cart, exact));
    cap_row (cart, parts, from, to);
  }
}

/* What rounds to nothing may be something once there is more of it (M31). */
static gboolean
is_nothing (const PosOfferCart *cart, const PosOfferPart *part)
{
  gboolean of_each = pos_offer_cart_get (cart, part->offer)->discount->type == POS_DISCOUNT_SIMPLE;

  return part->amount == 0 && (!of_each || part->exact == 0);
}

GArray *
pos_discount_write_parts (const PosOfferCart *cart)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PosOfferPart));

  collect (cart, parts);
  merge (parts);
  round_bundles (cart, parts);
  round_rows (cart, parts);
  for (guint i = parts->len; i > 0; i--)
    if (is_nothing (cart, &g_array_index (parts, PosOfferPart, i - 1)))
      g_array_remove_index (parts, i - 1);
  return parts;
}
