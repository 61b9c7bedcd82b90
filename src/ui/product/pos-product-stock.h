/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-stock.h — how many of a product lie where, this store first, and how old that is.
 * Layer: ui/product.  Style: .find-fact. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (floating). */
GtkWidget *pos_product_stock_new (PosShell *shell, PosFoundProduct *found);

G_END_DECLS
