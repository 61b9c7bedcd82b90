/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub.c — carries out what the pump decides: transactions up, changes down. */
#include "hub/pos-hub.h"
#include "base/pos-error.h"
#include "hq/pos-hq-setting-table.h"
#include "hub/pos-hub-private.h"
#include "sync/pos-renew.h"
#include "wire/pos-change.h"
#include "wire/pos-protocol.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (PosHub, pos_hub, G_TYPE_OBJECT)

/* One action on its way through database and network. */
typedef struct {
  PosHub *hub;
  GCancellable *cancellable;
  PosHubForward forward;
  PosHubPage *page;
} Step;

static void act (PosHub *self, PosPumpAction action);

static Step *
step_new (PosHub *self)
{
  Step *step = g_new0 (Step, 1);

  step->hub = g_object_ref (self);
  step->cancellable = g_object_ref (self->cancellable);
  step->forward.now = pos_context_get_now (self->core->context);
  return step;
}

static void
step_free (Step *self)
{
  pos_hub_forward_clear (&self->forward);
  g_clear_pointer (&self->page, pos_hub_page_free);
  g_object_unref (self->cancellable);
  g_object_unref (self->hub);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static gboolean
is_over (Step *step)
{
  return g_cancellable_is_cancelled (step->cancellable);
}

static guint32
draw (PosHub *self)
{
  guint32 random;

  pos_context_fill_random (self->core->context, &random, sizeof random);
  return random;
}

static void
feed (PosHub *self, PosPumpEvent event)
{
  act (self, pos_sync_pump_feed (&self->pump, event, draw (self)));
}

static void
give_enrolled (PosHub *self)
{
  g_ptr_array_set_size (self->enrolled, 0);
}

static void
fail (PosHub *self, const GError *error)
{
  if (!self->failure)
    g_message ("Headquarters: %s", error->message);
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  self->online = FALSE;
  give_enrolled (self);
  act (self, pos_sync_pump_fail (&self->pump, pos_sync_classify (error), draw (self)));
}

static void
succeed (PosHub *self)
{
  g_clear_error (&self->failure);
  self->online = TRUE;
}

/* Up. */

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error);

  if (is_over (step))
    return;
  if (written)
    feed (step->hub, POS_PUMP_PUSHED);
  else
    fail (step->hub, error);
}

static void
settle (Step *step, PosDbFunc func)
{
  pos_db_write_async (step->hub->core->db, func, &step->forward, NULL, NULL, on_settled, step);
}

/* Another body under this id does not go away by itself; anything else may be mended over there. */
static void
refuse (Step *step, const PosAnswer *answer, const GError *error)
{
  PosHubForward *forward = &step->forward;
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = pos_ack_parse (text, length, NULL);

  forward->reason = g_strdup (ack && ack->reason ? ack->reason : error->message);
  forward->next_at = error->code == POS_SYNC_ERROR_CONFLICT
                         ? G_MAXINT64
                         : forward->now + pos_sync_next_delay (
                                              (guint)forward->tries + 1, POS_FAILURE_PERMANENT, 0);
  g_message ("Headquarters refuses transaction %" G_GINT64_FORMAT " of %s: %s",
             forward->transaction->sequence,
             forward->transaction->register_id,
             forward->reason);
  settle (step, pos_hub_forward_refuse);
}

static gboolean
is_acknowledged (Step *step, const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text;
  g_autoptr (PosAck) ack = NULL;
  PosTransaction *transaction = step->forward.transaction;

  if (!pos_answer_check (answer, error))
    return FALSE;
  text = pos_answer_get_text (answer, &length);
  ack = pos_ack_parse (text, length, error);
  if (!ack)
    return FALSE;
  return pos_ack_confirms (ack, &transaction->id, transaction->hash) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_PROTOCOL,
                        NULL,
                        "Headquarters acknowledged something else");
}

static void
on_pushed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);

  if (is_over (step))
    return;
  if (answer && is_acknowledged (step, answer, &error)) {
    succeed (step->hub);
    settle (g_steal_pointer (&step), pos_hub_forward_acknowledge);
  } else if (answer && pos_sync_classify (error) == POS_FAILURE_PERMANENT) {
    refuse (g_steal_pointer (&step), answer, error);
  } else {
    fail (step->hub, error);
  }
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = pos_db_read_finish (POS_DB (source), result, &error);
  PosHubForward *forward = &step->forward;
  PosHub *self = step->hub;

  if (is_over (step))
    return;
  if (!read) {
    fail (self, error);
    return;
  }
  g_free (self->cursor);
  self->cursor = g_steal_pointer (&forward->cursor);
  if (!forward->transaction) {
    feed (self, POS_PUMP_OUTBOX_EMPTY);
    return;
  }
  g_autofree char *id = pos_id_dup_text (&forward->device);
  g_autofree char *plain = pos_transaction_dup_path (&forward->transaction->id);
  g_autofree char *path = g_strconcat (plain, "?device=", id, NULL);
  char *text = pos_transaction_to_text (forward->transaction);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
  GCancellable *cancellable = step->cancellable;
  pos_transport_send_async (
      self->transport, "PUT", path, body, 0, cancellable, on_pushed, g_steal_pointer (&step));
}

static void
push (PosHub *self)
{
  Step *step = step_new (self);

  pos_db_read_async (
      self->core->db, pos_hub_forward_next, &step->forward, NULL, NULL, on_next, step);
}

/* Down. */

