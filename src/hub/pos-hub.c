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

static void act (PosHub *self, PosPumpAction action);

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

static gboolean
is_unknown (const GError *failure)
{
  return g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH) ||
         g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_CERTIFICATE_ENDED);
}

static void
fail (PosHub *self, const GError *error)
{
  if (is_unknown (error) && !is_unknown (self->failure))
    g_message ("Headquarters: %s.  What the store sells is kept, and goes there once this hub has "
               "joined again",
               error->message);
  else if (!self->failure)
    g_message ("Headquarters: %s", error->message);
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  self->online = FALSE;
  pos_hq_core_lose_line (self->core);
  /* Who answers next may be another program. */
  self->single_since = 0;
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

/* Whatever was sent was answered. */
static void
on_pushed (PosHub *self, PosPumpEvent event, const GError *error)
{
  if (error) {
    fail (self, error);
    return;
  }
  if (event == POS_PUMP_PUSHED)
    succeed (self);
  feed (self, event);
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
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error);
  PosHub *self = step->hub;

  if (pos_hub_step_is_over (step))
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
    pos_hub_tell_heard (self, pos_hq_core_get_time (self->core));
  }
  feed (self, step->page->more ? POS_PUMP_PULLED_MORE : POS_PUMP_PULLED);
}

static void
on_pulled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  const char *text;
  gssize length;

  if (pos_hub_step_is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error)) {
    text = pos_answer_get_text (answer, &length);
    step->page = pos_hub_page_parse (text, length, &error);
  }
  if (!step->page) {
    fail (step->hub, error);
    return;
  }
  if (step->page->at)
    pos_hq_core_hear_time (step->hub->core, step->page->at);
  step->page->store = g_strdup (step->hub->core->hub_store);
  step->page->now = step->forward.now;
  PosHubStep *taken = g_steal_pointer (&step);
  pos_db_write_async (
      taken->hub->core->db, pos_hub_page_apply, taken->page, NULL, NULL, on_applied, taken);
}

static void
pull (PosHub *self)
{
  g_autofree char *path =
      pos_change_page_dup_path (self->cursor, "{\"program\":\"" POS_VERSION "\"}");

  pos_transport_send_async (self->transport,
                            "GET",
                            path,
                            NULL,
                            0,
                            self->cancellable,
                            on_pulled,
                            pos_hub_step_new (self, NULL));
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
    pos_hub_push (self, on_pushed);
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
  self->room = POS_ROOM_FIRST;
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
