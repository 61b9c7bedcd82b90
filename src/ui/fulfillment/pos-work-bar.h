/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-bar.h — the ticked lines in one sentence, and what may be done with them.
 * Layer: ui/fulfillment.  Style: .actionbar, with a note above it. */
#pragma once
#include "ui/fulfillment/pos-work-picked.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_BAR (pos_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkBar, pos_work_bar, POS, WORK_BAR, GtkBox)

/* @shell: borrowed; @picked: kept. */
GtkWidget *pos_work_bar_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines);

/* Which steps fit: ship, or hand over. */
void pos_work_bar_set_view (PosWorkBar *self, PosWorkView view);
/* Presses the primary button. */
void pos_work_bar_press_primary (PosWorkBar *self);
/* The sentence goes above the buttons. */
void pos_work_bar_set_narrow (PosWorkBar *self, gboolean narrow);

G_END_DECLS
