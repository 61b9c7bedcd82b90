/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-terms.h — how long goods may come back, and what putting them back costs.
 * Layer: pricing.  Pure.
 * Rules:  the return policy of the store that takes them back says it of all goods, and of single
 *         categories with what is in them; the closest one counts.  A reason that is the store's
 *         fault costs nothing.
 * Source: customer-orders.md §10.55. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef struct {
  gint64 days;  /* after the sale; 0: never too late */
  PosRate rate; /* of what the goods are worth */
} PosReturnTerms;

/* @category: (nullable). */
PosReturnTerms pos_return_terms_find (const PosPricing *pricing, const char *category);

/* The fee for the returned @line of @cart, as a charge of that line, where there is one; nothing
 * where the chain names no charge code for it.  Errors: POS_ORDER_ERROR_CONFIGURATION. */
gboolean pos_return_terms_charge (const PosPricing *pricing,
                                  PosOrder *cart,
                                  PosOrderLine *line,
                                  GError **error);

G_END_DECLS
