/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-pieces.h — which of several pieces with serial numbers come back: a button that says
 * how many of them are known, and asks for the others.
 * Layer: ui/returns.  Signal "changed": a person named other pieces. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RETURN_PIECES (pos_return_pieces_get_type ())
G_DECLARE_FINAL_TYPE (PosReturnPieces, pos_return_pieces, POS, RETURN_PIECES, GtkButton)

/* @line: kept: as it was sold. */
GtkWidget *pos_return_pieces_new (PosShell *shell, PosOrderLine *line);

/* So many come back: where those are all that is left it is clear which. */
void pos_return_pieces_set_count (PosReturnPieces *self, guint count);
/* @numbers: (nullable): none. */
void pos_return_pieces_set_numbers (PosReturnPieces *self, const char *const *numbers);
/* Never %NULL. */
const char *const *pos_return_pieces_get_numbers (PosReturnPieces *self);

G_END_DECLS
