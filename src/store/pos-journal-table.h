/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-journal-table.h — what was done, by whom, in a chain that shows when a link was changed.
 * Layer: store.  Thread: inside a transaction.  Rows are never changed or deleted. */
#pragma once
#include "db/pos-db-statement.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* Gives @entry its seq, previous hash and hash. */
gboolean pos_journal_table_append (PosDbTxn *txn, PosJournalEntry *entry, GError **error);
/* Newest first, before @before_seq (0: from the end); @order: (nullable): only its entries.
 * Returns: (transfer full) (element-type PosJournalEntry). */
GPtrArray *pos_journal_table_list (
    PosDbTxn *txn, gint64 before_seq, const PosId *order, guint limit, GError **error);
/* Whether the entry is as it was written, wherever it hangs. */
gboolean pos_journal_table_is_linked (PosJournalEntry *entry);
/* The last @count links, 0: all.  Adds a line per fault. */
gboolean pos_journal_table_verify (PosDbTxn *txn, gint64 count, GPtrArray *faults, GError **error);

G_END_DECLS
