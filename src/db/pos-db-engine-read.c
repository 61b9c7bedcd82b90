/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-engine-read.c — reads, copies and checks beside the writer. */
#include "base/pos-error.h"
#include "db/pos-db-engine-private.h"
#include "db/pos-db-transaction.h"

static PosDbConnection *
open_as (PosDbEngine *self, PosDbConnectionMode mode, GError **error)
{
  PosDbConnection *reader;

  if (!pos_db_engine_is_the_file (self, error))
    return NULL;
  reader = pos_db_connection_open (self->path, self->options.vfs, mode, error);
  if (!reader)
    return NULL;
  reader->interrupt = &self->interrupt;
  if (pos_db_connection_configure (reader, error))
    return reader;
  pos_db_connection_close (reader, FALSE);
  return NULL;
}

static PosDbConnection *
open_reader (PosDbEngine *self, GError **error)
{
  return open_as (self, self->reader_mode, error);
}

/* Takes the reader's connection; the gate is held until give_back(). */
static PosDbConnection *
borrow (PosDbEngine *self, guint number, GCancellable *cancellable, GError **error)
{
  g_rw_lock_reader_lock (&self->gate);
  if (!self->readers[number])
    self->readers[number] = open_reader (self, error);
  if (!self->readers[number]) {
    g_rw_lock_reader_unlock (&self->gate);
    return NULL;
  }
  self->readers[number]->cancellable = cancellable;
  self->readers[number]->owner = g_thread_self ();
  return self->readers[number];
}

static void
give_back (PosDbEngine *self, guint number)
{
  self->readers[number]->cancellable = NULL;
  if (self->readers[number]->broken)
    g_clear_pointer (&self->readers[number], pos_db_connection_discard);
  g_rw_lock_reader_unlock (&self->gate);
}

gboolean
pos_db_engine_read (PosDbEngine *self,
                    guint reader,
                    PosDbFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  PosDbTransactionOutcome outcome;
  PosDbConnection *connection = borrow (self, reader, cancellable, error);

  if (!connection)
    return FALSE;

  gboolean ok = pos_db_transaction_run (connection, func, data, NULL, &outcome, error);
  give_back (self, reader);
  return ok;
}

gboolean
pos_db_engine_copy (
    PosDbEngine *self, const char *path, PosDbFunc mark, gpointer data, GError **error)
{
  g_rw_lock_reader_lock (&self->gate);
  PosDbConnection *connection = open_reader (self, error);
  gboolean ok =
      connection && pos_db_connection_copy (connection, path, self->options.vfs, mark, data, error);
  g_clear_pointer (&connection, pos_db_connection_discard);
  g_rw_lock_reader_unlock (&self->gate);
  return ok;
}

static GStrv
check (PosDbConnection *connection, GError **error)
{
  g_autoptr (GStrvBuilder) structure = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  /* The quick one does not ask whether indexes lead to every row. */
  gboolean ok = pos_db_connection_list (connection, "PRAGMA integrity_check", structure, error);
  g_auto (GStrv) lines = g_strv_builder_end (structure);
  if (ok && g_strcmp0 (lines[0], "ok") != 0)
    g_strv_builder_addv (all, (const char **)lines);
  ok = ok && pos_db_connection_list (connection, "PRAGMA foreign_key_check", all, error);
  return ok ? g_strv_builder_end (all) : NULL;
}

/* A connection that may only read forgets what columns may hold, and would not look at it. */
GStrv
pos_db_engine_check (PosDbEngine *self, GCancellable *cancellable, GError **error)
{
  gboolean shared = self->reader_mode == POS_DB_CONNECTION_READER;
  GStrv lines = NULL;

  g_rw_lock_reader_lock (&self->gate);
  PosDbConnection *connection =
      open_as (self, shared ? POS_DB_CONNECTION_LOOKER : self->reader_mode, error);
  if (connection) {
    connection->cancellable = cancellable;
    lines = check (connection, error);
  }
  g_clear_pointer (&connection, pos_db_connection_discard);
  g_rw_lock_reader_unlock (&self->gate);
  return lines;
}
