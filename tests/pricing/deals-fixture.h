/* SPDX-License-Identifier: GPL-3.0-or-later
 * deals-fixture.h — lots and deals for tests of the search.
 * Layer: tests. */
#pragma once
#include "base/pos-money.h"
#include "pricing/pos-deals.h"

#define EUR POS_SCALE
#define MAX_DEALS 4

typedef struct {
  GArray *lots;
  PosDeal deals[MAX_DEALS];
  guint n_deals;
} DealsCart;

void deals_set_up (DealsCart *cart, gconstpointer data);
void deals_tear_down (DealsCart *cart, gconstpointer data);

/* @price, @alone: of one piece, in millionths.  Returns: its index. */
guint deals_add_lot (DealsCart *cart, gint64 price, gint64 quantity, gint64 alone);
gint64 deals_get_price (DealsCart *cart, guint lot);
/* One slot for so many @pieces, and no members yet.  Returns: (transfer none). */
PosDeal *deals_add_deal (DealsCart *cart, PosDealKind kind, guint pieces);

/* Every lot takes part; each piece is worth @percent of its price. */
void deals_for_all (DealsCart *cart, PosDeal *deal, gint64 percent);
void deals_add_second_half_price (DealsCart *cart);
void deals_add_three_for_two (DealsCart *cart);
/* The second of two at half the price, or both for a fifth less. */
void deals_add_two_pair_offers (DealsCart *cart);

PosDealPlan *deals_solve (DealsCart *cart);
/* @budget: of steps. */
PosDealPlan *deals_solve_within (DealsCart *cart, guint budget);

#define deals_test_with(path, function, data)                                                      \
  g_test_add (path, DealsCart, GUINT_TO_POINTER (data), deals_set_up, function, deals_tear_down)
#define deals_test(path, function) deals_test_with (path, function, 0)
