/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-core.c — see the header. */
#include "hq/pos-hq-core.h"
#include "base/pos-error.h"
#include "base/pos-steady.h"
#include "hq/pos-hq-certificate-table.h"
#include "hq/pos-hq-check-in-key.h"
#include "hq/pos-hq-device-table.h"
#include "hq/pos-hq-heard-table.h"
#include "hq/pos-hq-run-table.h"
#include "hq/pos-hq-setting-table.h"
#include "wire/pos-protocol.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define APPLICATION_ID 0x506f4851 /* "PoHQ" */
#define MIGRATIONS "/org/example/Pos/schema/hq"

G_DEFINE_FINAL_TYPE (PosHqCore, pos_hq_core, G_TYPE_OBJECT)

static void
pos_hq_core_finalize (GObject *object)
{
  PosHqCore *self = POS_HQ_CORE (object);

  pos_hq_core_close (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->devices, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->certified, g_hash_table_unref);
  g_clear_pointer (&self->heard, g_hash_table_unref);
  g_clear_pointer (&self->authority, pos_hq_authority_free);
  g_free (self->data);
  g_free (self->admin_token);
  g_free (self->run);
  g_free (self->last_run);
  g_free (self->hub_store);
  g_free (self->mail_folder);
  G_OBJECT_CLASS (pos_hq_core_parent_class)->finalize (object);
}

static void
pos_hq_core_class_init (PosHqCoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_hq_core_finalize;
}

static void
pos_hq_core_init (PosHqCore *self)
{
  self->devices =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)pos_hq_device_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->certified =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)pos_hq_device_free);
  self->heard = pos_hq_heard_set_new ();
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

/* It is made when the database is there: where it lies, there was one. */
static char *
dup_token_path (PosHqCore *self)
{
  return g_build_filename (self->data, "admin.token", NULL);
}

static gboolean
was_in_use (PosHqCore *self)
{
  g_autofree char *path = dup_token_path (self);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
load_admin_token (PosHqCore *self, GError **error)
{
  g_autofree char *path = dup_token_path (self), *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && strlen (g_strstrip (text)) >= 32) {
    self->admin_token = g_steal_pointer (&text);
    return TRUE;
  }
  self->admin_token = make_secret (self->context, 32);
  return g_file_set_contents_full (
      path, self->admin_token, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
begin_run (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCore *self = data;

  if (!pos_hq_run_table_begin (txn, self->run, error) ||
      !pos_hq_check_in_key_make (txn, self->context, error))
    return FALSE;
  g_atomic_int_set (&self->began, TRUE);
  return TRUE;
}

const char *
pos_hq_core_get_run (PosHqCore *self)
{
  return g_atomic_int_get (&self->began) || !self->last_run ? self->run : self->last_run;
}

static gboolean
read_settings (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCore *self = data;

  g_clear_pointer (&self->hub_store, g_free);
  g_clear_pointer (&self->last_run, g_free);
  return pos_hq_run_table_get_last (txn, &self->last_run, error) &&
         pos_hq_setting_table_get (txn, POS_HQ_SETTING_STORE, &self->hub_store, error);
}

static gboolean
load_settings (PosHqCore *self, GError **error)
{
  return pos_db_read_sync (self->db, read_settings, self, NULL, error);
}

void
pos_hq_core_note_failure (PosHqCore *self, const char *what, const GError *error)
{
  gboolean trouble = error && pos_db_error_is_trouble (error);

  if (error && !(trouble && self->told_trouble))
    g_warning ("%s: %s", what, error->message);
  self->told_trouble = trouble;
}

static gboolean
load_devices (PosDbTxn *txn, gpointer core, GError **error)
{
  PosHqCore *self = core;

  return pos_hq_device_table_load (txn, self->devices, error) &&
         pos_hq_device_table_load_places (txn, self->places, error) &&
         pos_hq_certificate_table_load (txn, self->certified, error);
}

gboolean
pos_hq_core_load_devices (PosHqCore *self, GError **error)
{
  return pos_db_read_sync (self->db, load_devices, self, NULL, error);
}

static gboolean
open_authority (PosHqCore *self, gboolean may_make, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->authority =
      pos_hq_authority_open (self->data, may_make, pos_context_get_now (self->context), &failure);
  if (failure)
    g_propagate_error (error, g_error_copy (failure));
  return failure == NULL;
}

gboolean
pos_hq_core_need_authority (PosHqCore *self, GError **error)
{
  if (self->hub_store)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_REJECTED,
                          NULL,
                          "A hub signs nothing: ask headquarters");
  return self->authority || open_authority (self, TRUE, error);
}

/* No database is shorter. */
#define LEAST_BYTES 512

/* An empty headquarters in place of one that was lost would answer every register "who are you",
 * and give numbers a second time. */
static gboolean
check_not_lost (const char *path, GError **error)
{
  GStatBuf found;

  if (g_stat (path, &found) == 0 && found.st_size >= LEAST_BYTES)
    return TRUE;
  return pos_set_error (
      error,
      POS_DB_ERROR,
      POS_DB_ERROR_CORRUPT,
      NULL,
      "%s is missing or empty, although it was in use: put back a copy of it, and "
      "registers send again what is younger; or move admin.token beside it away, "
      "import the set-up and enroll every register anew, and they send everything "
      "that they keep",
      path);
}

static gboolean
look_through (PosDbTxn *txn, gpointer unused, GError **error)
{
  static const char *const questions[] = {"PRAGMA integrity_check", "PRAGMA foreign_key_check"};

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (PosDbStatement) look = pos_db_txn_prepare (txn, questions[i]);
    gboolean has_row;

    if (!pos_db_step (look, &has_row, error))
      return FALSE;
    if (has_row && g_strcmp0 (pos_db_column_text (look, 0), "ok") != 0)
      return pos_set_error (error,
                            POS_DB_ERROR,
                            POS_DB_ERROR_CORRUPT,
                            NULL,
                            "The database is damaged, and was not copied: %s",
                            pos_db_column_text (look, 0));
  }
  return TRUE;
}

