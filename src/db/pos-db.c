/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db.c — the object in front of the threads: jobs go in, answers and a signal come out. */
#include "db/pos-db.h"
#include "base/pos-error.h"
#include "db/pos-db-engine.h"
#include "db/pos-db-pool.h"

#define DEFAULT_READERS 2

/* @pending: topics that wait to be told, under @mutex; @telling: an emission is on its way. */
struct _PosDb {
  GObject parent_instance;

  char *path;
  PosDbOptions options;
  guint n_readers;
  GMainContext *context;
  PosDbEngine *engine;
  PosDbPool *writer;
  PosDbPool *readers;
  gboolean read_only;
  int version;

  GMutex mutex;
  GHashTable *pending;
  gboolean telling;
};

G_DEFINE_FINAL_TYPE (PosDb, pos_db, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* One request.  A job that somebody waits for has no task and lies on that thread's stack; its
 * end is told through `done`.  A job with a task goes home to the task's context and is freed
 * there, so that no database thread ever drops the last reference to the database. */
typedef struct _Job Job;
struct _Job {
  gboolean (*work) (PosDb *self, Job *job, guint thread, GError **error);
  PosDbFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  const char *path;
  GStrv lines;
  GTask *task;
  gboolean ok;
  GError *error;
  GMutex mutex;
  GCond cond;
  gboolean done;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->destroy)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_object_unref (job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
job_arrive (gpointer data)
{
  Job *job = data;

  if (job->ok)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
job_go_home (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, job_arrive, job, job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
job_run (gpointer owner, gpointer data, guint thread)
{
  PosDb *self = owner;
  Job *job = data;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->ok = job->work (self, job, thread, &job->error);
  if (job->task) {
    job_go_home (job);
    return;
  }
  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

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

static const PosDbPoolHooks writer_hooks = {job_run, writer_has_idle_work, writer_idle};
static const PosDbPoolHooks reader_hooks = {job_run, NULL, NULL};

static gboolean
set_closed (GError **error)
{
  return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_CLOSED, NULL, "The database is closed");
}

/* Whether a call may enter: not when closed, and never from a transaction, which would wait for
 * itself. */
static gboolean
may_enter (PosDb *self, PosDbPool *pool, GError **error)
{
  if (!pool)
    return set_closed (error);
  g_return_val_if_fail (!pos_db_pool_owns_this_thread (self->writer), FALSE);
  g_return_val_if_fail (!self->readers || !pos_db_pool_owns_this_thread (self->readers), FALSE);
  return TRUE;
}

static gboolean
run_and_wait (PosDb *self, PosDbPool *pool, Job *job, GError **error)
{
  if (!may_enter (self, pool, error))
    return FALSE;

  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  pos_db_pool_push (pool, job);
  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  if (job->error)
    g_propagate_error (error, job->error);
  return job->ok;
}

/* Takes over the data of @model, frees it in the caller's context whatever happens. */
static void
run_later (PosDb *self,
           PosDbPool *pool,
           const Job *model,
           GAsyncReadyCallback callback,
           gpointer user_data,
           gpointer tag)
{
  Job *job = g_memdup2 (model, sizeof *model);

  job->task = g_task_new (self, model->cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* A write that was stored must be told so, even when it was cancelled meanwhile. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (job->cancellable)
    g_object_ref (job->cancellable);
  if (may_enter (self, pool, &job->error))
    pos_db_pool_push (pool, job);
  else
    job_go_home (job);
}

static gboolean
work_open (PosDb *self, Job *job, guint thread, GError **error)
{
  self->engine = pos_db_engine_open (self->path, &self->options, self->n_readers, error);
  if (!self->engine)
    return FALSE;
  self->read_only = pos_db_engine_is_read_only (self->engine);
  self->version = pos_db_engine_get_schema_version (self->engine);
  return TRUE;
}

static gboolean
work_close (PosDb *self, Job *job, guint thread, GError **error)
{
  return pos_db_engine_close (g_steal_pointer (&self->engine), error);
}

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
  g_mutex_unlock (&self->mutex);

  g_auto (GStrv) topics = g_strv_builder_end (builder);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, topics);
  return G_SOURCE_REMOVE;
}

/* Called after COMMIT: several commits before the context turns become one signal.  What nobody
 * waits for any more is not told, so the source holds the database weakly. */
static void
tell_later (PosDb *self, GHashTable *topics)
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
  if (!start)
    return;

  g_autoptr (GSource) source = g_idle_source_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, weak, weak_free);
  g_source_attach (source, self->context);
}

static gboolean
work_write (PosDb *self, Job *job, guint thread, GError **error)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!pos_db_engine_write (self->engine, job->func, job->data, topics, error))
    return FALSE;
  tell_later (self, topics);
  return TRUE;
}

