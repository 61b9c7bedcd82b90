/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-row.h — one product in the list: number and category, name and stock, price.
 * Layer: ui/product.  Style: .find-row. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRODUCT_ROW (pos_product_row_get_type ())
G_DECLARE_FINAL_TYPE (PosProductRow, pos_product_row, POS, PRODUCT_ROW, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_product_row_new (PosShell *shell);
void pos_product_row_show (PosProductRow *self, PosFoundProduct *found);

G_END_DECLS
