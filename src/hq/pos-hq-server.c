/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-server.c — opens, listens, runs the timer, closes. */
#include "hq/pos-hq-server.h"
#include "base/pos-error.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-import.h"
#include "hq/pos-hq-inbox.h"
#include "hq/pos-hq-server-private.h"
#include "hq/pos-hq-steps.h"
#include "hq/pos-hq-synchronize.h"

#include <errno.h>
#include <glib/gstdio.h>

#define APPLICATION_ID 0x506f4851 /* "PoHQ" */

G_DEFINE_FINAL_TYPE (PosHqServer, pos_hq_server, G_TYPE_OBJECT)

static const char GET_SETTING[] = "SELECT value FROM setting WHERE key = :key";
static const char SET_SETTING[] = "INSERT INTO setting (key, value) VALUES (:key, :value) "
                                  "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
static const char FREE_REGISTERS[] =
    "SELECT id FROM feed WHERE kind = 'register' AND deleted = 0 AND NOT EXISTS (SELECT 1 FROM "
    "device WHERE device.register = feed.id AND device.token_hash IS NOT NULL) ORDER BY id";

static void
pos_hq_server_finalize (GObject *object)
{
  PosHqServer *self = POS_HQ_SERVER (object);

  pos_hq_server_stop (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->devices, g_hash_table_unref);
  g_free (self->data);
  g_free (self->admin_token);
  g_free (self->epoch);
  G_OBJECT_CLASS (pos_hq_server_parent_class)->finalize (object);
}

static void
pos_hq_server_class_init (PosHqServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_hq_server_finalize;
}

static void
pos_hq_server_init (PosHqServer *self)
{
  self->devices =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)pos_hq_device_free);
}

static char *
make_secret (PosContext *context, gsize size)
{
  g_autofree guint8 *random = g_malloc (size);
  GString *text = g_string_new (NULL);

  pos_context_fill_random (context, random, size);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", random[i]);
  return g_string_free (text, FALSE);
}

/* Opening. */

static gboolean
fail_file (GError **error, const char *path)
{
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", path, g_strerror (errno));
}

static gboolean
load_admin_token (PosHqServer *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->data, "admin.token", NULL), *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && strlen (g_strstrip (text)) >= 32) {
    self->admin_token = g_steal_pointer (&text);
    return TRUE;
  }
  self->admin_token = make_secret (self->context, 32);
  return g_file_set_contents_full (
      path, self->admin_token, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
set_epoch (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET_SETTING);

  pos_db_bind_text (set, ":key", "epoch");
  pos_db_bind_text (set, ":value", data);
  return pos_db_run (set, error);
}

/* @data: char **: what there is, %NULL for nothing. */
static gboolean
get_epoch (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET_SETTING);
  char **epoch = data;
  gboolean has_row;

  pos_db_bind_text (get, ":key", "epoch");
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  *epoch = has_row ? g_strdup (pos_db_column_text (get, 0)) : NULL;
  return TRUE;
}

static gboolean
load_epoch (PosHqServer *self, GError **error)
{
  if (!pos_db_read_sync (self->db, get_epoch, &self->epoch, NULL, error))
    return FALSE;
  if (self->epoch)
    return TRUE;
  self->epoch = make_secret (self->context, 4);
  return pos_db_write_sync (self->db, set_epoch, self->epoch, error);
}

void
pos_hq_server_renew_epoch (PosHqServer *self)
{
  g_message ("A register is ahead of this database: the change feed starts over");
  g_free (self->epoch);
  self->epoch = make_secret (self->context, 4);
  pos_db_write_async (self->db, set_epoch, g_strdup (self->epoch), g_free, NULL, NULL, NULL);
}

static gboolean
load_devices (PosDbTxn *txn, gpointer devices, GError **error)
{
  return pos_hq_device_table_load (txn, devices, error);
}

gboolean
pos_hq_server_load_devices (PosHqServer *self, GError **error)
{
  return pos_db_read_sync (self->db, load_devices, self->devices, NULL, error);
}

static gboolean
open_data (PosHqServer *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->data, "hq.db", NULL);
  PosDbOptions options = {
      .application_id = APPLICATION_ID,
      .migrations = "/org/example/Pos/schema/hq",
      .ballast_bytes = POS_DB_BALLAST_BYTES,
  };

  if (g_mkdir_with_parents (self->data, 0700) != 0)
    return fail_file (error, self->data);
  self->db = pos_db_open (path, &options, error);
  return self->db && load_epoch (self, error) && load_admin_token (self, error) &&
         pos_hq_server_load_devices (self, error);
}

PosHqServer *
pos_hq_server_new (const char *data, PosContext *context, GError **error)
{
  g_autoptr (PosHqServer) self = g_object_new (POS_TYPE_HQ_SERVER, NULL);

  self->data = g_strdup (data);
  self->context = g_object_ref (context);
  return open_data (self, error) ? g_steal_pointer (&self) : NULL;
}

/* *Synchronize orders* in the background. */

