/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shopify.h — product exports in Shopify's CSV format.
 * Layer: wire.  Thread: any, one at a time.
 * Shape:  a row per variant; rows of one handle are one product, whose title, text and type stand
 * in its first row; rows with nothing but a picture are passed over. Rules:  a variant becomes a
 * product of its own: its number is the SKU, else the handle with the values of its options; the
 * later variants of a handle name the first in @variant_of. Prices are read exactly; a bar code
 * that is not there is not made up. */
#pragma once
#include "wire/pos-bundle.h"

G_BEGIN_DECLS

typedef struct {
  const char *warehouse;      /* (nullable): where "Variant Inventory Qty" lies; %NULL: no stock */
  const char *item_tax_group; /* (nullable): of taxable products */
  guint32 currency;           /* of the prices: the file does not say */
} PosShopifyOptions;

/**
 * pos_shopify_read:
 *
 * Returns: (transfer full): products and stock levels, in the order in which they must be applied;
 * every refused row with its line number as @index and its reason.  Errors: POS_VALUE_ERROR when
 * the text is no such export at all.
 */
PosBundle *
pos_shopify_read (const char *text, gsize length, const PosShopifyOptions *options, GError **error);

G_END_DECLS
