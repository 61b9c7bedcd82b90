/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-page.h — where a product lies: this store, the stores near it, the warehouses; and
 * having it picked up or shipped there.
 * Layer: ui/product.  Source: customer-orders.md §4.11. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STOCK_PAGE (pos_stock_page_get_type ())
G_DECLARE_FINAL_TYPE (PosStockPage, pos_stock_page, POS, STOCK_PAGE, PosPage)

/* @item: (nullable): item number or barcode; %NULL: that of the selected line, which is then what
 * is picked up or shipped. */
PosPage *pos_stock_page_new (PosShell *shell, const char *item);

/* Its variants in the place that is chosen; nothing where no product is. */
void pos_stock_page_show_variants (PosStockPage *self);
/* How much of it can be promised there, by date; nothing where no product is. */
void pos_stock_page_show_days (PosStockPage *self);

G_END_DECLS
