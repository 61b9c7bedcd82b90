/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-panel.h — the sheet of the order: what it is, the search field, lines, payments.
 * Layer: ui/sale.  Style: .sheet.receipt.
 * Options: "tabs", of "lines", "payments", "delivery".  Tabs show once there is a payment to see;
 *          until then the lines have the sheet to themselves. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-receipt-list.h"

G_BEGIN_DECLS

#define POS_TYPE_RECEIPT_PANEL (pos_receipt_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosReceiptPanel, pos_receipt_panel, POS, RECEIPT_PANEL, GtkBox)

/* @options: (nullable): of the layout document. */
GtkWidget *pos_receipt_panel_new (PosSaleState *state, json_t *options);
PosReceiptList *pos_receipt_panel_get_list (PosReceiptPanel *self);

G_END_DECLS
