/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-sums.h — what an order costs and what is still open of it, kept in sight below an
 * order that is too long for its place; of one that fits, it stands in the order itself. Layer:
 * ui/recall.  Style: .recall-sums. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_SUMS (pos_recall_sums_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallSums, pos_recall_sums, POS, RECALL_SUMS, GtkBox)

/* @scroller: where the order is. */
GtkWidget *pos_recall_sums_new (PosShell *shell, GtkScrolledWindow *scroller);
/* It stands beside the order, and takes none of its height. */
void pos_recall_sums_set_beside (PosRecallSums *self, gboolean beside);
/* @order: (nullable): none is shown. */
void pos_recall_sums_set_order (PosRecallSums *self, PosOrder *order);

G_END_DECLS
