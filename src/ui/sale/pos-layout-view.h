/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-layout-view.h — a design of a layout document, made of living controls.
 * Layer: ui/sale.
 * Rules:  zones are as large as the document says, whatever they hold.  Focus goes through them in
 *         reading order: lines, totals, customer, number pad, tabs, grids.  A control that this
 *         program cannot fill is a quiet panel that says what would be there. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-button-grid.h"
#include "ui/sale/pos-entry-zone.h"
#include "ui/sale/pos-receipt-list.h"

G_BEGIN_DECLS

#define POS_TYPE_LAYOUT_VIEW (pos_layout_view_get_type ())
G_DECLARE_FINAL_TYPE (PosLayoutView, pos_layout_view, POS, LAYOUT_VIEW, GtkWidget)

/* @size: in @document; %NULL: everything of @layout stacked in one column (L-10). */
GtkWidget *pos_layout_view_new (PosSaleState *state,
                                PosLayoutDocument *document,
                                PosLayoutSize *size,
                                gboolean portrait);

/* (nullable): the first of its kind. */
PosReceiptList *pos_layout_view_get_lines (PosLayoutView *self);
PosEntryZone *pos_layout_view_get_entry (PosLayoutView *self);

/* Brings the zone or tab in which @widget lies to the front. */
void pos_layout_view_reveal (PosLayoutView *self, GtkWidget *widget);
/* Shows the tab with that index, of the first tab control; %FALSE: there is none. */
gboolean pos_layout_view_show_tab (PosLayoutView *self, guint index);
/* Moves the focus to the zone after (or before) the one that has it. */
void pos_layout_view_next_zone (PosLayoutView *self, gboolean backward);

/* A key that a tile of any grid answers to, those on other tabs too. */
gboolean pos_layout_view_press (PosLayoutView *self, guint keyval, GdkModifierType modifiers);
G_END_DECLS
