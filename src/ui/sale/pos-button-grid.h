/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-button-grid.h — a button grid of a layout, alive: each tile says what its operation would do
 * now, or why it cannot, and opens it when tapped.
 * Layer: ui/sale.
 * Rules:  an operation this program does not know is a tile that explains itself.  "ui.submenu"
 *         shows another grid of the document in place of this one, with a way back. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_BUTTON_GRID (pos_button_grid_get_type ())
G_DECLARE_FINAL_TYPE (PosButtonGrid, pos_button_grid, POS, BUTTON_GRID, GtkBox)

/* @document: kept.  @id: of a grid in it; an unknown one gives an empty grid. */
GtkWidget *pos_button_grid_new (PosSaleState *state, PosLayoutDocument *document, const char *id);

/* A key that a tile of this grid answers to; %FALSE: none does. */
gboolean pos_button_grid_press (PosButtonGrid *self, guint keyval, GdkModifierType modifiers);

G_END_DECLS
