/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-index.h — which discounts and adjustments are for a product, found by hashing.
 * Layer: pricing.
 * Rules:  a product is found by item, by the first of its variants, by its category, by every
 *         category above, and by "*"; a line that excludes it beats every line that includes it.
 * Source: register.md P-9. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-discount.h"

G_BEGIN_DECLS

/* What is known of a product on a line; borrowed. */
typedef struct {
  const char *item;
  const char *variant_of;
  const char *category;
  const char *unit;
} PosDiscountProduct;

/* A record that is for the product, and its line that says so. */
typedef struct {
  gpointer record; /* PosDiscount or PosPriceAdjustment */
  PosDiscountLine *line;
} PosDiscountMatch;

/* Whether there is nothing of @type at all: PosDiscount or PosPriceAdjustment. */
gboolean pos_discount_index_is_empty (PosConfig *config, GType type);

/* Appends what is for @product to @matches (PosDiscountMatch), the nearest lines first. */
void pos_discount_index_find (PosConfig *config,
                              GType type,
                              const PosDiscountProduct *product,
                              GArray *matches);

/* What may not take anything off products of @category: offers, people, ways of paying; what is
 * barred already stays so.  T-7, P-23. */
void pos_discount_index_get_bars (PosConfig *config,
                                  const char *category,
                                  gboolean *no_offer,
                                  gboolean *no_manual_discount,
                                  gboolean *no_tender_discount);

G_END_DECLS
