/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-text.h — the stock of chosen products in one place, in words and as a pill.
 * Layer: ui/delivery. */
#pragma once
#include "ui/delivery/pos-stock-book.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* "Sofa 14 · Dining chair 2 of 4".  %NULL when nothing is kept in stock.
 * Returns: (transfer full). */
char *pos_stock_text_describe (PosShell *shell, GArray *needs);

/* "All in stock", or for a single product "3 in stock"; "Short 2", "Not in stock".
 * Returns: (transfer full) (floating). */
GtkWidget *pos_stock_text_make_pill (PosShell *shell, GArray *needs);

G_END_DECLS
