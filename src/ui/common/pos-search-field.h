/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-search-field.h — a field that searches while somebody types.
 * Layer: ui/common.  Style: .field.
 * Signals: "rested": the text changed and the typing paused; "entered": Enter, after "rested" if
 * that was still to come; "moved" (int): Up (−1) or Down (1), for a list that it searches. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_SEARCH_FIELD (pos_search_field_get_type ())
G_DECLARE_FINAL_TYPE (PosSearchField, pos_search_field, POS, SEARCH_FIELD, GtkWidget)

/* @name: for a screen reader; @placeholder: an example; @text: (nullable). */
GtkWidget *pos_search_field_new (const char *name, const char *placeholder, const char *text);

/* Without space around it; borrowed until the next change. */
const char *pos_search_field_get_text (PosSearchField *self);
/* Tells at once when it is another text. */
void pos_search_field_set_text (PosSearchField *self, const char *text);

G_END_DECLS