typedef struct {
  PosHqServer *server;
  PosHqSynchronize job;
} Run;

static void run_batch (PosHqServer *self, gint64 after);

static void
run_free (Run *run)
{
  g_object_unref (run->server);
  g_free (run);
}

static void
batch_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  PosHqServer *self = run->server;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);

  if (!done)
    g_warning ("Synchronize orders: %s", error->message);
  self->synchronizing = FALSE;
  if (!self->soup || !done)
    return;
  if (run->job.more)
    run_batch (self, run->job.last);
  else if (self->synchronize_again)
    run_batch (self, 0);
}

static void
run_batch (PosHqServer *self, gint64 after)
{
  Run *run = g_new0 (Run, 1);

  run->server = g_object_ref (self);
  run->job.now = pos_context_get_now (self->context);
  run->job.after = after;
  self->synchronizing = TRUE;
  self->synchronize_again = self->synchronize_again && after > 0;
  pos_db_write_async (
      self->db, pos_hq_synchronize_batch, run, (GDestroyNotify)run_free, NULL, batch_done, run);
}

void
pos_hq_server_kick (PosHqServer *self)
{
  if (self->sync_interval == 0 || !self->soup)
    return;
  if (self->synchronizing)
    self->synchronize_again = TRUE;
  else
    run_batch (self, 0);
}

static gboolean
on_timer (gpointer data)
{
  pos_hq_server_kick (data);
  return G_SOURCE_CONTINUE;
}

/* Listening. */

gboolean
pos_hq_server_start (PosHqServer *self, guint16 port, guint sync_interval, GError **error)
{
  g_return_val_if_fail (!self->soup, FALSE);

  self->soup = soup_server_new ("server-header", "pos-hq", NULL);
  self->inbox = pos_hq_inbox_new (self);
  self->sync_interval = sync_interval;
  pos_hq_routes_add (self);
  if (!soup_server_listen_local (self->soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  if (sync_interval > 0)
    self->timer = g_timeout_add_seconds (sync_interval, on_timer, self);
  pos_hq_server_kick (self);
  return TRUE;
}

void
pos_hq_server_stop (PosHqServer *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->soup)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->inbox, pos_hq_inbox_free);
  if (self->db && !pos_db_close (self->db, &error))
    g_warning ("Closing: %s", error->message);
  g_clear_object (&self->db);
}

guint16
pos_hq_server_get_port (PosHqServer *self)
{
  GSList *uris = self->soup ? soup_server_get_uris (self->soup) : NULL;
  guint16 port = uris ? (guint16)g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return port;
}

char *
pos_hq_server_dup_address (PosHqServer *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u", (guint)pos_hq_server_get_port (self));
}

const char *
pos_hq_server_get_admin_token (PosHqServer *self)
{
  return self->admin_token;
}

/* Steps that block. */

static GStrv
list_refusals (PosBundle *bundle)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    g_autofree char *line = g_strdup_printf (
        "record %u: %s %s: %s", refusal->index, refusal->kind, refusal->id, refusal->reason);
    g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}

int
pos_hq_server_import (PosHqServer *self, PosBundle *bundle, GStrv *report, GError **error)
{
  PosHqImport import = {.bundle = bundle};

  if (report)
    *report = NULL;
  if (!pos_db_write_sync (self->db, pos_hq_import, &import, error))
    return -1;
  g_free (import.answer);
  if (report)
    *report = list_refusals (bundle);
  return (int)import.taken;
}

static gboolean
has_parameters (PosDbTxn *txn, gpointer there, GError **error)
{
  return pos_hq_feed_has (txn, "parameters", "company", there, error);
}

gboolean
pos_hq_server_is_empty (PosHqServer *self)
{
  gboolean there = FALSE;

  return pos_db_read_sync (self->db, has_parameters, &there, NULL, NULL) && !there;
}

char *
pos_hq_server_create_code (PosHqServer *self, const char *register_id, GError **error)
{
  PosHqNewCode new_code = {.context = self->context, .register_id = register_id};

  if (!pos_db_write_sync (self->db, pos_hq_create_code, &new_code, error))
    return NULL;
  return g_strdup (new_code.code);
}

static gboolean
list_free (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, FREE_REGISTERS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv *list = data;
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    g_strv_builder_add (builder, pos_db_column_text (select, 0));
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  *list = g_strv_builder_end (builder);
  return TRUE;
}

GStrv
pos_hq_server_list_free_registers (PosHqServer *self, GError **error)
{
  GStrv list = NULL;

  return pos_db_read_sync (self->db, list_free, &list, NULL, error) ? list : NULL;
}

gboolean
pos_hq_server_synchronize (PosHqServer *self, GError **error)
{
  PosHqSynchronize job = {.now = pos_context_get_now (self->context), .force = TRUE};

  do {
    if (!pos_db_write_sync (self->db, pos_hq_synchronize_batch, &job, error))
      return FALSE;
    job.after = job.last;
  } while (job.more);
  return TRUE;
}
