/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-intent-table.h — what was about to be asked of a payment terminal.
 * Layer: store.  Thread: inside a transaction.  The terminal is asked only after the transaction
 * of pos_intent_table_begin() was committed; at start, list_open tells what to look up. */
#pragma once
#include "db/pos-db-statement.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

gboolean pos_intent_table_begin (PosDbTxn *txn, PosPayIntent *intent, GError **error);
/* @result: (nullable): JSON.  An intent is finished once; again with the same state is harmless,
 * with another one POS_DB_ERROR_CONSTRAINT.  Approved may become voided. */
gboolean pos_intent_table_finish (PosDbTxn *txn,
                                  const PosId *id,
                                  PosIntentState state,
                                  const char *result,
                                  gint64 finished_at,
                                  GError **error);
/* Its money has found its place: an order's payment or a refund. */
gboolean pos_intent_table_mark_booked (PosDbTxn *txn, const PosId *id, GError **error);
gboolean
pos_intent_table_get (PosDbTxn *txn, const PosId *id, PosPayIntent **intent, GError **error);
/* Open ones, and approved ones that no order has booked.  Oldest first.
 * Returns: (transfer full) (element-type PosPayIntent). */
GPtrArray *pos_intent_table_list_open (PosDbTxn *txn, GError **error);

/* A sentence for each that asks for something else than was written. */
gboolean pos_intent_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);
/* After rows were written as they were read: they are all that there are. */
gboolean pos_intent_table_note_all (PosDbTxn *txn, GError **error);

G_END_DECLS
