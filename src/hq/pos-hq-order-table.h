/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-order-table.h — headquarters' sales orders.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order-query.h"

G_BEGIN_DECLS

/* @order: (out) (transfer full): %NULL when there is none. */
gboolean pos_hq_order_table_get (PosDbTxn *txn, const PosId *id, PosOrder **order, GError **error);
/* By id, number, reference or receipt. */
gboolean pos_hq_order_table_find (PosDbTxn *txn, const char *key, PosOrder **order, GError **error);

/* What orders with an open line of that delivery mode are called, oldest first.
 * Returns: (transfer full) (element-type utf8). */
GPtrArray *pos_hq_order_table_list_by_mode (PosDbTxn *txn, const char *mode, GError **error);

/* Those that are open and that registers are told of, oldest first.
 * Returns: (transfer full) (element-type PosOrder): %NULL with @error. */
GPtrArray *pos_hq_order_table_list_open (PosDbTxn *txn, GError **error);

/* Saves it, and its revision for comparison. */
gboolean pos_hq_order_table_keep (PosDbTxn *txn, PosOrder *order, GError **error);
/* The same, and lets the stores concerned know. */
gboolean pos_hq_order_table_put (PosDbTxn *txn, PosOrder *order, GError **error);

/* As it was at @revision.  @order: (out) (transfer full): %NULL when that is not known. */
gboolean pos_hq_order_table_get_version (
    PosDbTxn *txn, const PosId *id, gint64 revision, PosOrder **order, GError **error);

/* Of the rows of @select, which answers bodies, the one that says @hash
 * (pos_transaction_hash_order()).  @order: (out) (transfer full): %NULL for none. */
gboolean pos_hq_order_table_pick (PosDbStatement *select,
                                  const char *hash,
                                  PosOrder **order,
                                  GError **error);
/* A version that headquarters accepted, or that this hub made, by its hash.
 * @order: (out) (transfer full): %NULL when that is not known. */
gboolean pos_hq_order_table_find_version (
    PosDbTxn *txn, const PosId *id, const char *hash, PosOrder **order, GError **error);
/* The same among what this hub made, and versions whose number another one took. */
gboolean pos_hq_order_table_find_made (
    PosDbTxn *txn, const PosId *id, const char *hash, PosOrder **order, GError **error);
/* This hub made @order of its registers' changes: headquarters will ask what it was. */
gboolean pos_hq_order_table_note_made (PosDbTxn *txn, PosOrder *order, GError **error);
/* Others that have its number lose it: headquarters gave it anew. */
gboolean pos_hq_order_table_take_over_number (PosDbTxn *txn, PosOrder *order, GError **error);

/* Lets the stores concerned know, also of an order that cannot be synchronized yet. */
gboolean pos_hq_order_announce (PosDbTxn *txn, PosOrder *order, GError **error);

/* The next free number, "SO-000001" or for quotes "QU-000001"; %NULL for sales.
 * @number: (out) (transfer full) */
gboolean pos_hq_order_take_number (PosDbTxn *txn, PosOrder *order, char **number, GError **error);

/* The number that @order brings along counts as given, unless it is another order's by now.
 * @free: (out) */
gboolean
pos_hq_order_reserve_number (PosDbTxn *txn, PosOrder *order, gboolean *free, GError **error);

/* Whether @order satisfies @filter, where SQL did not already see to it. */
gboolean pos_hq_order_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error);

/* Sorted as @filter says.  @page: (out) (transfer full). */
gboolean pos_hq_order_table_search (PosDbTxn *txn,
                                    PosOrderFilter *filter,
                                    PosOrderPage **page,
                                    GError **error);

/* The store that @warehouse belongs to.  @store: (out) (transfer full): %NULL for none. */
gboolean
pos_hq_store_of_warehouse (PosDbTxn *txn, const char *warehouse, char **store, GError **error);

/* Whether @store hands the line over: it is picked up there, or the store was picked to ship it, or
 * it leaves its warehouse or the warehouse it ships from. */
gboolean pos_hq_order_line_is_of (PosDbTxn *txn,
                                  PosOrder *order,
                                  PosOrderLine *line,
                                  const char *store,
                                  gboolean *is_of,
                                  GError **error);

G_END_DECLS
