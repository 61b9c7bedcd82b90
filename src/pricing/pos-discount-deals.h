/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-deals.h — quantity discounts and mix and match as deals for the search, and back.
 * Layer: pricing, private to the discounts. */
#pragma once
#include "pricing/pos-discount-rounds.h"

/* A deal and where it comes from. */
typedef struct {
  guint offer;
  const PosDiscountLine *line; /* of a quantity discount */
} PosDealOrigin;

typedef struct {
  GArray *lots;     /* PosDealLot, as the cart's */
  GArray *deals;    /* PosDeal */
  GArray *origins;  /* PosDealOrigin */
  GPtrArray *alone; /* PosAlone, as the lots */
} PosDealSet;

PosDealSet *pos_deal_set_new (PosOfferCart *cart, const PosRound *round);
void pos_deal_set_free (PosDealSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosDealSet, pos_deal_set_free)

/* Cuts off what the plan takes and gives it what it earned.  Returns: whether there was any. */
gboolean pos_deal_set_give (PosDealSet *self,
                            PosOfferCart *cart,
                            const PosRound *round,
                            const PosDealPlan *plan);
