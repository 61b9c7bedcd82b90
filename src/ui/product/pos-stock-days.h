/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-days.h — how much of a product can be promised in one place, day by day.
 * Layer: ui/product.
 * Source: customer-orders.md §4.11 "show availability (ATP)". */
#pragma once
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @place: (nullable): this store. */
void pos_stock_days_open (PosShell *shell, PosProduct *product, PosStockPlace *place);

G_END_DECLS
