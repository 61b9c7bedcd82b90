/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-change-list.h — what changes, one row each: name, details below it, old → new at the end.
 * Layer: ui/common.  Style: .change-list.  Scrolls when it would be higher than it may. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CHANGE_LIST (pos_change_list_get_type ())
G_DECLARE_FINAL_TYPE (PosChangeList, pos_change_list, POS, CHANGE_LIST, GtkBox)

GtkWidget *pos_change_list_new (int max_height);

/* Over the rows that follow. */
void pos_change_list_add_heading (PosChangeList *self, const char *text);

/* @details: (nullable): lines of small print.  @before, @after: (nullable): what there is not. */
void pos_change_list_add (PosChangeList *self,
                          const char *name,
                          const char *details,
                          const char *before,
                          const char *after);

/* "2 → 3"; what stays is said once.  Returns: (transfer full). */
char *pos_change_list_dup_change (const char *before, const char *after);

G_END_DECLS
