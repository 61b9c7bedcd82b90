/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-rows.h — the rows of an order's lines in a list box.
 * Layer: ui/sale.
 * Rules:  a row is kept by the id of its line.  Rows that are seen are painted at once; of a long
 *         order the others are made, painted and removed in portions, each between two frames, so
 *         that thousands of lines stop nobody.  Until a portion comes by, a row that is out of
 *         sight shows what it showed; a row without a line is hidden and stands last. */
#pragma once
#include "ui/sale/pos-receipt-line.h"

G_BEGIN_DECLS

typedef struct _PosReceiptRows PosReceiptRows;

/* @list: outlives the rows; sorted and headed by the caller, by pos_receipt_line_compare
 * @gather: called with @data and the row when its quantity is tapped
 * Free it with pos_receipt_rows_free, which leaves the rows where they are. */
PosReceiptRows *
pos_receipt_rows_new (PosSaleState *state, GtkListBox *list, GCallback gather, GObject *data);
void pos_receipt_rows_free (PosReceiptRows *self);

/* Shows @order's lines, which stand in @groups (element-type PosReceiptGroup). */
void pos_receipt_rows_follow (PosReceiptRows *self, PosOrder *order, GPtrArray *groups);

/* The row at @index, counted as they stand on the screen, is there if the order has so many lines.
 */
void pos_receipt_rows_reach (PosReceiptRows *self, guint index);

/* Returns: (transfer none) (nullable): the row of a line, made if it is not there yet */
PosReceiptLine *pos_receipt_rows_find (PosReceiptRows *self, const PosId *id);

/* How many lines have a row, once nothing is left for later. */
guint pos_receipt_rows_count (PosReceiptRows *self);

G_END_DECLS
