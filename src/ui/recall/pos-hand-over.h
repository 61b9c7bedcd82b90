/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hand-over.h — which of an order's lines the customer takes away now, and how much of each.
 * Layer: ui/recall.  Source: customer-orders.md §7.4 (PU2–PU4). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opens the dialog for @order, a saved one; borrowed. */
void pos_hand_over_open (PosShell *shell, PosOrder *order);

/* The opener of fulfill.line_pickup: finds the order that @args name; given "lines" too, nothing is
 * asked; given "chosen" (ids, "as"), these lines are proposed. */
void pos_hand_over_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* The opener of order.change_pickup: PU4 in a cart that hands over; in one that is still changed
 * its planned pick-ups. */
void
pos_hand_over_change_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* The lines that may be handed over here.  Returns: (transfer full) (element-type PosOrderLine):
 * borrowed from the order. */
GPtrArray *pos_hand_over_list_lines (PosShell *shell, PosOrder *order);

G_END_DECLS
