/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-rounds.h — who gets what: the processing order of §6.4, steps 5 to 7.
 * Layer: pricing, private to the discounts. */
#pragma once
#include "pricing/pos-discount-cart.h"

/* Which offers a round looks at. */
typedef enum {
  POS_ROUND_EXCLUSIVE,
  POS_ROUND_OPEN,  /* best price, against all compounded ones together */
  POS_ROUND_STACK, /* further compounded deals, on top of compounded ones */
} PosRoundKind;

typedef struct {
  PosRoundKind kind;
  gint64 priority;
} PosRound;

/* One round.  Returns: whether anything was given. */
gboolean pos_discount_round_run (PosOfferCart *cart, const PosRound *round);

/* P-21: least expensive pieces in the retailer's favor. */
void pos_discount_retail_run (PosOfferCart *cart);
/* P-20. */
void pos_discount_thresholds_run (PosOfferCart *cart);

/* Everything, in order. */
void pos_discount_rounds_run (PosOfferCart *cart);

/* --- Shared by the above --- */

/* What one piece of a lot gets without any deal. */
typedef struct {
  gint64 worth;     /* of one piece */
  GArray *parts;    /* PosOfferGain */
  gint64 stacked;   /* what all compounded offers that are no deals give together */
  GArray *stacking; /* PosOfferGain: these */
} PosAlone;

PosAlone *pos_discount_alone_new (PosOfferCart *cart, const PosRound *round, PosOfferLot *lot);
void pos_discount_alone_free (PosAlone *self);

/* Whether the round looks at offers like this one. */
gboolean
pos_discount_round_wants (const PosOfferCart *cart, const PosRound *round, const PosOffer *offer);
/* Whether the offer goes on top of others, in this round. */
gboolean
pos_discount_round_stacks (const PosOfferCart *cart, const PosRound *round, const PosOffer *offer);
/* Whether the lot still takes part in the round. */
gboolean pos_discount_round_takes (const PosRound *round, const PosOfferLot *lot);

/* Puts what was worked out for @lot into it. */
void pos_discount_alone_give (PosOfferLot *lot, GArray *parts);
