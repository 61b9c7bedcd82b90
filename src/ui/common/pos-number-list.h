/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-number-list.h — numbers that are asked for one after the other: a field for the next one, and
 * below it those that were entered, each with a cross that takes it out again.
 * Layer: ui/common.  Style: as PosTextField and .chip.
 * Properties: label (what they are, or of what), wanted (how many there can be).
 * Signals: "changed": another one, or one less; "done": nothing more is to be entered here, because
 * that was the last one or Enter was pressed without one. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_NUMBER_LIST (pos_number_list_get_type ())
G_DECLARE_FINAL_TYPE (PosNumberList, pos_number_list, POS, NUMBER_LIST, GtkBox)

GtkWidget *pos_number_list_new (const char *label, guint wanted);

/* Says why @number is not taken, beside those that are there already.  Returns: (transfer full)
 * (nullable): it is. */
typedef char *(*PosNumberListJudge) (PosNumberList *self, const char *number, gpointer data);
void pos_number_list_set_judge (PosNumberList *self, PosNumberListJudge judge, gpointer data);

/* @numbers: (nullable): none. */
void pos_number_list_set_numbers (PosNumberList *self, const char *const *numbers);
/* Those that were entered, in their order.  Returns: (transfer full). */
GStrv pos_number_list_dup_numbers (PosNumberList *self);
gboolean pos_number_list_is_full (PosNumberList *self);

/* As if @number were typed and Enter pressed.  Returns: whether it was taken. */
gboolean pos_number_list_enter (PosNumberList *self, const char *number);
/* Enters what stands in the field, if anything does.  Returns: whether nothing stands there now. */
gboolean pos_number_list_finish (PosNumberList *self);

G_END_DECLS
