/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-actions.h — what may be done with the order shown.
 * Layer: ui/recall.  Source: customer-orders.md §6.4.
 * An action is there when its operation is in the catalog; where the rules forbid it, it stays and
 * says why. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_ACTIONS (pos_recall_actions_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallActions, pos_recall_actions, POS, RECALL_ACTIONS, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_recall_actions_new (PosShell *shell);
/* @order: (nullable): kept. */
void pos_recall_actions_set_order (PosRecallActions *self, PosOrder *order);
/* There is room for one column of buttons more. */
void pos_recall_actions_set_broad (PosRecallActions *self, gboolean broad);
int pos_recall_actions_count_rows (PosRecallActions *self);
/* As a tap on "Print", and asks what is printed. */
void pos_recall_actions_print (PosRecallActions *self);
/* Does the primary one; %FALSE: there is none. */
gboolean pos_recall_actions_press_primary (PosRecallActions *self);

G_END_DECLS
