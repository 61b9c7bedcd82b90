/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-list.c — see the header. */
#include "base/pos-list.h"

#include <string.h>

struct _PosList {
  GObject parent_instance;

  GType item_type;
  gpointer *items; /* owned; %NULL while nothing was ever put in */
  guint size, room;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PosList,
                               pos_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ((PosList *)model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return ((PosList *)model)->size;
}

static gpointer
get_item (GListModel *model, guint index)
{
  gpointer item = pos_list_peek ((PosList *)model, index);

  return item ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

PosList *
pos_list_new (GType item_type)
{
  PosList *self = g_object_new (POS_TYPE_LIST, NULL);

  self->item_type = item_type;
  return self;
}

guint
pos_list_size (PosList *self)
{
  return self->size;
}

gpointer
pos_list_peek (PosList *self, guint index)
{
  return index < self->size ? self->items[index] : NULL;
}

gboolean
pos_list_find (PosList *self, gpointer item, guint *index)
{
  for (guint i = 0; i < self->size; i++) {
    if (self->items[i] != item)
      continue;
    if (index)
      *index = i;
    return TRUE;
  }
  return FALSE;
}

static void
make_room (PosList *self, guint wanted)
{
  if (wanted <= self->room)
    return;
  self->room = MAX (wanted, 2 * self->room);
  self->items = g_renew (gpointer, self->items, self->room);
}

void
pos_list_splice (PosList *self, guint index, guint n_gone, gpointer *items, guint n_new)
{
  g_autofree gpointer *gone = NULL;

  g_return_if_fail (index <= self->size && n_gone <= self->size - index);
  make_room (self, self->size - n_gone + n_new);
  if (n_gone > 0)
    gone = g_memdup2 (self->items + index, n_gone * sizeof *gone);
  if (n_gone != n_new && index + n_gone < self->size)
    memmove (self->items + index + n_new,
             self->items + index + n_gone,
             (self->size - index - n_gone) * sizeof *self->items);
  for (guint i = 0; i < n_new; i++)
    self->items[index + i] = g_object_ref (items[i]);
  self->size = self->size - n_gone + n_new;

  /* Whoever lets go of an item may look at the list. */
  for (guint i = 0; i < n_gone; i++)
    g_object_unref (gone[i]);
  if (n_gone > 0 || n_new > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), index, n_gone, n_new);
}

void
pos_list_insert (PosList *self, guint index, gpointer item)
{
  pos_list_splice (self, index, 0, &item, 1);
}

void
pos_list_append (PosList *self, gpointer item)
{
  pos_list_insert (self, self->size, item);
}

void
pos_list_remove (PosList *self, guint index)
{
  pos_list_splice (self, index, 1, NULL, 0);
}

void
pos_list_remove_all (PosList *self)
{
  pos_list_splice (self, 0, self->size, NULL, 0);
}

static void
pos_list_finalize (GObject *object)
{
  PosList *self = POS_LIST (object);

  for (guint i = 0; i < self->size; i++)
    g_object_unref (self->items[i]);
  g_free (self->items);
  G_OBJECT_CLASS (pos_list_parent_class)->finalize (object);
}

static void
pos_list_class_init (PosListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_list_finalize;
}

static void
pos_list_init (PosList *self)
{
}
