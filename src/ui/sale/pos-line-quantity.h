/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-quantity.h — another quantity of a line, and the way back to the one it had.
 * Layer: ui/sale.  Source: visual-language.md §6 (Ctrl+Z). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* line.set_qty with @args, then tells, with a way back.
 * @line: (nullable): the one that @args mean; %NULL: the operation says why there is none. */
void pos_line_quantity_set (PosShell *shell, PosOrderLine *line, GVariant *args, GtkWidget *origin);

/* The pieces that somebody means who keys @keyed for @line of @order: boxes, where it is sold and
 * shown by the box; what is handed over, or was split off a box, is counted in pieces. */
PosQuantity pos_line_quantity_count_pieces (PosOrder *order, PosOrderLine *line, PosQuantity keyed);

/* What line.set_qty wants to bring back the quantity that @line of @order has now.
 * Returns: (nullable) (transfer full): %NULL when it has none. */
GVariant *pos_line_quantity_make_args (PosOrder *order, PosOrderLine *line);

G_END_DECLS
