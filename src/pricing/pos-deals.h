/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deals.h — which pieces to take for which deals, so that the customer gets the most.
 * Layer: pricing.  Pure: plain values in, a plan out; the same on every machine.
 * Units:  prices and values in millionths of a major unit, quantities in millionths: nothing is
 *         rounded while comparing (P-24).
 * Rules:  a piece takes part in one deal, or gets what it gets alone.  The plan gives the most;
 *         among equals the one that splits the fewest lots, then has the fewest deals, then comes
 *         first by lot and deal.  The order in which lots and deals are passed does not matter.
 *         When the budget of steps is used up, the plan is the best of several rules of thumb and
 *         says that nobody proved it: steps are counted, not timed.
 * Source: register.md §6.5, P-27 to P-30. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_DEALS_BUDGET 200000
#define POS_DEAL_MAX_SLOTS 8
#define POS_DEAL_MAX_TIERS 8

/* Equal pieces. */
typedef struct {
  const char *key; /* unique */
  gint64 price;    /* of one */
  gint64 quantity;
  gint64 alone; /* what one gets without a deal */
} PosDealLot;

typedef enum {
  POS_DEAL_SUM,      /* what each piece is worth, and @constant */
  POS_DEAL_CHEAPEST, /* the worth of its @gifts cheapest pieces, what the others get as paid */
  POS_DEAL_TIERS,    /* at least as many pieces as a tier asks for, for that tier's worth; once */
} PosDealKind;

typedef struct {
  guint lot;
  guint slot;
  gint64 worth[POS_DEAL_MAX_TIERS]; /* one, or one for each tier */
  gint64 paid;                      /* CHEAPEST: what it gets when it is no gift */
  gint64 room;                      /* capped SUM: the most that the amount takes off it */
} PosDealMember;

typedef struct {
  const char *key; /* unique */
  PosDealKind kind;
  guint n_slots;
  guint needs[POS_DEAL_MAX_SLOTS]; /* pieces of each slot; whole pieces only */
  guint gifts;
  gint64 constant; /* negative: the price of the whole deal */
  gboolean capped; /* SUM: takes at most what there is room for off its pieces */
  guint times;     /* at most; 0: as often as it goes */
  guint n_tiers;
  gint64 tiers[POS_DEAL_MAX_TIERS]; /* quantities, rising */
  /* PosDealMember; a lot that may serve any of several slots is one for each, side by side, of a
   * CHEAPEST deal with the same worth */
  GArray *members;
} PosDeal;

typedef struct {
  guint lot;
  gint64 quantity;
  gint64 worth;  /* of one */
  gboolean gift; /* CHEAPEST: not one that is paid so that others are cheap */
} PosDealTake;

typedef struct {
  guint deal;
  guint tier;
  guint times;
  gint64 value;  /* of one time */
  GArray *takes; /* PosDealTake, of one time */
} PosDealUse;

typedef struct {
  GPtrArray *uses; /* PosDealUse */
  gint64 value;    /* of all uses, and of what the other pieces get alone */
  gboolean proven; /* there is no better one */
} PosDealPlan;

void pos_deal_plan_free (PosDealPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosDealPlan, pos_deal_plan_free)

/* @budget: (inout): steps that are left. */
PosDealPlan *pos_deals_solve (
    const PosDealLot *lots, guint n_lots, const PosDeal *deals, guint n_deals, guint *budget);

G_END_DECLS
