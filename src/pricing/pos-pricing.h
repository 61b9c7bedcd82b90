/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pricing.h — what the rules about money need beside the order, and the price of a product.
 * Layer: pricing.  Thread: main.  Pure: no clock, no I/O; ids come from the context passed in.
 * Units:  minor units of the order's currency.
 * Source: customer-orders.md §5; register.md §6.1, §7. */
#pragma once
#include "base/pos-context.h"
#include "model/pos-config.h"
#include "model/pos-discount.h"
#include "model/pos-order.h"
#include "model/pos-product.h"

G_BEGIN_DECLS

/* What the rules need beside the order.  Everything is borrowed; lives on the caller's stack. */
typedef struct {
  PosConfig *config;
  PosStore *store;       /* where the register stands */
  PosCustomer *customer; /* (nullable): the order's customer */
  PosDate today;         /* in the store's time zone */
  gint64 now;            /* the instant itself, for offers of certain hours */
  PosContext *context;   /* ids of new charges */
  PosOrder *before;      /* (nullable): what an EDIT cart changes, or the quote that a new one was
                          made of, to compare with (M29, M37) */
} PosPricing;

/* What one unit costs, and how it came to that: P-5. */
typedef struct {
  PosUnitPrice base;      /* the product's own */
  PosUnitPrice agreement; /* agreed on for the store, a group or the customer, else the base */
  PosUnitPrice active;    /* after the adjustment: what is asked */
  PosPricePer asked;      /* the same as it was said: P-6 */
  PosPrice *agreed;       /* (nullable) borrowed: which agreement */
  PosPriceAdjustment *adjustment; /* (nullable) borrowed */
} PosPriceFound;

/**
 * pos_pricing_find_prices:
 * Today's price: of the product's agreements that hold for this store, its price groups, those of
 * the customer's affiliations, the customer's own group or the customer, those of the highest
 * priority; of them the lowest, or the first if the chain says so; an agreement beats the product's
 * own price, be it lower or not (P-2, P-3, P-7).  Then the adjustment of the highest priority that
 * takes off the most, once (P-4).
 * Errors: POS_ORDER_ERROR_PRICE when there is none, or it is zero and the product may not be free.
 */
gboolean pos_pricing_find_prices (const PosPricing *pricing,
                                  PosProduct *product,
                                  PosPriceFound *found,
                                  GError **error);
/* Only what is asked for one, rounded where the price is for several. */
gboolean pos_pricing_find_price (const PosPricing *pricing,
                                 PosProduct *product,
                                 PosUnitPrice *unit_price,
                                 GError **error);

/* @discount for @to units of what was @discount for @from units; used when a quantity goes down. */
gint64 pos_pricing_scale_discount (gint64 discount, PosQuantity from, PosQuantity to);

/* The store an order's own prices and taxes come from: its home store, else the current one. */
PosStore *pos_pricing_get_home_store (const PosPricing *pricing, PosOrder *order);

/* The delivery mode a line counts under: its own, or the carry-out mode.  Nullable. */
const char *pos_pricing_get_line_mode (const PosPricing *pricing, PosOrderLine *line);

G_END_DECLS
