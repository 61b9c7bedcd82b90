/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product.h — the product pages: search, price check, stock.
 * Layer: ui/product. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Tells @shell what item.search, item.price_check, stock.lookup and stock.variants open. */
void pos_product_add (PosShell *shell);

G_END_DECLS
