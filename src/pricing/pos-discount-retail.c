/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-retail.c — "the least expensive", in the retailer's favor: of all pieces that
 * qualify the cheapest are the gifts, and the next cheapest are what is paid for them (P-21, E-12).
 */
#include "pricing/pos-discount-rounds.h"
#include "pricing/pos-discount-slots.h"

typedef struct {
  PosOfferLot *lot;
  guint slots; /* which groups it fits: a mask */
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const PosOfferLot *left = ((const Piece *)a)->lot, *right = ((const Piece *)b)->lot;

  if (left->left != right->left)
    return left->left < right->left ? -1 : 1;
  return g_strcmp0 (left->key, right->key);
}

/* Cheapest first. */
static GArray *
list_pieces (PosOfferCart *cart, guint o)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  gboolean stacks = discount->mode == POS_DISCOUNT_COMPOUNDED;
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    Piece piece = {lot, pos_discount_slots_of (cart, lot, o)};
    gboolean open = lot->state == POS_LOT_FREE || (stacks && lot->state == POS_LOT_STACKED);

    if (piece.slots != 0 && open && !lot->barred && lot->quantity >= POS_SCALE)
      g_array_append_val (pieces, piece);
  }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

static gint64
count_times (PosDiscount *discount, GArray *pieces)
{
  gint64 counts[POS_DISCOUNT_MASKS] = {0}, times;

  for (guint i = 0; i < pieces->len; i++) {
    Piece *piece = &g_array_index (pieces, Piece, i);
    counts[piece->slots] += piece->lot->quantity / POS_SCALE;
  }
  times = pos_discount_slots_count_times (discount, counts);
  return discount->times > 0 ? MIN (times, discount->times) : times;
}

/* @room: what still fits into the groups of each mask and no others.  Takes as many of @quantity
 * pieces as find a place, and says how many. */
static gint64
take_places (gint64 room[POS_DISCOUNT_MASKS], guint slots, gint64 quantity)
{
  for (guint mask = 0; mask < POS_DISCOUNT_MASKS; mask++)
    if ((mask & slots) == slots)
      quantity = MIN (quantity, room[mask]);
  for (guint mask = 0; mask < POS_DISCOUNT_MASKS; mask++)
    if ((mask & slots) == slots)
      room[mask] -= quantity;
  return quantity;
}

static void
give (PosOfferCart *cart, guint o, PosOfferLot *lot, gint64 count, guint bundle, gboolean gift)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  PosOfferLot *piece = pos_offer_cart_cut (cart, lot, count * POS_SCALE);
  gint64 worth = gift ? pos_offer_value (cart,
                                         discount->by,
                                         discount->rate,
                                         discount->amount,
                                         piece->unit_price,
                                         piece->left)
                      : 0;

  pos_offer_lot_gain (piece, o, bundle, worth);
  piece->state = discount->mode == POS_DISCOUNT_COMPOUNDED ? POS_LOT_STACKED : POS_LOT_TAKEN;
}

static void
run_offer (PosOfferCart *cart, guint o)
{
  PosDiscount *discount = pos_offer_cart_get (cart, o)->discount;
  g_autoptr (GArray) pieces = list_pieces (cart, o);
  gint64 times = count_times (discount, pieces), gifts = times * discount->least_expensive;
  gint64 room[POS_DISCOUNT_MASKS];
  guint bundle;

  if (times == 0)
    return;
  bundle = pos_offer_cart_add_bundle (cart, o, FALSE, 0);
  for (guint mask = 0; mask < POS_DISCOUNT_MASKS; mask++)
    room[mask] = times * pos_discount_slots_count_needs (discount, mask);
  for (guint i = 0; i < pieces->len; i++) {
    Piece *piece = &g_array_index (pieces, Piece, i);
    gint64 count = take_places (room, piece->slots, piece->lot->quantity / POS_SCALE);
    gint64 free = MIN (count, gifts);

    gifts -= free;
    if (free > 0)
      give (cart, o, piece->lot, free, bundle, TRUE);
    if (count > free)
      give (cart, o, piece->lot, count - free, bundle, FALSE);
  }
}

void
pos_discount_retail_run (PosOfferCart *cart)
{
  g_autofree gboolean *done = g_new0 (gboolean, cart->offers->len);

  for (;;) {
    guint next = G_MAXUINT;

    for (guint o = 0; o < cart->offers->len; o++) {
      PosOffer *offer = pos_offer_cart_get (cart, o);
      if (done[o] || !offer->discount->for_retailer || offer->wants_coupon)
        continue;
      if (next == G_MAXUINT || offer->priority > pos_offer_cart_get (cart, next)->priority)
        next = o;
    }
    if (next == G_MAXUINT)
      return;
    done[next] = TRUE;
    run_offer (cart, next);
  }
}
