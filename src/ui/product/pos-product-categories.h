/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-categories.h — the chain's categories: those of their own, and below the chosen one
 * its parts.
 * Layer: ui/product.  Style: .chip (+ .part).  Signal "changed": another one is chosen. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRODUCT_CATEGORIES (pos_product_categories_get_type ())
G_DECLARE_FINAL_TYPE (
    PosProductCategories, pos_product_categories, POS, PRODUCT_CATEGORIES, GtkWidget)

/* @shell: borrowed. */
GtkWidget *pos_product_categories_new (PosShell *shell);

/* The ids that the choice stands for; %NULL: all.  Returns: (transfer full). */
GStrv pos_product_categories_dup_chosen (PosProductCategories *self);
/* What the choice is called; %NULL: everything. */
const char *pos_product_categories_get_name (PosProductCategories *self);
/* As if somebody had tapped its chip. */
void pos_product_categories_choose (PosProductCategories *self, const char *id);
/* Back to everything. */
void pos_product_categories_clear (PosProductCategories *self);
/* Chips below each other, or in a row that scrolls. */
void pos_product_categories_set_in_row (PosProductCategories *self, gboolean in_row);

G_END_DECLS
