/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-detail.h — one place in full: how many lie there, where it is and when it is open; and
 * taking some from there.
 * Layer: ui/product.  Style: .sheet, .find-detail-*. */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STOCK_DETAIL (pos_stock_detail_get_type ())
G_DECLARE_FINAL_TYPE (PosStockDetail, pos_stock_detail, POS, STOCK_DETAIL, GtkBox)

/* @shell: borrowed.  @empty: (transfer floating): stands there while no place is shown. */
GtkWidget *pos_stock_detail_new (PosShell *shell, GtkWidget *empty);

/* What is looked for.  @line: (nullable): the line of the transaction that sells it already. */
void
pos_stock_detail_set_product (PosStockDetail *self, PosFoundProduct *found, PosOrderLine *line);
/* @place: (nullable): none. */
void pos_stock_detail_show (PosStockDetail *self, PosStockPlace *place);
/* The primary button: picks up there, or else ships from there. */
void pos_stock_detail_take (PosStockDetail *self);

G_END_DECLS
