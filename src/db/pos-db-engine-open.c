/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-engine-open.c — opening a database: lock, look, recover, copy, migrate. */
#include "base/pos-error.h"
#include "db/pos-db-engine-private.h"
#include "db/pos-db-migrate.h"
#include "db/pos-db-transaction.h"
#include <glib/gstdio.h>

static PosDbEngine *
engine_new (const char *path, const PosDbOptions *options, guint n_readers)
{
  PosDbEngine *self = g_new0 (PosDbEngine, 1);

  self->path = g_strdup (path);
  self->options = *options;
  self->options.migrations = g_strdup (options->migrations);
  self->options.vfs = g_strdup (options->vfs);
  self->options.clock = options->clock ? g_object_ref (options->clock) : pos_clock_new_system ();
  self->readers = g_new0 (PosDbConnection *, n_readers);
  self->n_readers = n_readers;
  self->reader_mode = POS_DB_CONNECTION_READER;
  self->lock = -1;
  g_rw_lock_init (&self->gate);
  pos_db_ballast_init (&self->ballast, path, options->ballast_bytes);
  return self;
}

/* Looks at the header before any setting is written. */
static gboolean
inspect (PosDbEngine *self, PosDbConnectionMode mode, GError **error)
{
  PosDbConnection *connection = pos_db_connection_open (self->path, self->options.vfs, mode, error);

  if (!connection)
    return FALSE;

  gboolean ok = TRUE;
  if ((mode == POS_DB_CONNECTION_WRITER || mode == POS_DB_CONNECTION_MAKER) &&
      sqlite3_db_readonly (connection->handle, "main") == 1)
    ok = pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY, NULL, "%s cannot be written", self->path);
  ok = ok && pos_db_migrate_inspect (connection, &self->options, &self->version, error);
  pos_db_connection_close (connection, FALSE);
  return ok;
}

static gboolean
check_structure (PosDbConnection *connection, const char *when, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!pos_db_connection_list (connection, "PRAGMA quick_check", builder, error))
    return FALSE;

  g_auto (GStrv) lines = g_strv_builder_end (builder);
  if (g_strcmp0 (lines[0], "ok") == 0)
    return TRUE;
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CORRUPT,
                        NULL,
                        "Damaged %s: %s",
                        when,
                        lines[0] ? lines[0] : "no answer");
}

/* What was in use and is gone is not begun anew: that would hide it. */
static gboolean
is_there (PosDbEngine *self, GError **error)
{
  if (!self->options.existing || pos_db_file_holds_something (self->path))
    return TRUE;
  return pos_db_migrate_fail_lost (self->path, error);
}

/* Before the log is folded in for good.  A log that a crash left may belong to another file, so
 * the structure is looked at with it. */
static gboolean
look (PosDbEngine *self, GError **error)
{
  PosDbConnection *connection;
  PosDbTransactionOutcome outcome;
  gboolean ok = TRUE;

  if (!self->options.look || self->version == 0 ||
      self->version != pos_db_migrate_known (&self->options, NULL))
    return TRUE;
  connection = pos_db_connection_open (self->path, self->options.vfs, self->reader_mode, error);
  if (!connection)
    return FALSE;
  if (pos_db_file_has_log (self->path))
    ok = check_structure (connection, "with the log that lies beside it", error);
  ok = ok && pos_db_transaction_run (
                 connection, self->options.look, self->options.look_data, NULL, &outcome, error);
  pos_db_connection_discard (connection);
  return ok;
}

/* A copy of a file that did not change is taken away again, so that a program which is started
 * over and over does not fill the disk. */
static gboolean
migrate (PosDbEngine *self, GError **error)
{
  int before = self->version;
  int known = pos_db_migrate_known (&self->options, error);
  g_autofree char *copy = NULL;

  if (known < 0)
    return FALSE;
  if (known <= before)
    return TRUE;
  if (before > 0 && !self->options.without_backup) {
    copy =
        pos_db_file_name_copy (self->path, self->version, pos_clock_get_now (self->options.clock));
    if (!pos_db_engine_copy (self, copy, NULL, NULL, error))
      return FALSE;
  }
  if (!pos_db_migrate_run (self->writer, &self->options, &self->version, error)) {
    if (copy && self->version == before)
      g_unlink (copy);
    return FALSE;
  }
  return before == 0 || check_structure (self->writer, "after migrating", error);
}

