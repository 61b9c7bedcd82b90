/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-sell.h — puts a product into the sale, says so, and can take it back.
 * Layer: ui/product. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @origin: (nullable): what was tapped: a refusal is explained there. */
void
pos_product_sell (PosShell *shell, PosFoundProduct *found, PosQuantity quantity, GtkWidget *origin);

G_END_DECLS
