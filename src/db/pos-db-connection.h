/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-connection.h — one SQLite connection with our settings; private to src/db.
 * Thread: opened, used and asserted on one thread; only closing may happen elsewhere, while nobody
 * uses it.  Source: reliability rules; a setting that does not stick fails the opening. */
#pragma once
#include "db/pos-db-log.h"
#include "db/pos-db.h"
#include <sqlite3.h>

G_BEGIN_DECLS

/* WRITER: read-write, and the only one that checkpoints.  MAKER: a WRITER of a file that may be
 * missing.  READER: read-only, in the log's newest state.  LOOKER: the same, but
 * the engine knows all that the tables demand, for looking whether it is so.  ALONE: the same on a
 * disk that has no room for the log's index, or lets nobody write it; nobody else may write
 * meanwhile.  IMMUTABLE: a file that nobody can write, read without its log. */
typedef enum {
  POS_DB_CONNECTION_WRITER,
  POS_DB_CONNECTION_MAKER,
  POS_DB_CONNECTION_READER,
  POS_DB_CONNECTION_LOOKER,
  POS_DB_CONNECTION_ALONE,
  POS_DB_CONNECTION_IMMUTABLE,
} PosDbConnectionMode;

typedef enum {
  POS_DB_BRACKET_READ,
  POS_DB_BRACKET_WRITE,
  POS_DB_BRACKET_COMMIT,
  POS_DB_N_BRACKETS,
} PosDbBracket;

/**
 * PosDbConnection:
 * @log: (nullable): how it writes to the log; writer only
 * @broken: the disk failed under this connection: close it, do not go on
 * @wal_frames: pages in the log after the last commit; writer only
 * @cancellable: (nullable): stops the running read
 * @interrupt: (nullable): when not 0, stops every read
 * @statements: the cache, SQL text → PosDbStatement
 * @brackets: what begins and ends a transaction, prepared when it is first needed
 * @n_in_use: statements that are out
 */
typedef struct {
  sqlite3 *handle;
  PosDbLog *log;
  GThread *owner;
  PosDbConnectionMode mode;
  gboolean broken;
  guint wal_frames;
  GCancellable *cancellable;
  const gint *interrupt;
  GHashTable *statements;
  sqlite3_stmt *brackets[POS_DB_N_BRACKETS];
  guint n_in_use;
} PosDbConnection;

/* Two steps, so that a file can be looked at before a setting is written to it. */
PosDbConnection *pos_db_connection_open (const char *path,
                                         const char *vfs,
                                         PosDbConnectionMode mode,
                                         GError **error);
gboolean pos_db_connection_configure (PosDbConnection *self, GError **error);

/* @folded: the log was folded in completely, so its files may go. */
void pos_db_connection_close (PosDbConnection *self, gboolean folded);
/* Closes and leaves the log as it is. */
void pos_db_connection_discard (PosDbConnection *self);

gboolean pos_db_connection_exec (PosDbConnection *self, const char *sql, GError **error);
/* The first column of the first row, and 0 when there is no row. */
gboolean
pos_db_connection_get_int (PosDbConnection *self, const char *sql, gint64 *value, GError **error);
/* Appends a line per row, its columns joined by ": ". */
gboolean pos_db_connection_list (PosDbConnection *self,
                                 const char *sql,
                                 GStrvBuilder *lines,
                                 GError **error);

/* Folds the log into the file; @everything waits for readers and empties it.  Being held up by a
 * reader is no error unless @everything. */
gboolean pos_db_connection_checkpoint (PosDbConnection *self, gboolean everything, GError **error);

/* An emptied log stays empty from now on, even when the power goes. */
gboolean pos_db_connection_sync_log (PosDbConnection *self, GError **error);

/* Copies into @path, which must not exist, with VACUUM INTO, and syncs the copy; under its name
 * only when it is whole.  @mark: (nullable): as of pos_db_backup_sync() */
gboolean pos_db_connection_copy (PosDbConnection *self,
                                 const char *path,
                                 const char *vfs,
                                 PosDbFunc mark,
                                 gpointer data,
                                 GError **error);

/* Turns a result code into an error of ours; always %FALSE.  Marks the connection as broken. */
gboolean pos_db_connection_fail (PosDbConnection *self, int rc, const char *what, GError **error);

/* Whether @rc leaves the connection's idea of the disk in doubt. */
gboolean pos_db_code_is_disk_failure (int rc);

G_END_DECLS
