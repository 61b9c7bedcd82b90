/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-picked.c — see the header. */
#include "ui/fulfillment/pos-work-picked.h"

struct _PosWorkPicked {
  GObject parent_instance;
  GPtrArray *lines; /* PosWorkLine */
};

G_DEFINE_FINAL_TYPE (PosWorkPicked, pos_work_picked, G_TYPE_OBJECT)

static guint changed_signal;

static guint
find (PosWorkPicked *self, PosWorkLine *line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (pos_id_equal (&((PosWorkLine *)self->lines->pdata[i])->line, &line->line))
      return i;
  return G_MAXUINT;
}

static gboolean
put (PosWorkPicked *self, PosWorkLine *line, gboolean ticked)
{
  guint at = find (self, line);

  if ((at != G_MAXUINT) == ticked)
    return FALSE;
  if (ticked)
    g_ptr_array_add (self->lines, g_object_ref (line));
  else
    g_ptr_array_remove_index (self->lines, at);
  return TRUE;
}

static void
tell (PosWorkPicked *self)
{
  g_signal_emit (self, changed_signal, 0);
}

gboolean
pos_work_picked_has (PosWorkPicked *self, PosWorkLine *line)
{
  return find (self, line) != G_MAXUINT;
}

void
pos_work_picked_set (PosWorkPicked *self, PosWorkLine *line, gboolean ticked)
{
  if (put (self, line, ticked))
    tell (self);
}

void
pos_work_picked_clear (PosWorkPicked *self)
{
  if (self->lines->len == 0)
    return;
  g_ptr_array_set_size (self->lines, 0);
  tell (self);
}

static PosWorkLine *
dup_news (GListModel *lines, PosWorkLine *line)
{
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PosWorkLine) each = g_list_model_get_item (lines, i);
    if (pos_id_equal (&each->line, &line->line))
      return g_steal_pointer (&each);
  }
  return NULL;
}

void
pos_work_picked_follow (PosWorkPicked *self, GListModel *lines)
{
  for (guint i = self->lines->len; i > 0; i--) {
    PosWorkLine *news = dup_news (lines, self->lines->pdata[i - 1]);

    if (!news) {
      g_ptr_array_remove_index (self->lines, i - 1);
      continue;
    }
    g_object_unref (self->lines->pdata[i - 1]);
    self->lines->pdata[i - 1] = news;
  }
  tell (self);
}

void
pos_work_picked_set_all (PosWorkPicked *self, GListModel *lines, gboolean ticked)
{
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PosWorkLine) line = g_list_model_get_item (lines, i);
    any |= put (self, line, ticked);
  }
  if (any)
    tell (self);
}

GPtrArray *
pos_work_picked_get_lines (PosWorkPicked *self)
{
  return self->lines;
}

static void
pos_work_picked_finalize (GObject *object)
{
  g_ptr_array_unref (POS_WORK_PICKED (object)->lines);
  G_OBJECT_CLASS (pos_work_picked_parent_class)->finalize (object);
}

static void
pos_work_picked_class_init (PosWorkPickedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_work_picked_finalize;
  changed_signal = g_signal_new (
      "changed", POS_TYPE_WORK_PICKED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_work_picked_init (PosWorkPicked *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

PosWorkPicked *
pos_work_picked_new (void)
{
  return g_object_new (POS_TYPE_WORK_PICKED, NULL);
}

GVariant *
pos_work_picked_name (GPtrArray *lines)
{
  PosWorkLine *first = lines->pdata[0];
  g_autofree char *order = pos_id_dup_text (&first->order);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *name = pos_id_dup_text (&((PosWorkLine *)lines->pdata[i])->line);
    g_strv_builder_add (names, name);
  }
  g_auto (GStrv) chosen = g_strv_builder_end (names);
  return g_variant_new_parsed ("{'order': <%s>, 'chosen': <%^as>}", order, chosen);
}
