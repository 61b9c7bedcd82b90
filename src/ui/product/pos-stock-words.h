/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-words.h — what the stock page says of a place.
 * Layer: ui/product.  "dup" functions are (transfer full). */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* "This store", "Amersfoort · 20 km", "Warehouse · Tilburg · 75 km". */
char *pos_stock_words_dup_where (PosShell *shell, PosStockPlace *place);
/* "3", "1.5 m"; "—" where nobody counted. */
char *pos_stock_words_dup_count (PosShell *shell,
                                 PosFoundProduct *found,
                                 PosStockPlace *place,
                                 PosQuantity quantity);
/* "3 reserved · 10 on order"; %NULL when there is nothing to say. */
char *pos_stock_words_dup_note (PosShell *shell,
                                PosFoundProduct *found,
                                PosQuantity reserved,
                                PosQuantity ordered);
/* How old the figures of @place are, and what that means without a connection. */
char *pos_stock_words_dup_age (PosShell *shell, PosStockPlace *place);
/* Why it cannot be picked up or shipped there; @reason as in PosStockPlace. */
char *pos_stock_words_dup_reason (PosShell *shell, PosStockPlace *place, const char *reason);

G_END_DECLS
