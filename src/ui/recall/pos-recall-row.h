/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-row.h — one order in the list: number and time, customer and delivery, total and
 * status.
 * Layer: ui/recall.  Style: .row.recall-row; chosen by its list row. */
#pragma once
#include "model/pos-order-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_ROW (pos_recall_row_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallRow, pos_recall_row, POS, RECALL_ROW, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_recall_row_new (PosShell *shell);
/* What the list is sorted by and a row does not say anyway is said too. */
void pos_recall_row_set_sort (PosRecallRow *self, PosOrderSort sort);
/* Follows @summary while it is shown; %NULL lets go of it. */
void pos_recall_row_set_summary (PosRecallRow *self, PosOrderSummary *summary);

G_END_DECLS
