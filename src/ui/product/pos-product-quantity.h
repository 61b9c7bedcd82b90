/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-quantity.h — asks how many of a product, on a number pad.
 * Layer: ui/product.  What would be refused is said at the number. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef void (*PosProductQuantityFunc) (PosQuantity quantity, gpointer data);

/* @owner: (type GObject): the answer goes to @done with it, unless it is gone by then. */
void pos_product_quantity_open (PosShell *shell,
                                PosFoundProduct *found,
                                PosQuantity now,
                                PosProductQuantityFunc done,
                                gpointer owner);

G_END_DECLS
