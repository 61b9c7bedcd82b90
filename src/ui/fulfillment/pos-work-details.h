/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-details.h — unfolds what there is to know of one line: beside the list, or in a sheet
 * over it where there is no room beside it.
 * Layer: ui/fulfillment.
 * Rules:  the line is the one that is ticked; without a tick the one that has the focus.
 * It is folded until somebody asks for it, and stays beside the list as long as the window lives.
 * Source: customer-orders.md §7.1; picture 10, which has it folded. */
#pragma once
#include "ui/fulfillment/pos-work-picked.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* To be put beside the list; "visible" while it is unfolded there. */
#define POS_TYPE_WORK_DETAILS (pos_work_details_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkDetails, pos_work_details, POS, WORK_DETAILS, GtkBox)

/* @shell: borrowed; @picked and @lines (of PosWorkLine): kept. */
GtkWidget *pos_work_details_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines);

/* The button that unfolds and folds it.  (transfer none), floating until it is placed. */
GtkWidget *pos_work_details_get_button (PosWorkDetails *self);
/* As a tap on it. */
void pos_work_details_toggle (PosWorkDetails *self);

/* No room beside the list. */
void pos_work_details_set_narrow (PosWorkDetails *self, gboolean narrow);
/* @line: somebody stands at it. */
void pos_work_details_point (PosWorkDetails *self, PosWorkLine *line);
/* The list was read again. */
void pos_work_details_refresh (PosWorkDetails *self);

G_END_DECLS
