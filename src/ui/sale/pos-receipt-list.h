/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-list.h — the lines of the open order under their groups, in a list that scrolls.
 * Layer: ui/sale.  Style: .receipt-list.  Role LIST.
 * Rules:  rows are kept by the id of their line: a change repaints what differs and leaves the
 *         place scrolled to and the focus alone, however long the order is.
 * Keys:   ↑ ↓ Home End move, and choose while one line at most is chosen; Space gathers; Delete
 *         voids; Ctrl+A chooses all; Enter chooses one. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_RECEIPT_LIST (pos_receipt_list_get_type ())
G_DECLARE_FINAL_TYPE (PosReceiptList, pos_receipt_list, POS, RECEIPT_LIST, GtkWidget)

GtkWidget *pos_receipt_list_new (PosSaleState *state);

/* A key that moves through the lines, wherever the focus was; %FALSE: not one of them. */
gboolean pos_receipt_list_press (PosReceiptList *self, guint keyval, GdkModifierType modifiers);

G_END_DECLS
