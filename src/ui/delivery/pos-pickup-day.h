/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pickup-day.h — a calendar of pick-up days, and the store's opening hours below it.
 * Layer: ui/delivery.
 * Rules:  struck days say why: closed, too early or late, every time taken.  What a person chose
 *         stays while it is possible, else the first day that is.
 * Signals: "chosen" when a person chose a day. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PICKUP_DAY (pos_pickup_day_get_type ())
G_DECLARE_FINAL_TYPE (PosPickupDay, pos_pickup_day, POS, PICKUP_DAY, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_pickup_day_new (PosShell *shell);

/* @store and @mode: (nullable): then no day is possible.  @store: borrowed. */
void pos_pickup_day_update (PosPickupDay *self, PosStore *store, const char *mode);

/* Chooses a day as a person would. */
void pos_pickup_day_set_wanted (PosPickupDay *self, PosDate date);
PosDate pos_pickup_day_get_date (PosPickupDay *self);

G_END_DECLS
