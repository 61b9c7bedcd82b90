/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-words.h — what a line of the receipt says, in words and numbers.
 * Layer: ui/sale.  All texts: (transfer full), %NULL when there is nothing to say. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* How many: of a hand-over what the customer takes now. */
char *pos_receipt_words_quantity (PosSaleState *state, PosOrderLine *line);
/* "400214 · €119.00 each" */
char *pos_receipt_words_detail (PosSaleState *state, PosOrderLine *line);
/* "Discount −€14.90" */
char *pos_receipt_words_discount (PosSaleState *state, PosOrderLine *line);
/* What the line would cost without the discount. */
char *pos_receipt_words_full_amount (PosSaleState *state, PosOrderLine *line);
/* What changed since the order was opened: "Was 2", "New". */
char *pos_receipt_words_change (PosSaleState *state, PosOrderLine *line);
/* The whole line, as it is read aloud. */
char *pos_receipt_words_name (PosSaleState *state, PosOrderLine *line);

G_END_DECLS
