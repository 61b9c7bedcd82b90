/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-job.c — how a request goes to its thread, and how its answer comes home. */
#include "base/pos-error.h"
#include "db/pos-db-private.h"

static void
job_free (gpointer data)
{
  PosDbJob *job = data;

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
  PosDbJob *job = data;

  if (job->ok)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
job_go_home (PosDbJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, job_arrive, job, job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

void
pos_db_job_run (gpointer owner, gpointer data, guint thread)
{
  PosDb *self = owner;
  PosDbJob *job = data;

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
set_closed (GError **error)
{
  return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_CLOSED, NULL, "The database is closed");
}

gboolean
pos_db_may_enter (PosDb *self, PosDbPool *pool, GError **error)
{
  if (!pool)
    return set_closed (error);
  g_return_val_if_fail (g_atomic_pointer_get (&self->reading) != g_thread_self (), FALSE);
  g_return_val_if_fail (!pos_db_pool_owns_this_thread (self->writer), FALSE);
  g_return_val_if_fail (!self->readers || !pos_db_pool_owns_this_thread (self->readers), FALSE);
  return TRUE;
}

gboolean
pos_db_run_and_wait (PosDb *self, PosDbPool *pool, PosDbJob *job, GError **error)
{
  if (!pos_db_may_enter (self, pool, error))
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

void
pos_db_run_later (PosDb *self,
                  PosDbPool *pool,
                  const PosDbJob *model,
                  GAsyncReadyCallback callback,
                  gpointer user_data,
                  gpointer tag)
{
  PosDbJob *job = g_memdup2 (model, sizeof *model);

  job->task = g_task_new (self, model->cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* A write that was stored must be told so, even when it was cancelled meanwhile. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (job->cancellable)
    g_object_ref (job->cancellable);
  if (pos_db_may_enter (self, pool, &job->error))
    pos_db_pool_push (pool, job);
  else
    job_go_home (job);
}
