/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-list.h — the list of a record's records: a GListModel over an array.
 * Layer: base.  Thread: main.
 *
 * A tap asks its lists tens of thousands of times and copies hundreds of them, most of which are
 * empty; GListStore keeps a balanced tree for each and checks the type at every step. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_LIST (pos_list_get_type ())
G_DECLARE_FINAL_TYPE (PosList, pos_list, POS, LIST, GObject)

PosList *pos_list_new (GType item_type);

guint pos_list_size (PosList *self);
/* Borrowed from the list; %NULL beyond its end. */
gpointer pos_list_peek (PosList *self, guint index);
/* @index may be %NULL. */
gboolean pos_list_find (PosList *self, gpointer item, guint *index);

/* The list takes references of its own to what it is given. */
void pos_list_append (PosList *self, gpointer item);
void pos_list_insert (PosList *self, guint index, gpointer item);
void pos_list_remove (PosList *self, guint index);
void pos_list_remove_all (PosList *self);
/* @n_gone items from @index on make room for @n_new others; observers are told once. */
void pos_list_splice (PosList *self, guint index, guint n_gone, gpointer *items, guint n_new);

#define POS_LIST_FOREACH(Type, item, list)                                                         \
  for (guint item##_index = 0; item##_index < pos_list_size (list); item##_index++)                \
    for (Type *item = pos_list_peek (list, item##_index), *item##_once = item; item##_once;        \
         item##_once = NULL)

G_END_DECLS
