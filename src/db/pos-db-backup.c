/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-backup.c — a compact copy of the whole database, on the disk for good. */
#include "base/pos-error.h"
#include "db/pos-db-transaction.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
mark_copy (PosDbConnection *copy, PosDbFunc mark, gpointer data, GError **error)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PosDbTransactionOutcome outcome;

  return pos_db_transaction_run (copy, mark, data, topics, &outcome, error);
}

/* Whoever may read it has the hashes of PINs, and customers; an empty file may be copied into. */
static gboolean
make_private (const char *part, GError **error)
{
  int fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0 && close (fd) == 0)
    return TRUE;
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "Cannot make %s: %s", part, g_strerror (errno));
}

/* VACUUM INTO does not sync its result: do it through the engine's own file, because opening and
 * closing the file ourselves could drop the locks of a connection of this process. */
static gboolean
sync_copy (const char *path, const char *vfs, PosDbFunc mark, gpointer data, GError **error)
{
  PosDbConnection *copy = pos_db_connection_open (path, vfs, POS_DB_CONNECTION_WRITER, error);
  sqlite3_file *file = NULL;

  if (!copy)
    return FALSE;

  gboolean ok = !mark || mark_copy (copy, mark, data, error);
  int rc = sqlite3_file_control (copy->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (ok && rc == SQLITE_OK)
    rc = file->pMethods->xSync (file, SQLITE_SYNC_FULL);
  ok = ok && (rc == SQLITE_OK || pos_db_connection_fail (copy, rc, "sync the copy", error));
  pos_db_connection_close (copy, FALSE);
  return ok;
}

static gboolean
copy (PosDbConnection *self, const char *path, GError **error)
{
  sqlite3_stmt *vacuum = NULL;

  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  /* The copy is attached for a moment, and written to. */
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  int rc = sqlite3_exec (self->handle, "PRAGMA query_only = OFF", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (self->handle, "VACUUM INTO :path", -1, &vacuum, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (vacuum, 1, path, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (vacuum);
  gboolean ok = rc == SQLITE_DONE || pos_db_connection_fail (self, rc, "copy", error);
  sqlite3_finalize (vacuum);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  return ok;
}

/* Under its real name only when it is whole. */
static gboolean
finish_copy (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (part, path) != 0)
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "Cannot rename %s to %s", part, path);

  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return ok || pos_set_error (
                   error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "Cannot sync the folder %s", folder);
}

gboolean
pos_db_connection_copy (PosDbConnection *self,
                        const char *path,
                        const char *vfs,
                        PosDbFunc mark,
                        gpointer data,
                        GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_MISUSE, NULL, "%s exists", path);
  g_unlink (part);
  /* Files of another kind of disk are its own to make. */
  if ((vfs || make_private (part, error)) && copy (self, part, error) &&
      sync_copy (part, vfs, mark, data, error) && finish_copy (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}
