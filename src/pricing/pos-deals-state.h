/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deals-state.h — how far every deal is, while pieces are dealt out one after the other.
 * Layer: pricing, private to the search.
 * Shape:  a state is a row of cells, a few for each deal:
 *           SUM        pieces of each slot that wait for others; times
 *           capped SUM times; how many deals are begun and filled so far, for each way of being
 *                      filled and amount that can still be taken off
 *           CHEAPEST   how many deals are begun and filled so far, for each way of being filled
 *                      ("shape": a number with one digit for each slot); times
 *           TIERS      1 + the tier, 0 for none; the quantity, up to what the tier asks for
 * Rules:  pieces come dearest first, so the last pieces of a deal are its cheapest.
 *         A capped deal counts what each piece adds when it joins.  What is begun is told apart by
 *         its amount only where it matters: not when the pieces to come are worth the rest of it
 *         anyhow, which counts at once, nor when they never are. */
#pragma once
#include "pricing/pos-deals-private.h"

/* More shapes than this are left to the quick way. */
#define POS_DEALS_MAX_SHAPES 64
/* Capped deals that are begun and differ; more are left to the quick way too. */
#define POS_DEALS_MAX_CLASSES 24
/* Bounds are mixed of the amount's share and of what there is room for in so many ways. */
#define POS_DEALS_MIXES 5

/* One deal as the search sees it. */
typedef struct {
  const PosDeal *deal;
  guint index;
  guint cell; /* its first */
  guint n_cells;
  guint first_choice;
  /* Options of joining: SUM a slot; capped a class, 0 for a new one, and a slot; CHEAPEST a shape
   * and a slot; TIERS a tier. */
  guint n_choices;
  guint pieces;
  guint n_classes; /* capped */
  guint n_shapes;  /* CHEAPEST and capped, with the empty and the full one */
  guint strides[POS_DEAL_MAX_SLOTS];
  guint8 fills[POS_DEALS_MAX_SHAPES][POS_DEAL_MAX_SLOTS]; /* of each shape */
  guint8 filled[POS_DEALS_MAX_SHAPES];                    /* all slots together */
} PosDealTrack;

typedef struct {
  gint64 value;
  gboolean begun; /* one more use */
  gboolean lost;  /* it could join, if more that is begun could be told apart */
} PosDealStep;

/* What is still to come for a deal. */
typedef struct {
  gint64 left[POS_DEAL_MAX_SLOTS]; /* of each slot (TIERS: in the first), in millionths */
  gint64 dearest;                  /* the most that one gains as a gift; capped: has room for */
  gint64 cheapest;                 /* capped: the least */
} PosDealAhead;

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

/* @excess: (out): what the deals that are begun may bring beside the shares of pieces to come;
 * capped: as far as shares are of the amount. Returns: %FALSE when what is begun can never be
 * finished. */
gboolean pos_deal_track_look_ahead (const PosDealTrack *self,
                                    const gint64 *cells,
                                    const PosDealAhead *ahead,
                                    gboolean falling,
                                    gint64 *excess);

/* What one piece of @size can bring at most, as its share of a deal that has not begun.
 * @mix: how much of it is what there is room for, the rest being of the amount. */
gint64 pos_deal_track_get_share (const PosDealTrack *self,
                                 const PosDealMember *member,
                                 gint64 size,
                                 gboolean falling,
                                 guint mix);

/* --- Capped: pos-deals-capped.c --- */

static inline gboolean
pos_deal_track_is_capped (const PosDealTrack *self)
{
  return self->n_classes > 0;
}

/* Its shapes are there. */
gboolean pos_deal_capped_init (PosDealTrack *self);
/* In the state @cells. */
guint pos_deal_capped_count_options (const PosDealTrack *self, const gint64 *cells);
gboolean pos_deal_capped_join (const PosDealTrack *self,
                               const PosDealMember *member,
                               guint option,
                               gint64 *cells,
                               PosDealStep *step);
gboolean pos_deal_capped_look_ahead (const PosDealTrack *self,
                                     const gint64 *cells,
                                     const PosDealAhead *ahead,
                                     gint64 *excess);
/* Equal pieces join in rising order. */
guint pos_deal_capped_get_order (const PosDealTrack *self, const gint64 *cells, guint option);
/* No longer tells apart what @ahead makes equal.  Returns: what is sure now and did not count. */
gint64 pos_deal_capped_settle (const PosDealTrack *self, gint64 *cells, const PosDealAhead *ahead);

/* The same for one that is begun, known by its key.  @gain: (out). */
gint64 pos_deal_capped_get_key (const PosDealTrack *self, const gint64 *cells, guint option);
gint64 pos_deal_capped_join_key (const PosDealTrack *self,
                                 const PosDealMember *member,
                                 gint64 key,
                                 gint64 *gain);
gint64 pos_deal_capped_settle_key (const PosDealTrack *self,
                                   gint64 key,
                                   const PosDealAhead *ahead,
                                   gint64 *gain);
