/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-book.h — how much of the chosen lines' products lies where; read once per page.
 * Layer: ui/delivery.  Knows no widget.
 * Rules:  what is kept nowhere (a service, a gift) is always enough. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct _PosStockBook PosStockBook;

PosStockBook *pos_stock_book_new (PosRegister *reg);
void pos_stock_book_free (PosStockBook *self);
/* Something newer is known: it is read again. */
void pos_stock_book_forget (PosStockBook *self);

/* One product of the chosen lines in one warehouse. */
typedef struct {
  PosOrderLine *line; /* the first that sells it; borrowed */
  PosQuantity wanted; /* by all chosen lines together */
  PosQuantity available;
} PosStockNeed;

/* Products of @lines (PosOrderLine) that are kept in stock, each once.
 * Returns: (transfer full) (element-type PosStockNeed). */
GArray *pos_stock_book_list_needs (PosStockBook *self, GPtrArray *lines, const char *warehouse);

/* How much of @line's own product is free there; %FALSE: it is not kept in stock. */
gboolean pos_stock_book_get_available (PosStockBook *self,
                                       PosOrderLine *line,
                                       const char *warehouse,
                                       PosQuantity *available);

/* What is lacking of all needs together; 0: all in stock. */
PosQuantity pos_stock_needs_get_missing (GArray *needs);

/* When headquarters last told, of what was looked up so far; 0: never. */
gint64 pos_stock_book_get_age (PosStockBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosStockBook, pos_stock_book_free)

G_END_DECLS
