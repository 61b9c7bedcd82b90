/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-price.h — what a line's price is, in the words in which it was said.
 * Layer: ui/shell.  Source: register.md P-6, T-18. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-order-line.h"

G_BEGIN_DECLS

/* "€41.70 per box", "€10.00 per 3"; "€119.00", where it is of one piece.  @quantity: of which it is
 * said; parts of a box have the price of a piece.  Returns: (transfer full). */
char *
pos_line_price_say (PosFormat *format, PosOrderLine *line, PosQuantity quantity, guint32 currency);

/* Whether it is the price of one piece. */
gboolean pos_line_price_is_of_one (PosOrderLine *line, PosQuantity quantity);

G_END_DECLS
