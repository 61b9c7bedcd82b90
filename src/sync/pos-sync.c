/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync.c — carries out what the pump decides. */
#include "sync/pos-sync.h"
#include "base/pos-error.h"
#include "sync/pos-sync-private.h"
#include "wire/pos-protocol.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (PosSync, pos_sync, G_TYPE_OBJECT)

typedef enum {
  PROP_ONLINE = 1,
  PROP_ENROLLED,
  PROP_PENDING,
  PROP_PARKED,
  PROP_OLDEST_AT,
  PROP_LAST_SUCCESS_AT,
  PROP_LAST_ERROR,
  PROP_CLOCK_SKEW,
} Property;

static GParamSpec *properties[PROP_CLOCK_SKEW + 1];

/* Refused rows are tried again this often before they wait for a person. */
#define PARK_AFTER 4

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

PosSyncStep *
pos_sync_step_new (PosSync *self)
{
  PosSyncStep *step = g_new0 (PosSyncStep, 1);

  step->sync = g_object_ref (self);
  step->cancellable = g_object_ref (self->cancellable);
  step->store = self->store;
  step->now = pos_context_get_now (self->context);
  return step;
}

/* Properties. */

void
pos_sync_set_online (PosSync *self, gboolean online)
{
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static void
set_stats (PosSync *self, const PosOutboxStats *stats)
{
  guint pending = (guint)(stats->count - stats->parked);

  if (self->pending != pending) {
    self->pending = pending;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  }
  if (self->parked != (guint)stats->parked) {
    self->parked = (guint)stats->parked;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARKED]);
  }
  if (self->oldest_at != stats->oldest_at) {
    self->oldest_at = stats->oldest_at;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OLDEST_AT]);
  }
}

static void
set_failure (PosSync *self, const GError *error)
{
  if (!error && !self->failure)
    return;
  g_clear_error (&self->failure);
  self->failure = error ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ERROR]);
}

static void
note_success (PosSync *self)
{
  self->last_success_at = pos_context_get_now (self->context);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_SUCCESS_AT]);
  pos_sync_set_online (self, TRUE);
}

/* What went wrong decides how long the pump rests. */
static void
fail (PosSync *self, const GError *error)
{
  set_failure (self, error);
  pos_sync_set_online (self, FALSE);
  act (self, pos_sync_pump_fail (&self->pump, pos_sync_classify (error), draw (self)));
}

/* Pushing. */

static gboolean
is_over (PosSyncStep *step)
{
  return g_cancellable_is_cancelled (step->cancellable);
}

static void
on_row_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);

  if (is_over (step))
    return;
  if (done)
    feed (step->sync, POS_PUMP_PUSHED);
  else
    fail (step->sync, error);
}

static void
settle_row (PosSyncStep *step, PosDbFunc func)
{
  pos_db_write_async (
      pos_local_store_get_db (step->store), func, step, NULL, NULL, on_row_settled, step);
}

/* Another body under our id will not go away by itself; anything else may be mended over there. */
static void
refuse_row (PosSyncStep *step, const PosAnswer *answer, const GError *error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = pos_ack_parse (text, length, NULL);
  guint attempt = (guint)step->item->attempts + 1;

  step->reason = g_strdup_printf ("%s/%s: %s",
                                  pos_error_get_domain_nick (error),
                                  pos_error_get_code_nick (error),
                                  ack && ack->reason ? ack->reason : error->message);
  if (error->code != POS_SYNC_ERROR_CONFLICT && attempt <= PARK_AFTER)
    step->next_at = step->now + pos_sync_next_delay (attempt, POS_FAILURE_PERMANENT, 0);
  g_message (
      "Headquarters refuses transaction %" G_GINT64_FORMAT ": %s", step->item->seq, step->reason);
  settle_row (step, pos_sync_step_refuse);
}

