/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-table.h — the work list of a store, read from the local orders without waiting for it.
 * Layer: store.  Source: customer-orders.md §7.1. */
#pragma once
#include "model/pos-work-query.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/**
 * pos_work_table_list:
 * @store: the store whose work it is
 * @done_since: instant from which on what left is listed too
 *
 * Thread: inside a transaction.  What is due first comes first.
 * Returns: (transfer full) (element-type PosWorkLine): %NULL with @error.
 */
GPtrArray *
pos_work_table_list (PosDbTxn *txn, const char *store, gint64 done_since, GError **error);

/* The same from the main thread; the work runs on a reader of the database. */
void pos_work_table_list_async (PosLocalStore *local,
                                const char *store,
                                gint64 done_since,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *pos_work_table_list_finish (PosLocalStore *local, GAsyncResult *result, GError **error);

G_END_DECLS
