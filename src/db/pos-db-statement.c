/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-statement.c — prepared statements: cached, bound by name, read by index. */
#include "db/pos-db-statement.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "db/pos-db-transaction.h"
#include <string.h>

/* Bytes of a statement's text that decide its place in the cache. */
#define HASHED 48

/* Faults are kept in `fault` until the next step, and in the transaction for good. */
struct _PosDbStatement {
  sqlite3_stmt *handle;
  char *sql;
  gboolean cached;
  gboolean has_row;
  guint8 *bound;
  GStrv names; /* of the parameters; SQLite's own are gone when it prepares anew */
  int n_parameters, bound_last;
  gint64 changes;
  PosDbTxn *txn;
  GError *fault;
};

static void
statement_free (gpointer data)
{
  PosDbStatement *self = data;

  sqlite3_finalize (self->handle);
  g_clear_error (&self->fault);
  g_free (self->bound);
  g_strfreev (self->names);
  g_free (self->sql);
  g_free (self);
}

/* Statements are long, and differ in their length or at their end. */
static guint
hash_sql (gconstpointer sql)
{
  gsize size = strlen (sql);
  const char *end = (const char *)sql + size;
  guint hash = (guint)size;

  for (const char *at = end - MIN (size, HASHED); at < end; at++)
    hash = hash * 33 + (guchar)*at;
  return hash;
}

GHashTable *
pos_db_statement_cache_new (void)
{
  return g_hash_table_new_full (hash_sql, g_str_equal, NULL, statement_free);
}

static void
remember (PosDbStatement *self, GError *fault)
{
  if (!self->txn->fault)
    self->txn->fault = g_error_copy (fault);
  if (self->fault)
    g_error_free (fault);
  else
    self->fault = fault;
}

static void
misuse (PosDbStatement *self, PosDbError code, const char *what, const char *name)
{
  GError *fault = NULL;

  pos_set_error (&fault, POS_DB_ERROR, (int)code, NULL, "%s “%s” in: %s", what, name, self->sql);
  remember (self, fault);
}

static PosDbStatement *
statement_new (PosDbTxn *txn, const char *sql)
{
  PosDbStatement *self = g_new0 (PosDbStatement, 1);
  const char *rest = NULL;
  GError *fault = NULL;

  self->txn = txn;
  self->sql = g_strdup (sql);
  int rc = sqlite3_prepare_v3 (
      txn->connection->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, &rest);
  if (rc != SQLITE_OK) {
    pos_db_connection_fail (txn->connection, rc, sql, &fault);
    remember (self, fault);
  } else if (!self->handle || rest[strspn (rest, " \n\t;")] != '\0') {
    misuse (self, POS_DB_ERROR_MISUSE, "Not exactly one statement:", sql);
  }
  self->n_parameters = sqlite3_bind_parameter_count (self->handle);
  self->bound = g_new0 (guint8, (gsize)self->n_parameters + 1);
  self->names = g_new0 (char *, (gsize)self->n_parameters + 1);
  for (int i = 0; i < self->n_parameters; i++)
    self->names[i] = g_strdup (sqlite3_bind_parameter_name (self->handle, i + 1));
  return self;
}

PosDbStatement *
pos_db_txn_prepare (PosDbTxn *txn, const char *sql)
{
  PosDbConnection *connection = txn->connection;
  g_assert (connection->owner == g_thread_self ());

  PosDbStatement *self = g_hash_table_lookup (connection->statements, sql);
  if (self && !self->txn) {
    self->txn = txn;
  } else {
    gboolean taken = self != NULL;

    self = statement_new (txn, sql);
    if (!taken && !self->fault) {
      self->cached = TRUE;
      g_hash_table_insert (connection->statements, self->sql, self);
    }
  }
  connection->n_in_use++;
  return self;
}

void
pos_db_statement_release (PosDbStatement *self)
{
  g_assert (self->txn && self->txn->connection->owner == g_thread_self ());

  self->txn->connection->n_in_use--;
  self->txn = NULL;
  if (!self->cached) {
    statement_free (self);
    return;
  }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  memset (self->bound, 0, (gsize)self->n_parameters);
  self->has_row = FALSE;
  g_clear_error (&self->fault);
}

gboolean
pos_db_txn_run (PosDbTxn *txn, const char *sql, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  return pos_db_run (statement, error);
}

/* SQLite looks through all names; most are bound in the order in which they were written. */
static int
find_parameter (PosDbStatement *self, const char *name)
{
  const char *next = self->names[self->bound_last]; /* %NULL behind the last one */

  if (next && !strcmp (next, name))
    self->bound_last++;
  else
    self->bound_last = sqlite3_bind_parameter_index (self->handle, name);
  return self->bound_last;
}

