/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-list.h — the receipts that were found, with their lines.
 * Layer: ui/returns.  Signal "changed": what comes back, or what is listed. */
#pragma once
#include "ui/returns/pos-return-line.h"

G_BEGIN_DECLS

#define POS_TYPE_RETURN_LIST (pos_return_list_get_type ())
G_DECLARE_FINAL_TYPE (PosReturnList, pos_return_list, POS, RETURN_LIST, GtkBox)

GtkWidget *pos_return_list_new (PosShell *shell);

/* Adds @order, in place of its older self, and of others beside which it cannot come back. */
void pos_return_list_show (PosReturnList *self, PosOrder *order);

/* The lines of all orders.  Returns: (transfer container) (element-type PosReturnLine). */
GPtrArray *pos_return_list_get_lines (PosReturnList *self);
/* Returns: (transfer container) (element-type PosOrder). */
GPtrArray *pos_return_list_get_orders (PosReturnList *self);
/* Whether something of @order, which is listed, comes back. */
gboolean pos_return_list_has_chosen (PosReturnList *self, PosOrder *order);
/* The first line that sold @code, an item number or barcode, and has some left.  Nullable. */
PosReturnLine *pos_return_list_find (PosReturnList *self, const char *code);

G_END_DECLS
