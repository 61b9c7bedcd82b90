/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deals-state.h — how far every deal is, while pieces are dealt out one after the other.
 * Layer: pricing, private to the search.
 * Shape:  a state is a row of cells, a few for each deal:
 *           SUM        pieces of each slot that wait for others; times
 *           CHEAPEST   how many deals are begun and filled so far, for each way of being filled
 *                      ("shape": a number with one digit for each slot); times
 *           TIERS      1 + the tier, 0 for none; the quantity, up to what the tier asks for
 * Rules:  pieces come dearest first, so the last pieces of a deal are its cheapest. */
#pragma once
#include "pricing/pos-deals-private.h"

/* More shapes than this are left to the quick way. */
#define POS_DEALS_MAX_SHAPES 64

/* One deal as the search sees it. */
typedef struct {
  const PosDeal *deal;
  guint index;
  guint cell; /* its first */
  guint n_cells;
  guint first_choice;
  guint n_choices; /* options of joining: SUM a slot; CHEAPEST a shape and a slot; TIERS a tier */
  guint pieces;
  guint n_shapes; /* CHEAPEST, with the empty and the full one */
  guint strides[POS_DEAL_MAX_SLOTS];
  guint8 fills[POS_DEALS_MAX_SHAPES][POS_DEAL_MAX_SLOTS]; /* of each shape */
  guint8 filled[POS_DEALS_MAX_SHAPES];                    /* all slots together */
} PosDealTrack;

typedef struct {
  gint64 value;
  gboolean begun; /* one more use */
} PosDealStep;

/* %FALSE: this kind of deal is too large for the exact way. */
gboolean pos_deal_track_init (PosDealTrack *self, const PosDeal *deal, guint index);

/* What joins by @option joins there.  TIERS: there is one. */
static inline guint
pos_deal_track_get_slot (const PosDealTrack *self, guint option)
{
  return option % self->deal->n_slots;
}
/* CHEAPEST: how far the deal is that it joins. */
static inline guint
pos_deal_track_get_shape (const PosDealTrack *self, guint option)
{
  return option / self->deal->n_slots;
}

/* @cells: of this deal; changed.  A piece of @size joins by @option, in whose slot @member is.
 * %FALSE: it cannot. */
gboolean pos_deal_track_join (const PosDealTrack *self,
                              const PosDealMember *member,
                              gint64 size,
                              guint option,
                              gint64 *cells,
                              PosDealStep *step);

/* @left: what is still to come of each slot (TIERS: in the first), in millionths.
 * @dearest: the most that a piece still to come gains as a gift.
 * @excess: (out): what the deals that are begun may bring beside the shares of pieces to come.
 * Returns: %FALSE when what is begun can never be finished. */
gboolean pos_deal_track_look_ahead (const PosDealTrack *self,
                                    const gint64 *cells,
                                    const gint64 *left,
                                    gint64 dearest,
                                    gboolean falling,
                                    gint64 *excess);

/* What one piece of @size can bring at most, as its share of a deal that has not begun. */
gint64 pos_deal_track_get_share (const PosDealTrack *self,
                                 const PosDealMember *member,
                                 gint64 size,
                                 gboolean falling);
