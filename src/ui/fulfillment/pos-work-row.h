/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-row.h — one line of the work list: tick, order, product, delivery, day and status.
 * Layer: ui/fulfillment.  Style: .row.work-row (.checked). */
#pragma once
#include "ui/fulfillment/pos-work-picked.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_ROW (pos_work_row_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkRow, pos_work_row, POS, WORK_ROW, GtkBox)

/* @shell: borrowed; @picked: kept; %NULL: a line that is only looked at, without a tick. */
GtkWidget *pos_work_row_new (PosShell *shell, PosWorkPicked *picked);
/* %NULL lets go of it. */
void pos_work_row_set_line (PosWorkRow *self, PosWorkLine *line);
/* Borrowed; %NULL while it shows none. */
PosWorkLine *pos_work_row_get_line (PosWorkRow *self);
/* Narrow: delivery stands below the product, the day above the status. */
void pos_work_row_set_narrow (PosWorkRow *self, gboolean narrow);

/* The captions over the columns, and a tick for all of @lines.  @picked and @lines: kept. */
GtkWidget *pos_work_head_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines);
void pos_work_head_set_narrow (GtkWidget *head, gboolean narrow);

/* @child, in a column that is @width wide at 100 % text, whatever stands in it. */
GtkWidget *pos_work_cell_new (PosShell *shell, GtkWidget *child, int width);

/* A drawn tick; @on, or @mixed: some of what it stands for. */
GtkWidget *pos_work_check_new (void);
void pos_work_check_set (GtkWidget *check, gboolean on, gboolean mixed);

G_END_DECLS
