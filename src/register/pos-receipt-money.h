/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-money.h — the lower half of a receipt: charges, totals, deposit, payments.
 * Layer: register, private to the builder of receipts.
 * Source: customer-orders.md §5.12 (charges of lines and order, shipping and other). */
#pragma once
#include "register/pos-receipt-paper.h"

G_BEGIN_DECLS

/* Below the line that bears them. */
void pos_receipt_money_draw_line_charges (PosReceiptPaper *paper, PosOrderLine *line);
/* Those of the order as a whole. */
void pos_receipt_money_draw_order_charges (PosReceiptPaper *paper);
void pos_receipt_money_draw_totals (PosReceiptPaper *paper);
void pos_receipt_money_draw_payments (PosReceiptPaper *paper);

G_END_DECLS