/* Through a connection that only reads: a second one that empties the log loses what was
 * acknowledged. */
PosDb *
pos_hq_core_open_beside (const char *data, GError **error)
{
  g_autofree char *from = g_build_filename (data, "hq.db", NULL);
  const PosDbOptions options = {
      .application_id = APPLICATION_ID,
      .migrations = MIGRATIONS,
      .beside = TRUE,
      .existing = TRUE,
  };

  return check_not_lost (from, error) ? pos_db_open (from, &options, error) : NULL;
}

gboolean
pos_hq_core_backup (const char *data, const char *path, GError **error)
{
  g_autoptr (PosDb) db = pos_hq_core_open_beside (data, error);

  return db && pos_db_backup_sync (db, path, look_through, NULL, error);
}

static gboolean
open_data (PosHqCore *self, const char *vfs, GError **error)
{
  g_autofree char *path = g_build_filename (self->data, "hq.db", NULL);
  /* On a simulated disk there is only the database. */
  gboolean existing = !vfs && was_in_use (self);
  PosDbOptions options = {
      .application_id = APPLICATION_ID,
      .migrations = MIGRATIONS,
      .ballast_bytes = POS_DB_BALLAST_BYTES,
      .vfs = vfs,
      .threadless = vfs != NULL,
      .existing = existing,
      /* A simulated disk that fails is a machine that is off. */
      .allow_read_only = !vfs,
      .begin = begin_run,
      .begin_data = self,
  };

  if (existing && !check_not_lost (path, error))
    return FALSE;
  if (g_mkdir_with_parents (self->data, 0700) != 0)
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", self->data, g_strerror (errno));
  self->db = pos_db_open (path, &options, error);
  return self->db && load_settings (self, error) && load_admin_token (self, error) &&
         open_authority (self, FALSE, error) && pos_hq_core_load_devices (self, error);
}

PosHqCore *
pos_hq_core_new (const char *data, const char *vfs, PosContext *context, GError **error)
{
  g_autoptr (PosHqCore) self = g_object_new (POS_TYPE_HQ_CORE, NULL);

  self->data = g_strdup (data);
  self->context = g_object_ref (context);
  self->run = make_secret (self->context, 8);
  return open_data (self, vfs, error) ? g_steal_pointer (&self) : NULL;
}

void
pos_hq_core_close (PosHqCore *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->keep_timer, g_source_remove);
  if (self->db && !pos_db_close (self->db, &error))
    g_warning ("Closing: %s", error->message);
  g_clear_object (&self->db);
}

gint64
pos_hq_core_get_time (PosHqCore *self)
{
  PosClock *clock = pos_context_get_clock (self->context);

  return self->told_time ? self->told_time + pos_steady_get_now (clock) - self->told_time_at
                         : pos_context_get_now (self->context);
}

void
pos_hq_core_hear_time (PosHqCore *self, gint64 time)
{
  self->told_time = time;
  self->told_time_at = pos_steady_get_now (pos_context_get_clock (self->context));
  self->is_cut = FALSE;
}

void
pos_hq_core_lose_line (PosHqCore *self)
{
  self->is_cut = TRUE;
}

gboolean
pos_hq_core_is_alone (PosHqCore *self)
{
  gint64 since = pos_steady_get_now (pos_context_get_clock (self->context)) - self->told_time_at;

  return self->hub_store &&
         (self->told_time == 0 || self->is_cut || since >= POS_REQUEST_TIMEOUT * G_USEC_PER_SEC);
}
