/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-results.h — the orders found: how many, how complete, row by row, more while
 * scrolling. Layer: ui/recall.  Thread: main. Signals: "chosen" (PosOrderSummary, nullable) when
 * another row is the chosen one; "taken" (gboolean: Enter on it, else a double tap); "clear" and
 * "find": the ways out of an empty or narrow list — start over, or change the question; "sorted": a
 * person wants another order. */
#pragma once
#include "register/pos-order-list.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_RESULTS (pos_recall_results_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallResults, pos_recall_results, POS, RECALL_RESULTS, GtkBox)

/* @shell: borrowed; @list: kept. */
GtkWidget *pos_recall_results_new (PosShell *shell, PosOrderList *list);
/* As the filter names it (PosOrderFilter.sort). */
const char *pos_recall_results_get_sort (PosRecallResults *self);
void pos_recall_results_set_sort (PosRecallResults *self, PosOrderFilter *filter);
/* %NULL when none is. */
/* It came to be chosen on the way, by an arrow key: nobody decided for it yet. */
gboolean pos_recall_results_is_passing (PosRecallResults *self);
PosOrderSummary *pos_recall_results_get_chosen (PosRecallResults *self);
/* Chooses a row and brings it into view; an id that is not in the list chooses none. */
void pos_recall_results_choose (PosRecallResults *self, const PosId *id);
/* The row that many further, or else the first, as pos_recall_results_choose() does. */
void pos_recall_results_move (PosRecallResults *self, int by);
/* What an empty list says may help: "" when nothing does. */
void pos_recall_results_set_advice (PosRecallResults *self, const char *advice);
/* Whether the button that leads back to the question is shown. */
void pos_recall_results_set_way_back (PosRecallResults *self, gboolean shown);

G_END_DECLS
