/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-private.h — what the back ends of a receipt share. */
#pragma once
#include "devices/pos-receipt.h"

/* The receipt as it goes to paper: itself for the original, else a twin headed by "COPY n". */
PosReceipt *pos_receipt_dup_marked (PosReceipt *self, guint copy);
/* Adds a row whose texts were guarded before. */
PosReceiptRow *pos_receipt_append_row (PosReceipt *self, PosReceiptRowKind kind);

/* Columns of a fixed grid that @text takes. */
guint pos_text_get_columns (const char *text);
/* Lays one row out in lines of at most @columns; empty for rows without text. */
GPtrArray *pos_receipt_row_to_lines (const PosReceiptRow *row, guint columns);
/* Whether an empty line belongs above row @index. */
gboolean pos_receipt_row_has_air (PosReceipt *self, guint index);
