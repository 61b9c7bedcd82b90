/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-cart.h — the open order while discounts are worked out: equal pieces in lots.
 * Layer: pricing, private to the discounts.
 * Shape:  a lot holds pieces of one product at one price that were treated alike so far; when some
 *         of them get something, they are cut off into a lot of their own.
 * Units:  values in millionths of a major unit of one piece or of all, as said.
 * Source: register.md §6.4 steps 3 and 4. */
#pragma once
#include "pricing/pos-deals.h"
#include "pricing/pos-discount-holds.h"

typedef struct {
  PosDiscount *discount;
  gint64 priority;
  gboolean wants_coupon; /* only told of, never given */
} PosOffer;

/* An offer that is for a lot, and the line of it that says so. */
typedef struct {
  guint offer;
  PosDiscountLine *line;
} PosOfferFor;

/* What each piece of a lot gets. */
typedef struct {
  guint offer;
  guint bundle; /* index + 1; 0: earned alone */
  gint64 worth;
} PosOfferGain;

/* Pieces that earned something together. */
typedef struct {
  guint offer;
  gboolean spread; /* @value is rounded as one and spread over the pieces by their prices */
  gint64 value;    /* of all */
} PosOfferBundle;

typedef enum {
  POS_LOT_FREE,    /* got nothing yet */
  POS_LOT_STACKED, /* got what takes more on top of it */
  POS_LOT_TAKEN,   /* got, or helped others to, what stands alone */
} PosLotState;

typedef struct {
  guint row; /* line of the order */
  gint64 quantity;
} PosLotSource;

typedef struct {
  char *key;
  GArray *offers; /* PosOfferFor, shared by lots that were cut off */
  GArray *gains;  /* PosOfferGain */
  GArray *sources;
  gint64 quantity;
  gint64 unit_price;
  gint64 rest; /* what a piece costs beyond that, in 10⁻¹² (P-6) */
  gint64 left; /* of the price of one piece */
  PosLotState state;
  gboolean barred;  /* gets nothing, may help others: P-16 */
  gboolean closed;  /* to further offers but thresholds */
  gboolean touched; /* got something in this round */
  gboolean over;    /* to further thresholds */
} PosOfferLot;

typedef struct {
  PosDiscountContext context;
  PosOrder *order;
  GPtrArray *rows;   /* PosOrderLine, borrowed */
  GArray *offers;    /* PosOffer, by id */
  GPtrArray *lots;   /* PosOfferLot */
  GArray *bundles;   /* PosOfferBundle */
  gboolean across;   /* model B: P-18 */
  gboolean original; /* compounded: each off the price without discounts (P-19) */
  gboolean unproven;
  guint budget;
} PosOfferCart;

/* Every line that offers may change, with what is for it.  Returns: (nullable): %NULL when nothing
 * is for any of them. */
PosOfferCart *pos_offer_cart_new (const PosPricing *pricing, PosOrder *order);
void pos_offer_cart_free (PosOfferCart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosOfferCart, pos_offer_cart_free)

/* Whether offers may change what @line costs at all. */
gboolean pos_offer_cart_takes (const PosPricing *pricing, PosOrderLine *line);

static inline PosOffer *
pos_offer_cart_get (const PosOfferCart *self, guint offer)
{
  return &g_array_index (self->offers, PosOffer, offer);
}

static inline PosOfferLot *
pos_offer_cart_get_lot (const PosOfferCart *self, guint lot)
{
  return g_ptr_array_index (self->lots, lot);
}

/* Cuts @quantity off @lot, from its first lines on; the whole lot is its own piece.
 * Returns: (transfer none): a lot of the cart. */
PosOfferLot *pos_offer_cart_cut (PosOfferCart *self, PosOfferLot *lot, gint64 quantity);

/* @worth: of one piece; what is left of it goes down. */
void pos_offer_lot_gain (PosOfferLot *lot, guint offer, guint bundle, gint64 worth);
/* What all its pieces cost still. */
gint64 pos_offer_lot_get_amount (const PosOfferLot *lot);
gboolean pos_offer_lot_has (const PosOfferLot *lot, guint offer);
/* The offer's line for this lot; of a mix and match where it fits several groups, the nearest.
 * Returns: (nullable). */
PosDiscountLine *pos_offer_lot_find (const PosOfferLot *lot, guint offer);

/* Returns: what gains name as "bundle". */
guint pos_offer_cart_add_bundle (PosOfferCart *self, guint offer, gboolean spread, gint64 value);

/* What @by takes off @left of a piece that cost @price; never more than is left, and nothing when
 * the price asked instead is higher. */
gint64 pos_offer_value (
    const PosOfferCart *self, int by, PosRate rate, gint64 amount, gint64 price, gint64 left);
/* Minor units of the order as millionths. */
gint64 pos_offer_cart_to_micro (const PosOfferCart *self, gint64 minor);