/* The parameter's number, 0 for an unknown one; leaves the statement ready to be bound. */
static int
parameter (PosDbStatement *self, const char *name)
{
  if (!self->handle)
    return 0;

  int index = find_parameter (self, name);
  if (index == 0) {
    misuse (self, POS_DB_ERROR_MISUSE, "No parameter", name);
    return 0;
  }
  if (sqlite3_stmt_busy (self->handle) || self->has_row)
    sqlite3_reset (self->handle);
  self->has_row = FALSE;
  self->bound[index - 1] = TRUE;
  return index;
}

static void
check_bound (PosDbStatement *self, int rc, const char *name)
{
  if (rc == SQLITE_TOOBIG)
    misuse (self, POS_DB_ERROR_CONSTRAINT, "Value too big for", name);
  else if (rc == SQLITE_NOMEM)
    misuse (self, POS_DB_ERROR_IO, "No memory for", name);
  else if (rc != SQLITE_OK)
    misuse (self, POS_DB_ERROR_MISUSE, "Cannot bind", name);
}

void
pos_db_bind_id (PosDbStatement *self, const char *name, const PosId *id)
{
  gboolean none = !id || pos_id_is_none (id);

  pos_db_bind_blob (self, name, none ? NULL : id->bytes, none ? 0 : sizeof id->bytes);
}

void
pos_db_bind_text (PosDbStatement *self, const char *name, const char *text)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT), name);
}

void
pos_db_lend_id (PosDbStatement *self, const char *name, const PosId *id)
{
  int index = parameter (self, name);
  gboolean none = !id || pos_id_is_none (id);

  if (index > 0)
    check_bound (self,
                 sqlite3_bind_blob64 (self->handle,
                                      index,
                                      none ? NULL : id->bytes,
                                      none ? 0 : sizeof id->bytes,
                                      SQLITE_STATIC),
                 name);
}

void
pos_db_lend_text (PosDbStatement *self, const char *name, const char *text, gsize length)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (
        self,
        sqlite3_bind_text64 (self->handle, index, text, length, SQLITE_STATIC, SQLITE_UTF8),
        name);
}

void
pos_db_give_text (PosDbStatement *self, const char *name, char *text)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (self, sqlite3_bind_text (self->handle, index, text, -1, g_free), name);
  else
    g_free (text);
}

void
pos_db_bind_int64 (PosDbStatement *self, const char *name, gint64 value)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (self, sqlite3_bind_int64 (self->handle, index, value), name);
}

void
pos_db_bind_digest (PosDbStatement *self, const char *name, const PosDigest *digest)
{
  pos_db_bind_blob (self, name, digest->bytes, sizeof digest->bytes);
}

void
pos_db_bind_blob (PosDbStatement *self, const char *name, gconstpointer data, gsize size)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (
        self, sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT), name);
}

void
pos_db_bind_null (PosDbStatement *self, const char *name)
{
  int index = parameter (self, name);

  if (index > 0)
    check_bound (self, sqlite3_bind_null (self->handle, index), name);
}

