/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-totals-panel.h — what the order comes to: rows of values, and the one big number.
 * Layer: ui/sale.  Style: .totals, .due.  Role GROUP; amounts are labelled by their caption.
 * A sale: Subtotal, Discount, VAT included, Total.  An order: Subtotal, Delivery charge, Order
 * total, Balance later, and in a box what is due today with its parts.
 * Options: "left" and "right", lists of values (register.md §2.5); absent: the usual ones.
 * With large text an order shows Order total, Balance later and Due today only. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_TOTALS_PANEL (pos_totals_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosTotalsPanel, pos_totals_panel, POS, TOTALS_PANEL, GtkWidget)

/* @options: (nullable): of the layout document. */
GtkWidget *pos_totals_panel_new (PosSaleState *state, json_t *options);

G_END_DECLS
