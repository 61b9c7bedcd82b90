/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-row.h — one place of a list: where it is, and how many are free there.
 * Layer: ui/product.  Style: .find-row. */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STOCK_ROW (pos_stock_row_get_type ())
G_DECLARE_FINAL_TYPE (PosStockRow, pos_stock_row, POS, STOCK_ROW, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_stock_row_new (PosShell *shell);
void pos_stock_row_show (PosStockRow *self, PosFoundProduct *found, PosStockPlace *place);

G_END_DECLS
