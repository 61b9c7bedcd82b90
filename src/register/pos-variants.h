/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-variants.h — how many of each variant of a product lie in one place.
 * Layer: register.  Thread: main.  Reads the disk.
 * Source: customer-orders.md §4.11, the matrix. */
#pragma once
#include "model/pos-product.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  PosProduct *product;
  gboolean counted; /* somebody told how many there are; else all four are 0 */
  PosQuantity on_hand;
  PosQuantity reserved;
  PosQuantity available; /* as of a PosStockPlace */
  PosQuantity ordered;
} PosVariant;

/* @product, what it is a variant of, and the other variants, by number; only itself where it has
 * none.  Returns: (transfer full) (element-type PosVariant): %NULL when the disk fails. */
GPtrArray *
pos_variants_list (PosRegister *self, PosProduct *product, const char *warehouse, GError **error);

/* Whether @product is one of several. */
gboolean pos_variants_has_more (PosRegister *self, PosProduct *product);

G_END_DECLS
