/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db.h — one database file: its threads, its transactions, its life from opening to backup.
 * Layer: db.  Knows a SQL engine, knows no table.  Source: reliability rules (one writer that alone
 * checkpoints, WAL, synchronous=FULL, psow=0), each of them held by a test.
 *
 * Threads: one writer thread owns the only read-write connection; reader threads own read-only
 * ones, and one more is kept for who waits for what he reads.  Nobody else ever touches a
 * connection.  Every function here may be called from any thread except from inside a PosDbFunc.
 *
 * Nothing in this interface is SQLite's own, so that another engine can stand behind it. */
#pragma once
#include "base/pos-clock.h"
#include "db/pos-db-statement.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_DB (pos_db_get_type ())
G_DECLARE_FINAL_TYPE (PosDb, pos_db, POS, DB, GObject)

/* 4 MiB: room for more than twenty orders, measured. */
#define POS_DB_BALLAST_BYTES (4 * 1024 * 1024)

/**
 * PosDbFunc:
 *
 * The body of a transaction: %TRUE commits, %FALSE with @error set rolls back.  It runs on a
 * thread of the database, or while its caller waits, so it works on values it was given and calls
 * nothing but statements.
 *
 * It may run twice: when the disk is full, the first run is rolled back, the ballast is given up
 * and the function runs again from the start.  So it overwrites its results and changes nothing
 * that it reads.
 */
typedef gboolean (*PosDbFunc) (PosDbTxn *txn, gpointer data, GError **error);

/**
 * PosDbOptions:
 * @application_id: four letters in the file's header; a file with another one is not opened
 * @migrations: (nullable): GResource folder of `0001-name.sql`, `0002-name.sql`, …; dense
 * @allow_read_only: show an unwritable database instead of failing; writes then say READ_ONLY,
 * until the disk takes them again
 * @beside: only read, beside the process that has it open: no lock, no repair, no migration
 * @without_backup: migrate an existing database without a copy of it first
 * @existing: it was there before: a file that is missing or empty is lost (CORRUPT), not new
 * @look: (nullable): looks at a file of today's schema, in a read transaction, before anything is
 *   written to it and before its log is folded in; %FALSE refuses it
 * @look_data: for @look, which is called once, while pos_db_open() blocks
 * @begin: (nullable): the first transaction of this program whenever the file was opened for
 *   writing, be it later than pos_db_open(); %FALSE leaves it unopened
 * @begin_data: for @begin, which runs on a thread of the database
 * @ballast_bytes: size of the side file that is given up when the disk is full; 0 = none
 * @n_readers: reader threads; 0 = 2; each has a connection, and who waits for a read another one
 * @checkpoint_frames: pages in the log from which an idle moment is used to check-point; 0 = 1000
 * @clock: (nullable): dates the copies made before migrations; the system's when %NULL
 * @vfs: (nullable): name of a registered SQLite VFS, for tests
 * @threadless: for simulations that replay: every call does its work at once, on the caller's
 *   thread, one after the other; answers still come from the main context
 *
 * Zero everywhere is a sensible small database.  Copied by pos_db_open().
 */
typedef struct {
  guint32 application_id;
  const char *migrations;
  gboolean allow_read_only;
  gboolean beside;
  gboolean without_backup;
  gboolean existing;
  PosDbFunc look;
  gpointer look_data;
  PosDbFunc begin;
  gpointer begin_data;
  gsize ballast_bytes;
  guint n_readers;
  guint checkpoint_frames;
  PosClock *clock;
  const char *vfs;
  gboolean threadless;
} PosDbOptions;

/**
 * pos_db_open:
 * @path: a plain file; its folder exists.  Beside it live `-wal`, `-shm`, `.lock`, `.ballast` and
 *   the copies made before migrations, `.v3-20260131T120000Z.backup`
 *
 * Opens or creates the database, repairs what a crash left, migrates.  Blocks.  PosDb::changed
 * will be emitted in the caller's thread-default main context.
 *
 * Errors: BUSY (another process has it open), SCHEMA_NEWER (details "found", "known"), MISUSE
 * (another program's file, a faulty migration), READ_ONLY, CORRUPT, FULL, IO, CONSTRAINT (a
 * migration broke a foreign key).
 */
