/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-rows.h — lines of a work list, one row each, or why there are none.
 * Layer: ui/fulfillment.
 * Shape:  a list that scrolls and is one stop for Tab; below it, while it is empty, a sentence.
 * Signals: "tapped" (PosWorkLine): a row was. */
#pragma once
#include "ui/fulfillment/pos-work-picked.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_ROWS (pos_work_rows_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkRows, pos_work_rows, POS, WORK_ROWS, GtkBox)

/* @shell: borrowed.  @lines: (element-type PosWorkLine).  @picked: (nullable): %NULL: nothing is
 * ticked here. */
GtkWidget *pos_work_rows_new (PosShell *shell, GListModel *lines, PosWorkPicked *picked);

/* The list itself, which hears keys. */
GtkWidget *pos_work_rows_get_view (PosWorkRows *self);

/* Delivery and day stand below other things. */
void pos_work_rows_set_narrow (PosWorkRows *self, gboolean narrow);
/* What rows say changes with the day. */
void pos_work_rows_remake (PosWorkRows *self);

/* What is said while there is no row. */
void pos_work_rows_explain (PosWorkRows *self, const char *title, const char *body);

/* Narrower than the result, a page of rows is narrow: at the text size of @shell. */
int pos_work_rows_get_wide (PosShell *shell);

G_END_DECLS
