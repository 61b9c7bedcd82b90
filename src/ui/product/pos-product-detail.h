/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-detail.h — one product: what it costs, where it lies, how it is sold; how many go
 * into the sale.
 * Layer: ui/product.  Style: .sheet.  Signal "done": the person has enough. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRODUCT_DETAIL (pos_product_detail_get_type ())
G_DECLARE_FINAL_TYPE (PosProductDetail, pos_product_detail, POS, PRODUCT_DETAIL, GtkBox)

/* @shell: borrowed; @empty: (transfer floating): stands there while no product is shown;
 * @big: the price is what it is about. */
GtkWidget *pos_product_detail_new (PosShell *shell, GtkWidget *empty, gboolean big);

/* @found: (nullable). */
void pos_product_detail_show (PosProductDetail *self, PosFoundProduct *found);
PosFoundProduct *pos_product_detail_get_shown (PosProductDetail *self);
/* Puts the product into the sale, as the button does; nothing without one. */
void pos_product_detail_sell (PosProductDetail *self);

G_END_DECLS
