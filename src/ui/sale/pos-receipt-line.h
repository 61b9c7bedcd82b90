/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-line.h — one line of the order as a row: how many, what, for how much.
 * Layer: ui/sale.  Style: .line (+ .tight .sel .div .voided .flash).  Role LIST_ITEM.
 * The row is activated by a tap; the quantity at its head is a button of its own that gathers
 * lines.  It keeps a copy of what it shows and repaints only what differs.
 * Signal "gather": the quantity was tapped. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_RECEIPT_LINE (pos_receipt_line_get_type ())
G_DECLARE_FINAL_TYPE (PosReceiptLine, pos_receipt_line, POS, RECEIPT_LINE, GtkListBoxRow)

typedef struct {
  guint group;     /* index of the group, for sorting */
  gint64 position; /* of the line, in it */
  gboolean tight;  /* lines stand under headings */
  gboolean last;   /* of its group: no rule below */
} PosReceiptPlace;

GtkWidget *pos_receipt_line_new (PosSaleState *state, const PosId *id);
const PosId *pos_receipt_line_get_id (PosReceiptLine *self);
guint pos_receipt_line_get_group (PosReceiptLine *self);

/* Which of them comes first: by group, then by position. */
int pos_receipt_place_compare (const PosReceiptPlace *place, const PosReceiptPlace *other);
int pos_receipt_line_compare (PosReceiptLine *self, PosReceiptLine *other);

/* Where it stands; painted by the next pos_receipt_line_show.
 * Returns: %TRUE: its place among the others differs from before. */
gboolean pos_receipt_line_place (PosReceiptLine *self, const PosReceiptPlace *place);

/* Returns: %TRUE: it was painted anew. */
gboolean pos_receipt_line_show (PosReceiptLine *self, PosOrderLine *line);

/* Draws the eye once. */
void pos_receipt_line_flash (PosReceiptLine *self);

G_END_DECLS
