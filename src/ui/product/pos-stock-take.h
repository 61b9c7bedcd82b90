/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-take.h — a product from another place: into the transaction, and on to the page that
 * asks when and how.
 * Layer: ui/product. */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @intent: PICK_UP or SHIP.  @line: (nullable): the id of a line that sells it already: that line
 * is delivered, else @quantity of it become a line of their own.  What is not offered at @place is
 * explained at @origin. */
void pos_stock_take (PosShell *shell,
                     PosFoundProduct *found,
                     PosStockPlace *place,
                     PosIntent intent,
                     PosQuantity quantity,
                     const char *line,
                     GtkWidget *origin);

G_END_DECLS
