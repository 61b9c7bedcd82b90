/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-grid-layout.h — equal cells with spans and a gap, whatever they contain.
 * Layer: ui/common.  Thread: main.  Units: pixels, cells from 0.
 * Measuring ignores the children (a homogeneous GtkGrid would ask for the height its captions need
 * at their narrowest); screens give the grid its size.  Mirrored in right-to-left. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_GRID_LAYOUT (pos_grid_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosGridLayout, pos_grid_layout, POS, GRID_LAYOUT, GtkLayoutManager)

#define POS_TYPE_GRID_LAYOUT_CHILD (pos_grid_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (
    PosGridLayoutChild, pos_grid_layout_child, POS, GRID_LAYOUT_CHILD, GtkLayoutChild)

/* Properties: "columns", "rows", "gap", "min-cell-width", "min-cell-height" (0: may shrink to
 * nothing).  Signal "sized": the cells got another size than before. */
GtkLayoutManager *pos_grid_layout_new (int columns, int rows, int gap);

/* Place of @child, a child of a widget with this layout; spans are at least 1. */
void pos_grid_layout_place (
    PosGridLayout *self, GtkWidget *child, int column, int row, int columns, int rows);

/* The place of @child as set before. */
void pos_grid_layout_get_place (
    PosGridLayout *self, GtkWidget *child, int *column, int *row, int *columns, int *rows);

/* The rectangle of a place in an allocation of @width × @height, left to right. */
GdkRectangle pos_grid_layout_rectangle (
    PosGridLayout *self, int column, int row, int columns, int rows, int width, int height);

G_END_DECLS
