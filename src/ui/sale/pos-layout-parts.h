/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-layout-parts.h — makes the widget of one control of a layout.
 * Layer: ui/sale, private to PosLayoutView. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-button-grid.h"
#include "ui/sale/pos-entry-zone.h"
#include "ui/sale/pos-receipt-list.h"

G_BEGIN_DECLS

/* What the view wants to find again; all borrowed. */
typedef struct {
  PosSaleState *state;
  PosLayoutDocument *document;
  PosReceiptList *lines; /* nullable */
  PosEntryZone *entry;   /* nullable */
  GtkStack *tabs;        /* nullable */
  GPtrArray *grids;      /* PosButtonGrid */
} PosLayoutParts;

/* Returns: (transfer full) (floating): a widget for any kind of control. */
GtkWidget *pos_layout_parts_make (PosLayoutParts *parts, PosLayoutControl *control);

G_END_DECLS
