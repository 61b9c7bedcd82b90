/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-filters.h — what is asked of the lines besides what has a button of its own: each a chip
 * that a tap takes away, and how many lines are left.
 * Layer: ui/fulfillment.  Source: customer-orders.md §6.2, §7.1.
 * Signals: "changed": @filter asks for something else; "cleared": somebody wants no filter. */
#pragma once
#include "register/pos-work-list.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_FILTERS (pos_work_filters_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkFilters, pos_work_filters, POS, WORK_FILTERS, GtkBox)

/* @shell: borrowed.  @filter: kept, and changed here. */
GtkWidget *pos_work_filters_new (PosShell *shell, PosWorkList *list, PosWorkFilter *filter);
/* Says what @filter asks now; nothing where it asks nothing. */
void pos_work_filters_refresh (PosWorkFilters *self);
/* Asks for all of it in a sheet. */
void pos_work_filters_open (PosWorkFilters *self);

G_END_DECLS
