/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-date-panel.h — the day on which lines ship: a week at hand, a calendar for later.
 * Layer: ui/delivery.
 * Rules:  what a person chose stays while the mode goes out on it, else the proposal.
 * Signals: "chosen" when a person chose a day. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_DATE_PANEL (pos_date_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosDatePanel, pos_date_panel, POS, DATE_PANEL, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_date_panel_new (PosShell *shell);

/* The days of @mode to @address, both (nullable). */
void pos_date_panel_update (PosDatePanel *self, const char *mode, PosAddress *address);

/* Chooses a day as a person would. */
void pos_date_panel_set_wanted (PosDatePanel *self, PosDate date);
/* POS_DATE_NONE without a mode. */
PosDate pos_date_panel_get_date (PosDatePanel *self);

G_END_DECLS
