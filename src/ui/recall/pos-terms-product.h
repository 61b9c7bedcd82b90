/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terms-product.h — which products are asked for: numbers and barcodes between commas, or a
 * part of a name, to which the products that are called so are offered. Layer: ui/recall.  Thread:
 * main.  Source: customer-orders.md §6.2. Signals: "typed" when what is typed asks for something
 * else, "picked" when a product was chosen. A name that several products have asks for nothing
 * until one of them is chosen. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_TERMS_PRODUCT (pos_terms_product_get_type ())
G_DECLARE_FINAL_TYPE (PosTermsProduct, pos_terms_product, POS, TERMS_PRODUCT, GtkBox)

/* @shell: borrowed.  @label, @icon: of the field. */
GtkWidget *pos_terms_product_new (PosShell *shell, const char *label, const char *icon);
/* @items: (nullable): numbers of products, known here or not.  Tells nobody. */
void pos_terms_product_set (PosTermsProduct *self, GStrv items);
/* Numbers of products; what no product is called stands there as it is typed, and finds nothing.
 * Returns: (transfer full) (nullable): %NULL: any product. */
GStrv pos_terms_product_dup (PosTermsProduct *self);

G_END_DECLS