/* The hub itself goes by headquarters' list of those who are known; this is for its proxy. */
static void
publish_revoked (PosHub *self, const char *revoked)
{
  g_autofree char *path = g_build_filename (self->core->data, POS_HQ_REVOKED_FILE, NULL);
  g_autofree char *known = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &known, NULL, NULL);
  if (revoked && g_strcmp0 (known, revoked) != 0 &&
      !g_file_set_contents_full (path, revoked, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
    g_warning ("What was revoked: %s", error->message);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error);
  PosHub *self = step->hub;

  if (is_over (step))
    return;
  if (!written || !pos_hq_core_load_devices (self->core, &error)) {
    fail (self, error);
    return;
  }
  succeed (self);
  g_free (self->cursor);
  self->cursor = g_strdup (step->page->cursor);
  pos_renew (self->transport, step->forward.now, &self->renew_at, self->cancellable);
  publish_revoked (self, step->page->revoked);
  if (!step->page->more) {
    give_enrolled (self);
    pos_hub_tell_heard (self, step->forward.now);
  }
  feed (self, step->page->more ? POS_PUMP_PULLED_MORE : POS_PUMP_PULLED);
}

static void
on_pulled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  const char *text;
  gssize length;

  if (is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error)) {
    text = pos_answer_get_text (answer, &length);
    step->page = pos_hub_page_parse (text, length, &error);
  }
  if (!step->page) {
    fail (step->hub, error);
    return;
  }
  step->page->store = g_strdup (step->hub->core->hub_store);
  step->page->now = step->forward.now;
  Step *taken = g_steal_pointer (&step);
  pos_db_write_async (
      taken->hub->core->db, pos_hub_page_apply, taken->page, NULL, NULL, on_applied, taken);
}

static void
pull (PosHub *self)
{
  g_autofree char *path =
      pos_change_page_dup_path (self->cursor, "{\"program\":\"" POS_VERSION "\"}");

  pos_transport_send_async (
      self->transport, "GET", path, NULL, 0, self->cancellable, on_pulled, step_new (self));
}

/* When. */

static void
answer_waiting (PosHub *self, const GError *error)
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
  PosHub *self = data;

  self->timer = 0;
  feed (self, POS_PUMP_TIMER);
  return G_SOURCE_REMOVE;
}

static void
act (PosHub *self, PosPumpAction action)
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
    g_clear_handle_id (&self->timer, g_source_remove);
    self->timer = g_timeout_add (
        (guint)MAX (pos_sync_pump_get_delay (&self->pump) / 1000, 1), on_timer, self);
    answer_waiting (self, self->failure);
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

static void
on_changed (PosDb *db, const char *const *topics, gpointer hub)
{
  PosHub *self = hub;

  if (self->running && g_strv_contains (topics, "transaction"))
    feed (self, POS_PUMP_WAKE);
}

static void
look (PosHub *self)
{
  if (self->running)
    feed (self, POS_PUMP_RETRY);
  else
    give_enrolled (self);
}

void
pos_hub_start (PosHub *self)
{
  if (self->running || !pos_hub_is_enrolled (self))
    return;
  self->running = TRUE;
  feed (self, POS_PUMP_WAKE);
}

void
pos_hub_rest (PosHub *self)
{
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  feed (self, POS_PUMP_STOP);
  give_enrolled (self);
  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  answer_waiting (self, error);
}

void
pos_hub_stop (PosHub *self)
{
  if (!self->routes)
    return;
  pos_hub_rest (self);
  pos_hq_routes_set_pass (self->routes, NULL, NULL);
  self->routes = NULL;
  if (self->core->db)
    g_clear_signal_handler (&self->changed, self->core->db);
}

gboolean
pos_hub_is_enrolled (PosHub *self)
{
  return self->core->hub_store != NULL;
}

gboolean
pos_hub_is_online (PosHub *self)
{
  return self->online;
}

void
pos_hub_run_until_idle_async (PosHub *self, GAsyncReadyCallback callback, gpointer data)
{
  if (!pos_hub_is_enrolled (self)) {
    g_task_report_new_error (self,
                             callback,
                             data,
                             pos_hub_run_until_idle_async,
                             POS_SYNC_ERROR,
                             POS_SYNC_ERROR_AUTH,
                             "This hub is not enrolled");
    return;
  }
  g_ptr_array_add (self->waiting, g_task_new (self, NULL, callback, data));
  if (self->running)
    feed (self, POS_PUMP_RETRY);
  else
    pos_hub_start (self);
}

gboolean
pos_hub_run_until_idle_finish (PosHub *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
pos_hub_finalize (GObject *object)
{
  PosHub *self = POS_HUB (object);

  pos_hub_stop (self);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->enrolled);
  g_clear_error (&self->failure);
  g_object_unref (self->cancellable);
  g_object_unref (self->transport);
  g_object_unref (self->core);
  g_free (self->cursor);
  G_OBJECT_CLASS (pos_hub_parent_class)->finalize (object);
}

static void
pos_hub_class_init (PosHubClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_hub_finalize;
}

static void
pos_hub_init (PosHub *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->enrolled = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_hub_answer_free);
  pos_sync_pump_init (&self->pump, 0);
}

static gboolean
get_token (PosDbTxn *txn, gpointer token, GError **error)
{
  return pos_hq_setting_table_get (txn, POS_HQ_SETTING_TOKEN, token, error);
}

PosHub *
pos_hub_new (PosHqCore *core, PosHqRoutes *routes, PosTransport *transport)
{
  PosHub *self = g_object_new (POS_TYPE_HUB, NULL);
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  self->core = g_object_ref (core);
  self->routes = routes;
  self->look = look;
  self->transport = g_object_ref (transport);
  if (!pos_db_read_sync (core->db, get_token, &token, NULL, &error))
    g_warning ("The enrollment cannot be read: %s", error->message);
  pos_transport_set_token (transport, token);
  self->changed = g_signal_connect (core->db, "changed", G_CALLBACK (on_changed), self);
  pos_hq_routes_set_pass (routes, pos_hub_pass, self);
  return self;
}
