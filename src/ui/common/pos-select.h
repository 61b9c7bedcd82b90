/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-select.h — one answer among many that are not worth showing all the time, or several: a
 * field that opens a list.
 * Layer: ui/common.  Style: .select in a label above and a frame like .field; .flat.
 * Properties: label, icon (leading), selected (id of the option; notified on every change), flat
 *             (without a frame, and its label is only told: for a corner of a heading), several
 *             (the first option stands for all; of the others any number may be chosen, and the
 *             list stays open meanwhile).
 * Signal "picked": a person chose, also what was chosen already. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_SELECT (pos_select_get_type ())
G_DECLARE_FINAL_TYPE (PosSelect, pos_select, POS, SELECT, GtkBox)

GtkWidget *pos_select_new (const char *label, const char *icon_name);
/* The first one added is selected. */
void pos_select_append (PosSelect *self, const char *id, const char *label);
/* Another text for that option: what was chosen with its help. */
void pos_select_rename (PosSelect *self, const char *id, const char *label);
const char *pos_select_get_selected (PosSelect *self);
/* An unknown @id changes nothing. */
void pos_select_set_selected (PosSelect *self, const char *id);

/* Of several: ids in the order of the list; %NULL: the first option, which is no one's id. */
GStrv pos_select_dup_chosen (PosSelect *self);
/* Unknown ids are left out. */
void pos_select_set_chosen (PosSelect *self, GStrv ids);

G_END_DECLS