static gboolean
check_ack (PosSyncStep *step, const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = pos_ack_parse (text, length, error);

  if (!ack)
    return FALSE;
  return pos_ack_confirms (ack, &step->item->id, step->item->body_hash) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_PROTOCOL,
                        NULL,
                        "Headquarters acknowledged something else");
}

static void
on_pushed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;

  if (is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error) && check_ack (step, answer, &error)) {
    note_success (self);
    settle_row (g_steal_pointer (&step), pos_sync_step_acknowledge);
  } else if (answer && pos_sync_classify (error) == POS_FAILURE_PERMANENT) {
    refuse_row (g_steal_pointer (&step), answer, error);
  } else {
    fail (self, error);
  }
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_read_finish (POS_DB (source), result, &error);
  PosSync *self = step->sync;

  if (is_over (step))
    return;
  if (!done) {
    fail (self, error);
    return;
  }
  set_stats (self, &step->stats);
  g_free (self->cursor);
  self->cursor = g_steal_pointer (&step->cursor);
  if (!step->item) {
    feed (self, POS_PUMP_OUTBOX_EMPTY);
    return;
  }
  g_autofree char *path = pos_transaction_dup_path (&step->item->id);
  g_autoptr (GBytes) body = g_bytes_new (step->item->body, strlen (step->item->body));
  GCancellable *cancellable = step->cancellable;
  pos_transport_send_async (
      self->transport, "PUT", path, body, 0, cancellable, on_pushed, g_steal_pointer (&step));
}

static void
push (PosSync *self)
{
  PosSyncStep *step = pos_sync_step_new (self);

  pos_db_read_async (
      pos_local_store_get_db (self->store), pos_sync_step_next, step, NULL, NULL, on_next, step);
}

/* Pulling. */

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  PosSync *self = step->sync;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error) &&
                  pos_sync_step_may_resend (step, &self->resent_from, &error);

  if (is_over (step))
    return;
  if (!done) {
    fail (self, error);
    return;
  }
  note_success (self);
  set_failure (self, NULL);
  g_free (self->cursor);
  self->cursor = g_strdup (step->page->cursor);
  self->clock_skew = step->page->at ? step->now - step->page->at : 0;
  if (step->resend)
    feed (self, POS_PUMP_WAKE);
  feed (self, step->page->more ? POS_PUMP_PULLED_MORE : POS_PUMP_PULLED);
}

static void
on_pulled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;
  const char *text;
  gssize length;

  if (is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error)) {
    text = pos_answer_get_text (answer, &length);
    step->page = pos_change_page_parse (text, length, &error);
  }
  if (!step->page) {
    fail (self, error);
    return;
  }
  PosDb *db = pos_local_store_get_db (self->store);
  PosSyncStep *taken = g_steal_pointer (&step);
  pos_db_write_async (db, pos_sync_step_apply, taken, NULL, NULL, on_applied, taken);
}

static void
pull (PosSync *self)
{
  g_autofree char *cursor = self->cursor ? g_uri_escape_string (self->cursor, NULL, FALSE) : NULL;
  g_autofree char *path =
      cursor ? g_strconcat (POS_PATH_CHANGES "?after=", cursor, NULL) : g_strdup (POS_PATH_CHANGES);

  pos_transport_send_async (self->transport,
                            "GET",
                            path,
                            NULL,
                            0,
                            self->cancellable,
                            on_pulled,
                            pos_sync_step_new (self));
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
  answer_waiting (self, self->pump.failure == POS_FAILURE_NONE ? NULL : self->failure);
}

