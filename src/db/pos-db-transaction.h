/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-transaction.h — a transaction on a connection, and its statements; private to src/db.
 * The words BEGIN, COMMIT and ROLLBACK stand only behind this header (and in the migrator, which
 * needs its own around a schema change). */
#pragma once
#include "db/pos-db-connection.h"

G_BEGIN_DECLS

/**
 * PosDbTxn:
 * @topics: (nullable) (element-type utf8): what the transaction touched; %NULL in a read
 * @fault: (nullable): the first fault that the function must not overlook
 */
struct _PosDbTxn {
  PosDbConnection *connection;
  GHashTable *topics;
  GError *fault;
};

/* How far a failed transaction came. */
typedef enum {
  POS_DB_TRANSACTION_NOT_STORED,
  POS_DB_TRANSACTION_UNKNOWN,
} PosDbTransactionOutcome;

/* BEGIN, @func, COMMIT or ROLLBACK.  @topics: set of strings for a write, %NULL for a read. */
gboolean pos_db_transaction_run (PosDbConnection *connection,
                                 PosDbFunc func,
                                 gpointer data,
                                 GHashTable *topics,
                                 PosDbTransactionOutcome *outcome,
                                 GError **error);

/* SQL text → PosDbStatement. */
GHashTable *pos_db_statement_cache_new (void);

G_END_DECLS
