/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-matrix.h — how many of each variant of a product lie in one place, in rows and columns.
 * Layer: ui/product.  Style: .stock-matrix in a side sheet.  Source: customer-orders.md §4.11.
 * Variants that are named "3-seat / oat", all of them, stand where the two cross; others, one below
 * the other. */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @item: the variant that a person chose; the sheet is closed by then. */
typedef void (*PosStockMatrixChosen) (gpointer data, const char *item);

/* @place: (nullable): this store.  @owner: whom @chosen is told; nothing more once it is gone. */
void pos_stock_matrix_open (PosShell *shell,
                            PosProduct *product,
                            PosStockPlace *place,
                            PosStockMatrixChosen chosen,
                            GObject *owner);

G_END_DECLS
