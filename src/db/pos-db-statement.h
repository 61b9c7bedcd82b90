/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-statement.h — a transaction's handle and the statements that run in it.
 * Layer: db.  Thread: both exist only inside a PosDbFunc, on the thread that runs it; every call
 * asserts that.  Ownership: the transaction is borrowed; a statement is g_autoptr and goes back
 * to its connection's cache when the scope ends.  SQL is a literal, portable, with named
 * parameters (":order_id"); no text is ever printed into it.
 *
 *   g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, INSERT_ORDER);
 *   pos_db_bind_id (insert, ":id", &order->id);
 *   pos_db_bind_text (insert, ":note", order->note);
 *   if (!pos_db_run (insert, error))
 *     return FALSE;
 *
 * Faults that a caller cannot repair (bad SQL, an unknown or forgotten parameter, a column of the
 * wrong kind) are remembered: the next step or run fails with them, and so does the transaction
 * even if nobody looked.  So binders and columns need no error of their own. */
#pragma once
#include "base/pos-digest.h"
#include "base/pos-id.h"
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosDbTxn PosDbTxn;
typedef struct _PosDbStatement PosDbStatement;

/**
 * pos_db_txn_prepare:
 * @sql: one statement, a literal; it is the key of the connection's cache
 *
 * Returns: (transfer full): never %NULL; a statement that could not be prepared carries its error
 * to the first step.  Preparing the same text twice at the same time gives two statements.
 */
PosDbStatement *pos_db_txn_prepare (PosDbTxn *txn, const char *sql);

/* Runs one statement without parameters or rows: prepare, run, release. */
gboolean pos_db_txn_run (PosDbTxn *txn, const char *sql, GError **error);

/* Names a topic ("order", "product") that this transaction changes; PosDb::changed tells it after
 * COMMIT, once per topic.  @topic is copied.  Only in writes. */
void pos_db_txn_touch (PosDbTxn *txn, const char *topic);

/* Binders.  @name with its colon.  Values are copied; a NULL pointer, and PosId's "none", bind
 * SQL NULL.  Every parameter must be bound before the first step; binding after a step starts the
 * statement again, and the other values stay. */
void pos_db_bind_id (PosDbStatement *self, const char *name, const PosId *id);
void pos_db_bind_text (PosDbStatement *self, const char *name, const char *text);
void pos_db_bind_int64 (PosDbStatement *self, const char *name, gint64 value);
void pos_db_bind_blob (PosDbStatement *self, const char *name, gconstpointer data, gsize size);
void pos_db_bind_digest (PosDbStatement *self, const char *name, const PosDigest *digest);
void pos_db_bind_null (PosDbStatement *self, const char *name);

/* As their namesakes, without the copy: what is lent stays as it is until the statement has run,
 * and is lent again before it runs once more. */
void pos_db_lend_id (PosDbStatement *self, const char *name, const PosId *id);
void pos_db_lend_text (PosDbStatement *self, const char *name, const char *text, gsize length);
/* Neither: the statement takes @text and frees it. */
void pos_db_give_text (PosDbStatement *self, const char *name, char *text);

/**
 * pos_db_step:
 * @has_row: (out): whether the columns can be read now; %FALSE at the end and on error
 *
 * Errors: CONSTRAINT (details "kind": unique, primary-key, foreign-key, check, not-null, trigger,
 * datatype, other; "message": the engine's words), FULL, IO, CORRUPT, READ_ONLY, MISUSE, and
 * G_IO_ERROR_CANCELLED in a cancelled read.
 */
gboolean pos_db_step (PosDbStatement *self, gboolean *has_row, GError **error);

/* A list for json_each(); NULL where there is none.  @texts: (nullable), ends with %NULL. */
void pos_db_bind_texts (PosDbStatement *self, const char *name, const char *const *texts);

/* Runs a statement that answers no rows and makes it ready for other values; a row is MISUSE. */
gboolean pos_db_run (PosDbStatement *self, GError **error);

/* Rows inserted, updated or deleted by the last finished run of this statement. */
gint64 pos_db_changes (PosDbStatement *self);

/* Columns of the current row, by index from 0.  Pointers are valid until the next step, bind or
 * the end of the scope.  A NULL column reads as "none", %NULL or 0; another kind than the one
 * asked for poisons the transaction with CORRUPT. */
gboolean pos_db_column_is_null (PosDbStatement *self, int column);
PosId pos_db_column_id (PosDbStatement *self, int column);
gint64 pos_db_column_int64 (PosDbStatement *self, int column);
const char *pos_db_column_text (PosDbStatement *self, int column);
/* The same where a text has to be: "" where damage left none, so that a look for it goes on. */
const char *pos_db_column_word (PosDbStatement *self, int column);
gconstpointer pos_db_column_blob (PosDbStatement *self, int column, gsize *size);
/* Whether that is @digest, or nothing is there: what a row of an older program has no proof of. */
gboolean pos_db_column_proves (PosDbStatement *self, int column, const PosDigest *digest);
int pos_db_column_count (PosDbStatement *self);
/* The first column of every row that is left.
 * Returns: (transfer full) (element-type utf8): %NULL as of pos_db_step(). */
GPtrArray *pos_db_read_texts (PosDbStatement *self, GError **error);
/* The first two, one behind the other. */
GPtrArray *pos_db_read_pairs (PosDbStatement *self, GError **error);
/* As the texts.  Returns: (transfer full) (element-type PosId). */
GArray *pos_db_read_ids (PosDbStatement *self, GError **error);
/* The column's name as the SELECT gives it; for dumps and tests. */
const char *pos_db_column_name (PosDbStatement *self, int column);

/* Gives the statement back; what the autoptr calls. */
void pos_db_statement_release (PosDbStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosDbStatement, pos_db_statement_release)

G_END_DECLS
