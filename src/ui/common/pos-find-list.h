/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-list.h — what was found: how many, row by row, more while it is scrolled; one is chosen.
 * Layer: ui/common.  Style: .sheet, .find-head, .find-list.  The rows are the factory's.
 * Properties: title ("7 products"), note (beside it), name (of the list, for a screen reader).
 * Signals: "chosen" when another row or none is; "activated" when a person wants the chosen one
 * (Enter, second tap); "more" when the end comes into sight. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_FIND_LIST (pos_find_list_get_type ())
G_DECLARE_FINAL_TYPE (PosFindList, pos_find_list, POS, FIND_LIST, GtkBox)

/* @model: kept; @factory: taken; @empty: (transfer floating): stands there while there are no rows.
 */
GtkWidget *pos_find_list_new (GListModel *model, GtkListItemFactory *factory, GtkWidget *empty);

/* Borrowed; %NULL when none is. */
gpointer pos_find_list_get_chosen (PosFindList *self);
/* GTK_INVALID_LIST_POSITION: none. */
void pos_find_list_choose (PosFindList *self, guint position);
/* The next or the one before, as the arrow keys do; for a search field that keeps the focus. */
void pos_find_list_move (PosFindList *self, int by);

/* One text above another in a row, as high as it needs; @row is a box.  Returns: borrowed. */
GtkWidget *pos_find_row_add_column (GtkWidget *row, GtkWidget *above, GtkWidget *below);

G_END_DECLS
