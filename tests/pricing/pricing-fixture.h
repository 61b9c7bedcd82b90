/* SPDX-License-Identifier: GPL-3.0-or-later
 * pricing-fixture.h — the chain of customer-orders.md §9 and short words for building orders. */
#pragma once
#include "pricing/pos-cancellation.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-returns.h"
#include "pricing/pos-settlement.h"
#include "pricing/pos-tax.h"
#include "pricing/pos-totals.h"

#define NOW G_GINT64_CONSTANT (1790000000000000)

/* A store S1 with prices that include tax unless told otherwise; deposit 10 %, no charge rules.
 * Everything bears "none" (0 %) unless an item says "standard" (21 %). */
typedef struct {
  PosPricing pricing;
  PosParameters *parameters;
  PosStore *store;
  PosProfile *profile;
  PosOrder *order;
} Shop;

void shop_set_up (Shop *shop);
void shop_tear_down (Shop *shop);
/* Throws the order away and begins another. */
void shop_begin (Shop *shop);

/* Cents per unit, whole units. */
PosOrderLine *shop_add (Shop *shop, const char *item, gint64 units, gint64 cents, PosIntent intent);
PosCharge *shop_add_charge (Shop *shop, PosOrderLine *line, const char *code, gint64 cents);
PosPayment *shop_pay (Shop *shop, PosPaymentKind kind, gint64 cents);
void shop_add_tax (Shop *shop, const char *group, const char *item_group, gint64 percent);
/* One tax more for the two groups.  Returns: borrowed. */
PosTaxRate *shop_add_code (
    Shop *shop, const char *group, const char *item_group, const char *code, gint64 micro);
void shop_feature (Shop *shop, const char *id, gboolean enabled);

void shop_recompute (Shop *shop);
/* Pays what is due, chooses pay later, authorizes what must be, saves and checks the ledger. */
void shop_commit (Shop *shop);
void shop_commit_authorizing (Shop *shop, gint64 cents);
void shop_flow (Shop *shop, PosOrderFlow flow);
/* Hands over, paying what is due; returns it. */
gint64 shop_hand_over (Shop *shop, PosOrderLine *line, gint64 units, gint64 *applied);
void shop_check (Shop *shop);

/* The order becomes an original, and an empty cart takes its place.  Returns: (transfer full). */
PosOrder *shop_begin_return (Shop *shop);
PosOrderLine *shop_put_return (Shop *shop, PosOrder *original, guint index, gint64 units);
/* Gives back what is due, saves, and writes to the original what came back. */
void shop_finish_return (Shop *shop, PosOrder *original);

/* E2: lines A 100.00 and B 300.00 to pick up; E3: the hybrid. */
void shop_make_e2 (Shop *shop);
void shop_make_e3 (Shop *shop);
PosOrderLine *shop_line (Shop *shop, guint index);

#define shop_test(path, function) g_test_add (path, Shop, NULL, set_up, function, tear_down)
#define SHOP_FIXTURE                                                                               \
  static void set_up (Shop *shop, gconstpointer data)                                              \
  {                                                                                                \
    shop_set_up (shop);                                                                            \
  }                                                                                                \
  static void tear_down (Shop *shop, gconstpointer data)                                           \
  {                                                                                                \
    shop_tear_down (shop);                                                                         \
  }
