/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-changes.c — tells the database's own context what commits have touched. */
#include "base/pos-error.h"
#include "db/pos-db-private.h"

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
tell (gpointer data)
{
  g_autoptr (PosDb) self = g_weak_ref_get (data);

  if (!self)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->mutex);
  g_autoptr (GList) sorted =
      g_list_sort (g_hash_table_get_keys (self->pending), (GCompareFunc)g_strcmp0);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (GList *l = sorted; l; l = l->next)
    g_strv_builder_add (builder, l->data);
  g_hash_table_remove_all (self->pending);
  self->telling = FALSE;
  gint trouble = g_atomic_int_get (&self->trouble);
  gboolean told = self->told_trouble == trouble;
  self->told_trouble = trouble;
  g_mutex_unlock (&self->mutex);

  g_auto (GStrv) topics = g_strv_builder_end (builder);
  if (topics[0])
    pos_db_emit_changed (self, topics);
  if (!told)
    pos_db_emit_trouble (self);
  return G_SOURCE_REMOVE;
}

/* What nobody waits for any more is not told, so the source holds the database weakly. */
static void
start_telling (PosDb *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, weak, weak_free);
  g_source_attach (source, self->context);
}

void
pos_db_tell_later (PosDb *self, GHashTable *topics)
{
  GHashTableIter iter;
  gpointer topic;

  if (g_hash_table_size (topics) == 0)
    return;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    g_hash_table_add (self->pending, g_strdup (topic));
  gboolean start = !self->telling;
  self->telling = TRUE;
  g_mutex_unlock (&self->mutex);
  if (start)
    start_telling (self);
}

/* --- The disk --- */

gboolean
pos_db_error_is_trouble (const GError *error)
{
  return g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_FULL) ||
         g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY) ||
         g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_IO);
}

/* A write that was refused for what it says tells nothing of the disk. */
void
pos_db_note_trouble (PosDb *self, const GError *error)
{
  if (error && !pos_db_error_is_trouble (error))
    return;

  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->trouble, error ? error->code : POS_DB_NO_TROUBLE);
  gboolean start = !self->telling && g_atomic_int_get (&self->trouble) != self->told_trouble;
  self->telling = self->telling || start;
  g_mutex_unlock (&self->mutex);
  if (start)
    start_telling (self);
}
