/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-filters.h — which delivery modes and which states of lines the work list shows.
 * Layer: ui/fulfillment.  Source: customer-orders.md §6.2, §7.1.
 * None of a kind chosen: all of them; several: any of them.  Signal "changed". */
#pragma once
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_FILTERS (pos_work_filters_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkFilters, pos_work_filters, POS, WORK_FILTERS, GtkBox)

/* @filter: (nullable): what is chosen first. */
GtkWidget *pos_work_filters_new (PosShell *shell, PosWorkFilter *filter);
/* Puts what is chosen into @filter. */
void pos_work_filters_apply (PosWorkFilters *self, PosWorkFilter *filter);

G_END_DECLS
