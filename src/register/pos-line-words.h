/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-words.h — how much a line's price is for, in words for screens and papers.
 * Layer: register. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-order-line.h"

G_BEGIN_DECLS

/* What the price of pos_order_line_get_price() is for: "m", "3", "3 m".
 * Returns: (transfer full) (nullable): %NULL: one piece. */
char *pos_line_words_dup_per (PosFormat *format, PosOrderLine *line);

G_END_DECLS
