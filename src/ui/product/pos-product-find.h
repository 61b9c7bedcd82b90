/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-find.h — the question: words, a number or a barcode, and a category.
 * Layer: ui/product.  Style: .panel.
 * Signals: "changed" once the typing rests; "entered" (Enter); "moved" (int): an arrow key, for the
 * list. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRODUCT_FIND (pos_product_find_get_type ())
G_DECLARE_FINAL_TYPE (PosProductFind, pos_product_find, POS, PRODUCT_FIND, GtkBox)

/* @shell: borrowed.  @text: (nullable): asked for already. */
GtkWidget *pos_product_find_new (PosShell *shell, const char *text);

const char *pos_product_find_get_text (PosProductFind *self);
/* The ids that were chosen; %NULL: all.  Returns: (transfer full). */
GStrv pos_product_find_dup_categories (PosProductFind *self);
const char *pos_product_find_get_category_name (PosProductFind *self);
/* As if somebody had chosen it; tells at once. */
void pos_product_find_choose_category (PosProductFind *self, const char *id);
/* Asks for everything again; tells at once. */
void pos_product_find_clear (PosProductFind *self);
/* Puts @text there and tells at once. */
void pos_product_find_set_text (PosProductFind *self, const char *text);
/* Over the answers instead of beside them. */
void pos_product_find_set_low (PosProductFind *self, gboolean low);

G_END_DECLS
