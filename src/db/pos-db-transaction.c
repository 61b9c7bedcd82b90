/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-transaction.c — the one place where a transaction begins and ends. */
#include "db/pos-db-transaction.h"
#include "base/pos-error.h"

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
  if (!pos_db_connection_exec (connection, topics ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;

  gboolean ok = run_body (&txn, func, data, error);
  g_clear_error (&txn.fault);
  g_warn_if_fail (connection->n_in_use == 0);
  if (ok) {
    int rc = sqlite3_exec (connection->handle, "COMMIT", NULL, NULL, NULL);

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
