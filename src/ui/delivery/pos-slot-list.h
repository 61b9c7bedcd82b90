/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-slot-list.h — the times of a pick-up day and how many are left; or when the store is open.
 * Layer: ui/delivery.  Role RADIO_GROUP.  Source: customer-orders.md §2.4, TS1–TS3.
 * Rules:  what a person chose stays while it is free, else the first that is.
 * Signals: "chosen" when a person chose one. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_SLOT_LIST (pos_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (PosSlotList, pos_slot_list, POS, SLOT_LIST, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_slot_list_new (PosShell *shell);

/* @store and @mode: (nullable): then nothing is shown. */
void pos_slot_list_update (PosSlotList *self, PosStore *store, const char *mode, PosDate date);

/* Chooses a slot as a person would. */
void pos_slot_list_set_wanted (PosSlotList *self, const char *slot);
/* "10:00-12:00"; %NULL when none is asked for or none is free. */
const char *pos_slot_list_get_slot (PosSlotList *self);

/* Whether a pick-up on that day is possible as far as slots go. */
gboolean pos_slot_list_has_room (PosShell *shell, PosStore *store, const char *mode, PosDate date);

G_END_DECLS
