/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-states.h — chips of what may have become of an order: any, one or several.
 * Layer: ui/recall.  Thread: main.  Signal: "changed": somebody chose. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_RECALL_STATES (pos_recall_states_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallStates, pos_recall_states, POS, RECALL_STATES, GtkBox)

GtkWidget *pos_recall_states_new (void);
/* Ids of pos_recall_statuses.  Returns: (transfer full). */
GStrv pos_recall_states_dup_chosen (PosRecallStates *self);
/* Any. */
void pos_recall_states_clear (PosRecallStates *self);

G_END_DECLS
