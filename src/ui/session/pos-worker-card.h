/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-worker-card.h — a person to choose: initials, name, role.
 * Layer: ui/session.  Style: .card (+ .on while chosen).  Joins others by
 * gtk_toggle_button_set_group(). */
#pragma once
#include "model/pos-party.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_WORKER_CARD (pos_worker_card_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkerCard, pos_worker_card, POS, WORKER_CARD, GtkToggleButton)

/* @worker: (nullable): somebody whose ID is typed.  @role: (nullable): what it says below. */
GtkWidget *pos_worker_card_new (PosWorker *worker, const char *role, const char *tint);
PosWorker *pos_worker_card_get_worker (PosWorkerCard *self);

G_END_DECLS
