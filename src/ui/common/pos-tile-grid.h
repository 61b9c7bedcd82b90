/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tile-grid.h — tiles in equal cells: one tab stop, arrows inside, one size of caption.
 * Layer: ui/common.  Role GROUP, named "Actions, 15 buttons".
 * If one caption needs the smaller step, every caption of the grid takes it. */
#pragma once
#include "ui/common/pos-tile.h"

G_BEGIN_DECLS

#define POS_TYPE_TILE_GRID (pos_tile_grid_get_type ())
G_DECLARE_FINAL_TYPE (PosTileGrid, pos_tile_grid, POS, TILE_GRID, GtkWidget)

/* @title: the translated name of the grid.  @gap in pixels: 10, 8 when compact. */
GtkWidget *pos_tile_grid_new (const char *title, int columns, int rows, int gap);

/* Takes @tile; spans are at least 1.  Cells may stay empty. */
void
pos_tile_grid_attach (PosTileGrid *self, PosTile *tile, int column, int row, int columns, int rows);

/* Takes every tile out, for another document or language. */
void pos_tile_grid_clear (PosTileGrid *self);

G_END_DECLS
