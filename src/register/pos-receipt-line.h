/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-line.h — the rows of a receipt that say what was sold.
 * Layer: register, private to receipts. */
#pragma once
#include "model/pos-attribute.h"
#include "register/pos-receipt-paper.h"

G_BEGIN_DECLS

/* What @line costs without discounts, and below it what comes off and what is known of it. */
void pos_receipt_line_draw (PosReceiptPaper *paper, PosOrderLine *line);
/* @values: of an order or a line, as it keeps them. */
void pos_receipt_line_draw_attributes (PosReceiptPaper *paper,
                                       PosAttributeScope scope,
                                       const char *values,
                                       PosReceiptStyle style);

G_END_DECLS
