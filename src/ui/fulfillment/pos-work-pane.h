/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-pane.h — one line of the work list with its order and the stock of its product.
 * Layer: ui/fulfillment.  Style: .work-pane.
 * Rules:  what the list knows shows at once; the order and the stock are read when one stays at a
 *         line for a moment, and nobody waits for them.
 * Source: customer-orders.md §7.1 (line panel, order panel, stock panel), §7.2 (Edit). */
#pragma once
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_PANE (pos_work_pane_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkPane, pos_work_pane, POS, WORK_PANE, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_work_pane_new (PosShell *shell);

/* @line: (nullable): none is chosen, or several are: @n_chosen of them. */
void pos_work_pane_set_line (PosWorkPane *self, PosWorkLine *line, guint n_chosen);

G_END_DECLS
