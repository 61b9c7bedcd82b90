/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-charges.h — what is charged beside the goods of an order, by name; each sum can be
 * tapped and tells what every line bears of it.
 * Layer: ui/recall. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Appends to @box a row for the charges of each name that @lines (element-type PosOrderLine) bear;
 * %NULL: those of the order as a whole. */
void pos_recall_charges_add (PosShell *shell, PosOrder *order, GPtrArray *lines, GtkWidget *box);

G_END_DECLS