static gboolean
work_read (PosDb *self, Job *job, guint thread, GError **error)
{
  return pos_db_engine_read (self->engine, thread, job->func, job->data, job->cancellable, error);
}

static gboolean
work_checkpoint (PosDb *self, Job *job, guint thread, GError **error)
{
  return pos_db_engine_checkpoint (self->engine, error);
}

static gboolean
work_backup (PosDb *self, Job *job, guint thread, GError **error)
{
  return pos_db_engine_copy (self->engine, job->path, error);
}

static gboolean
work_check (PosDb *self, Job *job, guint thread, GError **error)
{
  job->lines = pos_db_engine_check (self->engine, thread, job->cancellable, error);
  return job->lines != NULL;
}

PosDb *
pos_db_open (const char *path, const PosDbOptions *options, GError **error)
{
  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  g_autoptr (PosDb) self = g_object_new (POS_TYPE_DB, NULL);
  Job job = {.work = work_open};

  self->path = g_strdup (path);
  self->options = *options;
  self->n_readers = options->n_readers > 0 ? options->n_readers : DEFAULT_READERS;
  self->context = g_main_context_ref_thread_default ();
  self->writer = pos_db_pool_new ("pos-db-writer", 1, &writer_hooks, self);
  if (!run_and_wait (self, self->writer, &job, error)) {
    g_clear_pointer (&self->writer, pos_db_pool_free);
    return NULL;
  }
  self->readers = pos_db_pool_new ("pos-db-reader", self->n_readers, &reader_hooks, self);
  return g_steal_pointer (&self);
}

gboolean
pos_db_close (PosDb *self, GError **error)
{
  Job job = {.work = work_close};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);

  if (!may_enter (self, self->writer, error))
    return FALSE;
  g_clear_pointer (&self->readers, pos_db_pool_free);
  gboolean ok = run_and_wait (self, self->writer, &job, error);
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
  return self->read_only;
}

int
pos_db_get_schema_version (PosDb *self)
{
  return self->version;
}

void
pos_db_write_async (PosDb *self,
                    PosDbFunc func,
                    gpointer data,
                    GDestroyNotify destroy,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Job model = {.work = work_write,
               .func = func,
               .data = data,
               .destroy = destroy,
               .cancellable = cancellable};

  g_return_if_fail (POS_IS_DB (self));
  run_later (self, self->writer, &model, callback, user_data, pos_db_write_async);
}

gboolean
pos_db_write_finish (PosDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pos_db_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
pos_db_write_sync (PosDb *self, PosDbFunc func, gpointer data, GError **error)
{
  Job job = {.work = work_write, .func = func, .data = data};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return run_and_wait (self, self->writer, &job, error);
}

void
pos_db_read_async (PosDb *self,
                   PosDbFunc func,
                   gpointer data,
                   GDestroyNotify destroy,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Job model = {.work = work_read,
               .func = func,
               .data = data,
               .destroy = destroy,
               .cancellable = cancellable};

  g_return_if_fail (POS_IS_DB (self));
  run_later (self, self->readers, &model, callback, user_data, pos_db_read_async);
}

gboolean
pos_db_read_finish (PosDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pos_db_read_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
pos_db_read_sync (
    PosDb *self, PosDbFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  Job job = {.work = work_read, .func = func, .data = data, .cancellable = cancellable};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return run_and_wait (self, self->readers, &job, error);
}

gboolean
pos_db_error_outcome_is_unknown (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  const char *outcome = NULL;

  return details && g_variant_lookup (details, "outcome", "&s", &outcome) &&
         g_str_equal (outcome, "unknown");
}

gboolean
pos_db_backup_sync (PosDb *self, const char *path, GError **error)
{
  Job job = {.work = work_backup, .path = path};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return run_and_wait (self, self->readers, &job, error);
}

GStrv
pos_db_check_sync (PosDb *self, GCancellable *cancellable, GError **error)
{
  Job job = {.work = work_check, .cancellable = cancellable};

  g_return_val_if_fail (POS_IS_DB (self), NULL);
  run_and_wait (self, self->readers, &job, error);
  return job.lines;
}

gboolean
pos_db_checkpoint_sync (PosDb *self, GError **error)
{
  Job job = {.work = work_checkpoint};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return run_and_wait (self, self->writer, &job, error);
}

static void
pos_db_init (PosDb *self)
{
  g_mutex_init (&self->mutex);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
}
