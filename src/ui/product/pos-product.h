/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product.h — the product pages: search, price check.
 * Layer: ui/product. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Tells @shell what item.search and item.price_check open. */
void pos_product_add (PosShell *shell);

G_END_DECLS
