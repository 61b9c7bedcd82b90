/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-calls.c — reading, writing, copying and checking: the calls and the work behind them. */
#include "base/pos-error.h"
#include "db/pos-db-private.h"

static gboolean
work_write (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pos_db_engine_try_writing (self->engine);
  g_autoptr (GError) failure = NULL;
  gboolean ok = pos_db_engine_write (self->engine, job->func, job->data, topics, &failure);
  pos_db_note_trouble (self, failure);
  if (!ok) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  pos_db_tell_later (self, topics);
  return TRUE;
}

static gboolean
work_read (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  return pos_db_engine_read (self->engine, thread, job->func, job->data, job->cancellable, error);
}

static gboolean
work_checkpoint (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  return pos_db_engine_checkpoint (self->engine, error);
}

static gboolean
work_backup (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  return pos_db_engine_copy (self->engine, job->path, job->func, job->data, error);
}

static gboolean
work_check (PosDb *self, PosDbJob *job, guint thread, GError **error)
{
  job->lines = pos_db_engine_check (self->engine, job->cancellable, error);
  return job->lines != NULL;
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
  PosDbJob model = {.work = work_write,
                    .func = func,
                    .data = data,
                    .destroy = destroy,
                    .cancellable = cancellable};

  g_return_if_fail (POS_IS_DB (self));
  pos_db_run_later (self, self->writer, &model, callback, user_data, pos_db_write_async);
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
  PosDbJob job = {.work = work_write, .func = func, .data = data};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return pos_db_run_and_wait (self, self->writer, &job, error);
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
  PosDbJob model = {.work = work_read,
                    .func = func,
                    .data = data,
                    .destroy = destroy,
                    .cancellable = cancellable};

  g_return_if_fail (POS_IS_DB (self));
  pos_db_run_later (self, self->readers, &model, callback, user_data, pos_db_read_async);
}

gboolean
pos_db_read_finish (PosDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pos_db_read_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- For a task --- */

typedef struct {
  GTask *task;
  PosDbTakeFunc take;
  GDestroyNotify free_answer;
} ReadTask;

static void
read_task_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree ReadTask *reading = data;
  g_autoptr (GTask) task = reading->task;
  GError *error = NULL;

  if (pos_db_read_finish (POS_DB (source), result, &error))
    g_task_return_pointer (task, reading->take (g_task_get_task_data (task)), reading->free_answer);
  else
    g_task_return_error (task, error);
}

void
pos_db_read_task (
    PosDb *self, GTask *task, PosDbFunc func, PosDbTakeFunc take, GDestroyNotify free_answer)
{
  ReadTask *reading = g_new (ReadTask, 1);

  *reading = (ReadTask){task, take, free_answer};
  pos_db_read_async (self,
                     func,
                     g_task_get_task_data (task),
                     NULL,
                     g_task_get_cancellable (task),
                     read_task_cb,
                     reading);
}

/* --- At once --- */

/* Handing a question to another thread and waking up for its answer takes longer than most answers
 * take. */
gboolean
pos_db_read_sync (
    PosDb *self, PosDbFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  PosDbJob job = {.work = work_read, .func = func, .data = data, .cancellable = cancellable};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  if (!pos_db_may_enter (self, self->readers, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!g_mutex_trylock (&self->here))
    return pos_db_run_and_wait (self, self->readers, &job, error);
  g_atomic_pointer_set (&self->reading, g_thread_self ());
  gboolean ok = work_read (self, &job, self->n_readers, error);
  g_atomic_pointer_set (&self->reading, NULL);
  g_mutex_unlock (&self->here);
  return ok;
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
pos_db_backup_sync (PosDb *self, const char *path, PosDbFunc mark, gpointer data, GError **error)
{
  PosDbJob job = {.work = work_backup, .path = path, .func = mark, .data = data};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return pos_db_run_and_wait (self, self->readers, &job, error);
}

GStrv
pos_db_check_sync (PosDb *self, GCancellable *cancellable, GError **error)
{
  PosDbJob job = {.work = work_check, .cancellable = cancellable};

  g_return_val_if_fail (POS_IS_DB (self), NULL);
  pos_db_run_and_wait (self, self->readers, &job, error);
  return job.lines;
}

gboolean
pos_db_checkpoint_sync (PosDb *self, GError **error)
{
  PosDbJob job = {.work = work_checkpoint};

  g_return_val_if_fail (POS_IS_DB (self), FALSE);
  return pos_db_run_and_wait (self, self->writer, &job, error);
}