static gboolean
try_begin (PosDbEngine *self, GError **error)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PosDbTransactionOutcome outcome;

  return pos_db_transaction_run (
      self->writer, self->options.begin, self->options.begin_data, topics, &outcome, error);
}

static gboolean
begin (PosDbEngine *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!self->options.begin)
    return TRUE;
  gboolean ok = try_begin (self, &failure);
  if (!ok && g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_FULL) &&
      pos_db_ballast_release (&self->ballast)) {
    g_clear_error (&failure);
    ok = try_begin (self, &failure);
  }
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}

static gboolean
open_writable (PosDbEngine *self, GError **error)
{
  gboolean existing = self->options.existing;

  if (!is_there (self, error))
    return FALSE;
  if (self->lock < 0)
    self->lock = pos_db_lock_take (self->path, error);
  if (self->lock < 0 ||
      !inspect (self, existing ? POS_DB_CONNECTION_WRITER : POS_DB_CONNECTION_MAKER, error) ||
      !look (self, error))
    return FALSE;
  pos_db_ballast_refill (&self->ballast, TRUE);
  return pos_db_engine_open_writer (self, error) && migrate (self, error) && begin (self, error);
}

/* Whether a failure to open for writing may be a disk that only refuses writes. */
static gboolean
may_be_unwritable (const GError *error)
{
  return g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY) ||
         g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_IO) ||
         g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_FULL);
}

/* First with the log, which may hold the newest orders, if need be with an index of it that is in
 * memory only; where the log cannot be read either, the file itself is left. */
static gboolean
open_read_only (PosDbEngine *self, GError **error)
{
  static const PosDbConnectionMode modes[] = {POS_DB_CONNECTION_READER, POS_DB_CONNECTION_ALONE};

  g_atomic_int_set (&self->read_only, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    self->reader_mode = modes[i];
    if (inspect (self, self->reader_mode, NULL))
      return look (self, error);
  }
  self->reader_mode = POS_DB_CONNECTION_IMMUTABLE;
  self->without_log = pos_db_file_has_log (self->path);
  return inspect (self, self->reader_mode, error);
}

/* What another process writes can only be read together with its log. */
static gboolean
open_beside (PosDbEngine *self, GError **error)
{
  self->read_only = TRUE;
  return is_there (self, error) && inspect (self, self->reader_mode, error) && look (self, error);
}

PosDbEngine *
pos_db_engine_open (const char *path, const PosDbOptions *options, guint n_readers, GError **error)
{
  PosDbEngine *self = engine_new (path, options, n_readers);
  g_autoptr (GError) failure = NULL;

  if (options->beside ? open_beside (self, &failure) : open_writable (self, &failure))
    return self;
  g_clear_pointer (&self->writer, pos_db_connection_discard);
  self->full = g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_FULL);
  if (options->allow_read_only && may_be_unwritable (failure) && open_read_only (self, NULL)) {
    g_warning ("%s is open for reading only: %s", path, failure->message);
    return self;
  }
  pos_db_engine_free (self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
open_again (PosDbEngine *self)
{
  g_autoptr (GError) failure = NULL;

  if (open_writable (self, &failure))
    return TRUE;
  g_clear_pointer (&self->writer, pos_db_connection_discard);
  self->full = g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_FULL);
  return FALSE;
}

void
pos_db_engine_try_writing (PosDbEngine *self)
{
  PosDbConnectionMode mode = self->reader_mode;

  if (!self->read_only || self->options.beside || self->without_log)
    return;
  pos_db_engine_close_connections (self);
  self->reader_mode = POS_DB_CONNECTION_READER;
  if (open_again (self)) {
    g_message ("%s is open for writing again", self->path);
    g_atomic_int_set (&self->read_only, FALSE);
  } else {
    self->reader_mode = mode;
  }
  g_rw_lock_writer_unlock (&self->gate);
}

gboolean
pos_db_engine_is_read_only (PosDbEngine *self)
{
  return g_atomic_int_get (&self->read_only);
}

int
pos_db_engine_get_schema_version (PosDbEngine *self)
{
  return self->version;
}
