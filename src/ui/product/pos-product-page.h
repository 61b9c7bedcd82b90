/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-page.h — product search: question, products, one product.
 * Layer: ui/product.  A scan adds at once; "Add to sale" stays, so that several can be added. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRODUCT_PAGE (pos_product_page_get_type ())
G_DECLARE_FINAL_TYPE (PosProductPage, pos_product_page, POS, PRODUCT_PAGE, PosPage)

/* @text: (nullable): asked for already. */
PosPage *pos_product_page_new (PosShell *shell, const char *text);
/* Asks for what is in that category. */
void pos_product_page_choose_category (PosProductPage *self, const char *id);

G_END_DECLS
