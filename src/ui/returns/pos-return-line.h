/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-line.h — one line of a receipt: what it was, what is left of it, how much comes back.
 * Layer: ui/returns.  Style: .return-line.  Signal "changed": a person chose another quantity or
 * reason. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RETURN_LINE (pos_return_line_get_type ())
G_DECLARE_FINAL_TYPE (PosReturnLine, pos_return_line, POS, RETURN_LINE, GtkBox)

/* @order, @line: kept.  @returned: (nullable): what the cart holds of it already. */
GtkWidget *
pos_return_line_new (PosShell *shell, PosOrder *order, PosOrderLine *line, PosOrderLine *returned);

PosOrder *pos_return_line_get_order (PosReturnLine *self);
PosOrderLine *pos_return_line_get_line (PosReturnLine *self);
PosQuantity pos_return_line_get_quantity (PosReturnLine *self);
/* (nullable): a reason of its own, in place of that of the page. */
const char *pos_return_line_get_reason (PosReturnLine *self);
/* The numbers of the pieces that come back, as far as somebody said them.
 * Returns: (transfer full). */
GStrv pos_return_line_dup_serials (PosReturnLine *self);
/* Whether the cart holds another quantity or piece, or for another reason, than is chosen here. */
gboolean pos_return_line_is_changed (PosReturnLine *self);

/* So much more, or all that is left.  At the end it says so at the line. */
void pos_return_line_add (PosReturnLine *self, PosQuantity more);
void pos_return_line_take_all (PosReturnLine *self);

G_END_DECLS
