/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-outside.h — above the work list: who waits outside, for which order, where, since when.
 * Layer: ui/fulfillment.
 * Source: customer-orders.md §6.7 "Customer check-in". */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_OUTSIDE (pos_work_outside_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkOutside, pos_work_outside, POS, WORK_OUTSIDE, GtkBox)

/* Nothing is to be seen while nobody waits.  Returns: (transfer floating). */
GtkWidget *pos_work_outside_new (PosShell *shell);

G_END_DECLS