PosDb *pos_db_open (const char *path, const PosDbOptions *options, GError **error);

/* Finishes what is queued, checkpoints, closes; later calls answer CLOSED, and none may be under
 * way in another thread.  Dropping the last reference does the same without telling errors.  An
 * error means that the work is safe in the log and that the next opening will fold it in. */
gboolean pos_db_close (PosDb *self, GError **error);

const char *pos_db_get_path (PosDb *self);
gboolean pos_db_is_read_only (PosDb *self);
/* Number of the last migration that the file has seen. */
int pos_db_get_schema_version (PosDb *self);

/* Why the last write was not kept, a PosDbError of those that a disk gives (FULL, READ_ONLY, IO);
 * -1 while it takes them.  PosDb::trouble-changed tells in the context of pos_db_open(). */
int pos_db_get_trouble (PosDb *self);
/* Whether @error is one of those: it is the disk, and not what was to be written. */
gboolean pos_db_error_is_trouble (const GError *error);

/**
 * pos_db_write_async:
 * @destroy: (nullable): frees @data, in the caller's context, after the callback
 * @cancellable: (nullable): honored only until the transaction begins
 *
 * Runs @func between BEGIN IMMEDIATE and COMMIT, in the order of the calls.  When the callback
 * says yes, the rows are on the disk.  Errors are those of @func and CLOSED, READ_ONLY, FULL, IO,
 * CORRUPT, BUSY, G_IO_ERROR_CANCELLED; see pos_db_error_outcome_is_unknown().
 */
void pos_db_write_async (PosDb *self,
                         PosDbFunc func,
                         gpointer data,
                         GDestroyNotify destroy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean pos_db_write_finish (PosDb *self, GAsyncResult *result, GError **error);

/* The same for callers that may wait: start-up, posctl, tests, short durable steps. */
gboolean pos_db_write_sync (PosDb *self, PosDbFunc func, gpointer data, GError **error);

/* Runs @func in a read transaction (one consistent picture), on a reader thread or, for who waits,
 * on his own.  Cancelling stops a running query within a few hundred of the engine's steps. */
void pos_db_read_async (PosDb *self,
                        PosDbFunc func,
                        gpointer data,
                        GDestroyNotify destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean pos_db_read_finish (PosDb *self, GAsyncResult *result, GError **error);
/* Gives what was read away from @data, to be freed like the one before. */
typedef gpointer (*PosDbTakeFunc) (gpointer data);
/* Reads for @task, whose task data is that of @func and @take; the task's result is what was taken.
 * @task: (transfer full); @free_answer: of a result that nobody asks for. */
void pos_db_read_task (
    PosDb *self, GTask *task, PosDbFunc func, PosDbTakeFunc take, GDestroyNotify free_answer);
gboolean pos_db_read_sync (
    PosDb *self, PosDbFunc func, gpointer data, GCancellable *cancellable, GError **error);

/**
 * pos_db_error_outcome_is_unknown:
 *
 * Whether a failed write may nevertheless have been stored: the disk failed during COMMIT.  The
 * database has read its log again, so the caller reads the record by its id and goes on from what
 * it finds.  With the code FULL the log could not be emptied: what is not found now may still turn
 * up after a crash, under the same id.  Every other failed write has stored nothing.
 */
gboolean pos_db_error_outcome_is_unknown (const GError *error);

/* Writes a consistent, compact copy to @path, which must not exist, and syncs it.  Runs beside
 * writes.  Blocks.
 * @mark: (nullable) (scope call): a transaction in the copy, before it gets its name */
gboolean
pos_db_backup_sync (PosDb *self, const char *path, PosDbFunc mark, gpointer data, GError **error);

/* Looks for damage (structure, then foreign keys).  Returns: (transfer full): a line per fault,
 * empty when all is well; %NULL when it could not look. */
GStrv pos_db_check_sync (PosDb *self, GCancellable *cancellable, GError **error);

/* Folds the log into the file now instead of in the next idle moment; for tests and shutdown. */
gboolean pos_db_checkpoint_sync (PosDb *self, GError **error);

/* PosDb::changed (PosDb *db, GStrv topics): after one or more commits, in the context of
 * pos_db_open(), the topics they touched, each once, sorted. */

G_END_DECLS
