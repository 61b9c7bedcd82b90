/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-columns.h — the numbered columns of a delivery page.
 * Layer: ui/delivery.  Style: .columns.
 * Side by side, each column scrolls by itself; where there is no room for that (portrait, large
 * text), they stand below each other and scroll together. */
#pragma once
#include "ui/common/pos-theme.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_DELIVERY_COLUMNS (pos_delivery_columns_get_type ())
G_DECLARE_FINAL_TYPE (PosDeliveryColumns, pos_delivery_columns, POS, DELIVERY_COLUMNS, GtkWidget)

/* @theme: borrowed; its text scale decides, with the width, how the columns stand. */
GtkWidget *pos_delivery_columns_new (PosTheme *theme);

/* Takes both.  @width: of the column in the picture, 1366 px wide; columns share what there is. */
void
pos_delivery_columns_add (PosDeliveryColumns *self, GtkWidget *head, GtkWidget *content, int width);

G_END_DECLS
