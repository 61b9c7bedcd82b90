/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-columns.h — the columns of a page that asks.
 * Layer: ui/common.  Style: .columns.
 * Side by side, each column scrolls by itself; where there is no room for that (portrait, large
 * text), they stand below each other and scroll together. */
#pragma once
#include "ui/common/pos-theme.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_COLUMNS (pos_columns_get_type ())
G_DECLARE_FINAL_TYPE (PosColumns, pos_columns, POS, COLUMNS, GtkWidget)

/* @theme: borrowed; its text scale decides, with the width, how the columns stand. */
GtkWidget *pos_columns_new (PosTheme *theme);

/* Whether columns in a window of @width stand side by side. */
gboolean pos_columns_are_wide (PosTheme *theme, int width);

/* Takes both.  @width: of the column in the picture, 1366 px wide; columns share what there is. */
void pos_columns_add (PosColumns *self, GtkWidget *head, GtkWidget *content, int width);

/* Of two columns: the second one stays in sight, beside the first one or, in a window that stands
 * upright and has no room for that, at its foot; the first one scrolls, however long it is. */
void pos_columns_keep_last (PosColumns *self);

G_END_DECLS
