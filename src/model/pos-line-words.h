/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-words.h — how much of it a line sells, and what its price is for, in words for screens
 * and papers.
 * Layer: model. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-order-line.h"
#include "model/pos-work-query.h"

G_BEGIN_DECLS

/* What a price is said of, and for how much: a box, where @quantity of @line are whole boxes; else
 * what somebody said it for, or a piece. */
PosUnitPrice pos_line_words_get_price (PosOrderLine *line, PosQuantity quantity);
/* "box", "m", "3", "3 m".  Returns: (transfer full) (nullable): %NULL: a piece. */
char *pos_line_words_dup_per (PosFormat *format, PosOrderLine *line, PosQuantity quantity);
/* How many: boxes, where they are whole, or pieces. */
char *pos_line_words_dup_quantity (PosFormat *format, PosOrderLine *line, PosQuantity quantity);

/* The same for whoever has the goods in hand, where no price says what is counted: "2 box (24)",
 * "2 box + 5 (29)"; "5" where there is no whole box, or it is sold by the piece. */
char *pos_line_words_dup_count (PosFormat *format, PosOrderLine *line, PosQuantity quantity);
char *pos_line_words_dup_work_count (PosFormat *format, PosWorkLine *line, PosQuantity quantity);
/* What is stepped by where people count @quantity of @line: a box, where it is of whole boxes; else
 * a piece. */
PosQuantity pos_line_words_get_step (PosOrderLine *line, PosQuantity quantity);

G_END_DECLS
