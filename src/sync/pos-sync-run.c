/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-run.c — begins, starts, stops, and carries out what the pump decides. */
#include "base/pos-error.h"
#include "sync/pos-sync-private.h"

static void act (PosSync *self, PosPumpAction action);

static guint32
draw (PosSync *self)
{
  guint32 random;

  pos_context_fill_random (self->context, &random, sizeof random);
  return random;
}

static void
feed (PosSync *self, PosPumpEvent event)
{
  act (self, pos_sync_pump_feed (&self->pump, event, draw (self)));
}

/* What went wrong decides how long the pump rests. */
static void
fail (PosSync *self, const GError *error)
{
  pos_sync_set_failure (self, error);
  pos_sync_set_online (self, FALSE);
  act (self, pos_sync_pump_fail (&self->pump, pos_sync_classify (error), draw (self)));
}

static void
carried_cb (gpointer self, PosPumpEvent event, const GError *error)
{
  if (error)
    fail (self, error);
  else
    feed (self, event);
}

/* Resting. */

static void
answer_waiting (PosSync *self, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++) {
    if (error)
      g_task_return_error (tasks->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (tasks->pdata[i], TRUE);
  }
}

/* From now on who asked is answered by what the pump does.  Not before: a try that began earlier,
 * and fails while what was refused is made ready, is no answer to him. */
static void
hear_asking (PosSync *self)
{
  g_ptr_array_extend_and_steal (self->waiting, g_steal_pointer (&self->asking));
  self->asking = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
on_timer (gpointer data)
{
  PosSync *self = data;

  self->timer = 0;
  feed (self, POS_PUMP_TIMER);
  return G_SOURCE_REMOVE;
}

static void
rest (PosSync *self)
{
  gint64 delay = pos_sync_pump_get_delay (&self->pump);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint)MAX (delay / 1000, 1), on_timer, self);
  pos_sync_set_next_try (self, pos_context_get_now (self->context) + delay);
  answer_waiting (self, self->pump.failure == POS_FAILURE_NONE ? NULL : self->failure);
}

static void
act (PosSync *self, PosPumpAction action)
{
  switch (action) {
  case POS_PUMP_DO_PUSH:
    g_clear_handle_id (&self->timer, g_source_remove);
    pos_sync_set_next_try (self, 0);
    pos_sync_push (self, carried_cb);
    break;
  case POS_PUMP_DO_PULL:
    pos_sync_pull (self, carried_cb);
    break;
  case POS_PUMP_DO_WAIT:
    rest (self);
    break;
  case POS_PUMP_DO_STOP:
    g_clear_handle_id (&self->timer, g_source_remove);
    g_cancellable_cancel (self->cancellable);
    g_object_unref (self->cancellable);
    self->cancellable = g_cancellable_new ();
    break;
  case POS_PUMP_DO_NOTHING:
  default:
    break;
  }
}

/* Starting. */

void
pos_sync_take_token (PosSync *self, const char *token)
{
  gboolean enrolled = token != NULL;

  pos_transport_set_token (self->transport, token);
  pos_sync_set_enrolled (self, enrolled);
  if (enrolled && self->running)
    feed (self, POS_PUMP_RETRY);
}

void
pos_sync_forget (PosSync *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (POS_IS_SYNC (self));
  pos_set_error (
      &error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH, NULL, "This register was deactivated");
  pos_sync_take_token (self, NULL);
  pos_sync_set_failure (self, error);
  pos_sync_set_online (self, FALSE);
}

/* Blocks for a moment: whoever this was enrolled as in an earlier run. */
static void
read_token (PosSync *self)
{
  g_autoptr (PosSyncStep) step = pos_sync_step_new (self);
  g_autoptr (GError) error = NULL;

  if (pos_db_read_sync (
          pos_local_store_get_db (self->store), pos_sync_step_token, step, NULL, &error))
    pos_sync_take_token (self, step->token);
  else
    g_warning ("The enrollment cannot be read: %s", error->message);
}

PosSync *
pos_sync_new (PosLocalStore *store, PosTransport *transport, PosContext *context)
{
  PosSync *self = g_object_new (POS_TYPE_SYNC, NULL);

  self->store = g_object_ref (store);
  self->transport = transport ? g_object_ref (transport) : NULL;
  self->context = g_object_ref (context);
  if (transport)
    read_token (self);
  return self;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (!done && self->enrolled) {
    /* A full disk, say: what it has to tell is read all the same, and the pump tries again. */
    g_message ("Starting to talk to headquarters: %s", error->message);
    feed (self, POS_PUMP_RETRY);
    return;
  }
  if (done && !step->token)
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH, NULL, "This register is not enrolled");
  if (done)
    pos_sync_set_stats (self, &step->stats);
  if (error) {
    pos_sync_set_enrolled (self, FALSE);
    pos_sync_set_failure (self, error);
    hear_asking (self);
    answer_waiting (self, error);
  } else {
    pos_sync_take_token (self, step->token);
  }
}

void
pos_sync_start (PosSync *self)
{
  PosSyncStep *step;

  if (self->running || !self->transport)
    return;
  self->running = TRUE;
  step = pos_sync_step_new (self);
  pos_db_write_async (
      pos_local_store_get_db (self->store), pos_sync_step_load, step, NULL, NULL, on_loaded, step);
}

void
pos_sync_stop (PosSync *self)
{
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  feed (self, POS_PUMP_STOP);
  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  hear_asking (self);
  answer_waiting (self, error);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;

  if (pos_db_read_finish (POS_DB (source), result, &error) && !pos_sync_step_is_over (step))
    pos_sync_set_stats (step->sync, &step->stats);
}

/* Whoever sends counts as well; a pause or a slow answer must not keep it from being told. */
static void
count (PosSync *self)
{
  PosSyncStep *step = pos_sync_step_new (self);

  pos_db_read_async (pos_local_store_get_db (self->store),
                     pos_sync_step_count,
                     step,
                     NULL,
                     NULL,
                     on_counted,
                     step);
}

void
pos_sync_wake (PosSync *self)
{
  if (!self->running || !self->enrolled)
    return;
  feed (self, POS_PUMP_WAKE);
  if (self->pump.state != POS_PUMP_PUSHING)
    count (self);
}

static void
on_retry_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error))
    g_warning ("What was refused waits on: %s", error->message);
  if (pos_sync_step_is_over (step))
    return;
  hear_asking (step->sync);
  feed (step->sync, POS_PUMP_RETRY);
}

void
pos_sync_retry (PosSync *self)
{
  PosSyncStep *step;

  if (!self->running || !self->enrolled)
    return;
  step = pos_sync_step_new (self);
  pos_db_write_async (pos_local_store_get_db (self->store),
                      pos_sync_step_retry,
                      step,
                      NULL,
                      NULL,
                      on_retry_written,
                      step);
}

void
pos_sync_run_until_idle_async (PosSync *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, pos_sync_run_until_idle_async);
  if (!self->transport) {
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "This register works alone");
    g_task_return_error (task, error);
    return;
  }
  if (self->running && !self->enrolled)
    pos_sync_stop (self);
  g_ptr_array_add (self->running ? self->asking : self->waiting, g_object_ref (task));
  if (self->running)
    pos_sync_retry (self);
  else
    pos_sync_start (self);
}

gboolean
pos_sync_run_until_idle_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