static void
act (PosSync *self, PosPumpAction action)
{
  switch (action) {
  case POS_PUMP_DO_PUSH:
    g_clear_handle_id (&self->timer, g_source_remove);
    push (self);
    break;
  case POS_PUMP_DO_PULL:
    pull (self);
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
  if (self->enrolled != enrolled) {
    self->enrolled = enrolled;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENROLLED]);
  }
  if (enrolled && self->running)
    feed (self, POS_PUMP_RETRY);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_read_finish (POS_DB (source), result, &error);
  PosSync *self = step->sync;

  if (is_over (step))
    return;
  if (done && !step->token)
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH, NULL, "This register is not enrolled");
  if (done)
    set_stats (self, &step->stats);
  if (error) {
    set_failure (self, error);
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
  pos_db_read_async (
      pos_local_store_get_db (self->store), pos_sync_step_load, step, NULL, NULL, on_loaded, step);
}

void
pos_sync_stop (PosSync *self)
{
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  feed (self, POS_PUMP_STOP);
  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  answer_waiting (self, error);
}

void
pos_sync_wake (PosSync *self)
{
  if (self->running && self->enrolled)
    feed (self, POS_PUMP_WAKE);
}

void
pos_sync_retry (PosSync *self)
{
  if (self->running && self->enrolled)
    feed (self, POS_PUMP_RETRY);
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
  g_ptr_array_add (self->waiting, g_object_ref (task));
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

gboolean
pos_sync_is_online (PosSync *self)
{
  return self->online;
}

gboolean
pos_sync_is_enrolled (PosSync *self)
{
  return self->enrolled;
}

guint
pos_sync_get_pending (PosSync *self)
{
  return self->pending;
}

guint
pos_sync_get_parked (PosSync *self)
{
  return self->parked;
}

const char *
pos_sync_get_last_error (PosSync *self)
{
  return self->failure ? self->failure->message : NULL;
}

static void
pos_sync_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosSync *self = POS_SYNC (object);

  switch ((Property)id) {
  case PROP_ONLINE:
    g_value_set_boolean (value, self->online);
    break;
  case PROP_ENROLLED:
    g_value_set_boolean (value, self->enrolled);
    break;
  case PROP_PENDING:
    g_value_set_uint (value, self->pending);
    break;
  case PROP_PARKED:
    g_value_set_uint (value, self->parked);
    break;
  case PROP_OLDEST_AT:
    g_value_set_int64 (value, self->oldest_at);
    break;
  case PROP_LAST_SUCCESS_AT:
    g_value_set_int64 (value, self->last_success_at);
    break;
  case PROP_LAST_ERROR:
    g_value_set_string (value, pos_sync_get_last_error (self));
    break;
  case PROP_CLOCK_SKEW:
    g_value_set_int64 (value, self->clock_skew);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_sync_finalize (GObject *object)
{
  PosSync *self = POS_SYNC (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->waiting);
  g_clear_error (&self->failure);
  g_free (self->cursor);
  g_clear_object (&self->transport);
  g_clear_object (&self->context);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pos_sync_parent_class)->finalize (object);
}

static void
pos_sync_class_init (PosSyncClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object->finalize = pos_sync_finalize;
  object->get_property = pos_sync_get_property;
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  properties[PROP_ENROLLED] = g_param_spec_boolean ("enrolled", NULL, NULL, FALSE, flags);
  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PARKED] = g_param_spec_uint ("parked", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OLDEST_AT] =
      g_param_spec_int64 ("oldest-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LAST_SUCCESS_AT] =
      g_param_spec_int64 ("last-success-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LAST_ERROR] = g_param_spec_string ("last-error", NULL, NULL, NULL, flags);
  properties[PROP_CLOCK_SKEW] =
      g_param_spec_int64 ("clock-skew", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object, G_N_ELEMENTS (properties), properties);
}

static void
pos_sync_init (PosSync *self)
{
  self->resent_from = -1;
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  pos_sync_pump_init (&self->pump, 0);
}

PosSync *
pos_sync_new (PosLocalStore *store, PosTransport *transport, PosContext *context)
{
  PosSync *self = g_object_new (POS_TYPE_SYNC, NULL);

  self->store = g_object_ref (store);
  self->transport = transport ? g_object_ref (transport) : NULL;
  self->context = g_object_ref (context);
  return self;
}
