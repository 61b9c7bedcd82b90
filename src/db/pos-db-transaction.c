/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-transaction.c — the one place where a transaction begins and ends. */
#include "db/pos-db-transaction.h"
#include "base/pos-error.h"

static const char *const brackets[] = {
    [POS_DB_BRACKET_READ] = "BEGIN",
    [POS_DB_BRACKET_WRITE] = "BEGIN IMMEDIATE",
    [POS_DB_BRACKET_COMMIT] = "COMMIT",
};

/* Prepared once: the smallest reads cost little more than what is around them. */
static int
run_bracket (PosDbConnection *connection, PosDbBracket bracket)
{
  sqlite3_stmt **statement = &connection->brackets[bracket];

  if (!*statement) {
    int rc = sqlite3_prepare_v3 (
        connection->handle, brackets[bracket], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    if (rc != SQLITE_OK)
      return rc;
  }
  int rc = sqlite3_step (*statement);
  sqlite3_reset (*statement);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static gboolean
begin (PosDbConnection *connection, PosDbBracket bracket, GError **error)
{
  g_return_val_if_fail (connection->owner == g_thread_self (), FALSE);

  int rc = run_bracket (connection, bracket);
  return rc == SQLITE_OK || pos_db_connection_fail (connection, rc, brackets[bracket], error);
}

/* Runs the function and refuses a success that hides a fault. */
static gboolean
run_body (PosDbTxn *txn, PosDbFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean ok = func (txn, data, &failure);

  if (!ok && failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (txn->fault) {
    g_propagate_error (error, g_steal_pointer (&txn->fault));
    return FALSE;
  }
  if (!ok)
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_MISUSE,
                          NULL,
                          "The transaction failed without saying why");
  if (sqlite3_get_autocommit (txn->connection->handle))
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "The engine rolled the transaction back");
  return TRUE;
}

static void
roll_back (PosDbConnection *connection)
{
  g_autoptr (GError) error = NULL;

  if (sqlite3_get_autocommit (connection->handle))
    return;
  if (!pos_db_connection_exec (connection, "ROLLBACK", &error)) {
    connection->broken = TRUE;
    g_warning ("ROLLBACK: %s", error->message);
  }
}

gboolean
pos_db_transaction_run (PosDbConnection *connection,
                        PosDbFunc func,
                        gpointer data,
                        GHashTable *topics,
                        PosDbTransactionOutcome *outcome,
                        GError **error)
{
  PosDbTxn txn = {.connection = connection, .topics = topics};

  *outcome = POS_DB_TRANSACTION_NOT_STORED;
  if (!begin (connection, topics ? POS_DB_BRACKET_WRITE : POS_DB_BRACKET_READ, error))
    return FALSE;

  gboolean ok = run_body (&txn, func, data, error);
  g_clear_error (&txn.fault);
  g_warn_if_fail (connection->n_in_use == 0);
  if (ok) {
    int rc = run_bracket (connection, POS_DB_BRACKET_COMMIT);

    if (rc != SQLITE_OK) {
      ok = pos_db_connection_fail (connection, rc, "COMMIT", error);
      if (pos_db_code_is_disk_failure (rc) || (rc & 0xff) == SQLITE_FULL)
        *outcome = POS_DB_TRANSACTION_UNKNOWN;
    }
  }
  if (!ok)
    roll_back (connection);
  return ok;
}

void
pos_db_txn_touch (PosDbTxn *txn, const char *topic)
{
  g_return_if_fail (txn->topics != NULL);

  g_hash_table_add (txn->topics, g_strdup (topic));
}
