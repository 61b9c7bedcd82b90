/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db.c — the object in front of the threads: its birth, its properties and its end. */
#include "db/pos-db.h"
#include "base/pos-error.h"
#include "db/pos-db-private.h"

#define DEFAULT_READERS 2

G_DEFINE_FINAL_TYPE (PosDb, pos_db, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_TROUBLE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
writer_has_idle_work (gpointer owner)
{
  PosDb *self = owner;

  return self->engine && pos_db_engine_has_idle_work (self->engine);
}

static void
writer_idle (gpointer owner)
{
  PosDb *self = owner;

  pos_db_engine_idle (self->engine);
}

static const PosDbPoolHooks writer_hooks = {pos_db_job_run, writer_has_idle_work, writer_idle};
static const PosDbPoolHooks reader_hooks = {pos_db_job_run, NULL, NULL};

static gboolean
work_open (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  self->engine = pos_db_engine_open (self->path, &self->options, self->n_readers + 1, error);
  if (!self->engine)
    return FALSE;
  self->version = pos_db_engine_get_schema_version (self->engine);
  if (!self->options.beside && pos_db_engine_is_read_only (self->engine))
    self->trouble = self->told_trouble = pos_db_engine_get_refusal (self->engine);
  return TRUE;
}

static gboolean
work_close (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  return pos_db_engine_close (g_steal_pointer (&self->engine), error);
}

PosDb *
pos_db_open (const char *path, const PosDbOptions *options, GError **error)
{
  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  g_autoptr (PosDb) self = g_object_new (POS_TYPE_DB, NULL);
  PosDbJob job = {.work = work_open};

  self->path = g_strdup (path);
  self->options = *options;
  self->n_readers = options->n_readers > 0 ? options->n_readers : DEFAULT_READERS;
  self->context = g_main_context_ref_thread_default ();
  self->writer =
      pos_db_pool_new ("pos-db-writer", options->threadless ? 0 : 1, &writer_hooks, self);
  if (!pos_db_run_and_wait (self, self->writer, &job, error)) {
    g_clear_pointer (&self->writer, pos_db_pool_free);
    return NULL;
  }
  self->readers = pos_db_pool_new (
      "pos-db-reader", options->threadless ? 0 : self->n_readers, &reader_hooks, self);
  return g_steal_pointer (&self);
}

gboolean
pos_db_close (PosDb *self, GError **error)
{
  PosDbJob job = {.work = work_close};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);

  if (!pos_db_may_enter (self, self->writer, error))
    return FALSE;
  g_clear_pointer (&self->readers, pos_db_pool_free);
  gboolean ok = pos_db_run_and_wait (self, self->writer, &job, error);
  g_clear_pointer (&self->writer, pos_db_pool_free);
  return ok;
}

const char *
pos_db_get_path (PosDb *self)
{
  return self->path;
}

gboolean
pos_db_is_read_only (PosDb *self)
{
  return self->engine && pos_db_engine_is_read_only (self->engine);
}

int
pos_db_get_schema_version (PosDb *self)
{
  return self->version;
}

int
pos_db_get_trouble (PosDb *self)
{
  return g_atomic_int_get (&self->trouble);
}

void
pos_db_emit_changed (PosDb *self, GStrv topics)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, topics);
}

void
pos_db_emit_trouble (PosDb *self)
{
  g_signal_emit (self, signals[SIGNAL_TROUBLE_CHANGED], 0);
}

static void
pos_db_init (PosDb *self)
{
  g_mutex_init (&self->here);
  g_mutex_init (&self->mutex);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->trouble = self->told_trouble = POS_DB_NO_TROUBLE;
}

static void
pos_db_dispose (GObject *object)
{
  PosDb *self = POS_DB (object);
  g_autoptr (GError) error = NULL;

  if (self->writer && !pos_db_close (self, &error))
    g_warning ("Closing %s: %s", self->path, error ? error->message : "from its own thread");
  G_OBJECT_CLASS (pos_db_parent_class)->dispose (object);
}

static void
pos_db_finalize (GObject *object)
{
  PosDb *self = POS_DB (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->here);
  g_free (self->path);
  G_OBJECT_CLASS (pos_db_parent_class)->finalize (object);
}

static void
pos_db_class_init (PosDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pos_db_dispose;
  object_class->finalize = pos_db_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", POS_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[SIGNAL_TROUBLE_CHANGED] = g_signal_new (
      "trouble-changed", POS_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}