static gboolean
fail (PosDbStatement *self, int rc, GError **error)
{
  GError *failure = NULL;

  pos_db_connection_fail (self->txn->connection, rc, self->sql, &failure);
  /* A broken rule may be an answer that the caller expects; everything else ends the transaction.
   */
  if ((rc & 0xff) != SQLITE_CONSTRAINT && !self->txn->fault)
    self->txn->fault = g_error_copy (failure);
  sqlite3_reset (self->handle);
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
is_ready (PosDbStatement *self, GError **error)
{
  for (int i = 0; !self->fault && i < self->n_parameters; i++)
    if (!self->bound[i])
      misuse (self,
              POS_DB_ERROR_MISUSE,
              "Nothing bound to",
              sqlite3_bind_parameter_name (self->handle, i + 1));
  if (self->fault)
    g_propagate_error (error, g_error_copy (self->fault));
  return self->fault == NULL;
}

void
pos_db_bind_texts (PosDbStatement *self, const char *name, const char *const *texts)
{
  g_autoptr (json_t) list = json_array ();
  g_autofree char *text = NULL;

  for (const char *const *at = texts; at && *at; at++)
    json_array_append_new (list, json_string (*at));
  if (json_array_size (list) > 0)
    text = pos_json_to_text (list);
  pos_db_bind_text (self, name, text);
}

gboolean
pos_db_step (PosDbStatement *self, gboolean *has_row, GError **error)
{
  g_assert (self->txn && self->txn->connection->owner == g_thread_self ());

  *has_row = FALSE;
  self->has_row = FALSE;
  if (!is_ready (self, error))
    return FALSE;

  int rc = sqlite3_step (self->handle);
  if (rc == SQLITE_ROW) {
    *has_row = self->has_row = TRUE;
    return TRUE;
  }
  if (rc != SQLITE_DONE)
    return fail (self, rc, error);
  self->changes =
      sqlite3_stmt_readonly (self->handle) ? 0 : sqlite3_changes64 (self->txn->connection->handle);
  sqlite3_reset (self->handle);
  return TRUE;
}

gboolean
pos_db_run (PosDbStatement *self, GError **error)
{
  gboolean has_row;

  if (!pos_db_step (self, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  sqlite3_reset (self->handle);
  misuse (self, POS_DB_ERROR_MISUSE, "A row nobody wanted from", self->sql);
  return is_ready (self, error);
}

gint64
pos_db_changes (PosDbStatement *self)
{
  return self->changes;
}

/* Whether the column has a value of @type to give. */
static gboolean
column_is (PosDbStatement *self, int column, int type)
{
  g_return_val_if_fail (self->has_row, FALSE);
  g_return_val_if_fail (column >= 0 && column < sqlite3_data_count (self->handle), FALSE);

  int found = sqlite3_column_type (self->handle, column);
  if (found == SQLITE_NULL)
    return FALSE;
  if (found != type)
    misuse (self,
            POS_DB_ERROR_CORRUPT,
            "Unexpected kind of value in",
            sqlite3_column_name (self->handle, column));
  return found == type;
}

gboolean
pos_db_column_is_null (PosDbStatement *self, int column)
{
  g_return_val_if_fail (self->has_row, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

PosId
pos_db_column_id (PosDbStatement *self, int column)
{
  PosId id = POS_ID_NONE;
  gsize size = 0;
  gconstpointer bytes = pos_db_column_blob (self, column, &size);

  if (size == sizeof id.bytes)
    memcpy (id.bytes, bytes, size);
  else if (bytes)
    misuse (self, POS_DB_ERROR_CORRUPT, "No id in", sqlite3_column_name (self->handle, column));
  return id;
}

gboolean
pos_db_column_proves (PosDbStatement *self, int column, const PosDigest *digest)
{
  gsize size = 0;
  gconstpointer bytes = pos_db_column_blob (self, column, &size);

  return pos_db_column_is_null (self, column) ||
         (size == sizeof digest->bytes && !memcmp (bytes, digest->bytes, size));
}

gint64
pos_db_column_int64 (PosDbStatement *self, int column)
{
  if (!column_is (self, column, SQLITE_INTEGER))
    return 0;
  return sqlite3_column_int64 (self->handle, column);
}

const char *
pos_db_column_text (PosDbStatement *self, int column)
{
  if (!column_is (self, column, SQLITE_TEXT))
    return NULL;
  return (const char *)sqlite3_column_text (self->handle, column);
}

const char *
pos_db_column_word (PosDbStatement *self, int column)
{
  const char *text = pos_db_column_text (self, column);

  return text ? text : "";
}

static GPtrArray *
read_columns (PosDbStatement *self, int count, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (pos_db_step (self, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&texts);
    for (int i = 0; i < count; i++)
      g_ptr_array_add (texts, g_strdup (pos_db_column_text (self, i)));
  }
  return NULL;
}

GPtrArray *
pos_db_read_texts (PosDbStatement *self, GError **error)
{
  return read_columns (self, 1, error);
}

GPtrArray *
pos_db_read_pairs (PosDbStatement *self, GError **error)
{
  return read_columns (self, 2, error);
}

GArray *
pos_db_read_ids (PosDbStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PosId));
  gboolean has_row;

  while (pos_db_step (self, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&ids);
    PosId id = pos_db_column_id (self, 0);
    g_array_append_val (ids, id);
  }
  return NULL;
}

gconstpointer
pos_db_column_blob (PosDbStatement *self, int column, gsize *size)
{
  *size = 0;
  if (!column_is (self, column, SQLITE_BLOB))
    return NULL;
  *size = (gsize)sqlite3_column_bytes (self->handle, column);
  return sqlite3_column_blob (self->handle, column);
}

int
pos_db_column_count (PosDbStatement *self)
{
  return sqlite3_column_count (self->handle);
}

const char *
pos_db_column_name (PosDbStatement *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}
