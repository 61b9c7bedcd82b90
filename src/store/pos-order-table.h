/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-table.h — orders with all that belongs to them.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  an order is written whole and read whole; the keyed hash over its canonical JSON is
 *         compared at every reading: POS_DB_ERROR_CORRUPT, details "order". */
#pragma once
#include "model/pos-order-query.h"
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Replaces what is stored under its id.  Registers use pos_local_store_commit_order(). */
gboolean
pos_order_table_save (PosDbTxn *txn, PosLocalStore *store, PosOrder *order, GError **error);
gboolean pos_order_table_get (
    PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosOrder **order, GError **error);
/* @ids: (element-type PosId).  Returns: (transfer full) (element-type PosOrder): in their order. */
GPtrArray *
pos_order_table_get_all (PosDbTxn *txn, PosLocalStore *store, GArray *ids, GError **error);
/* −1 when there is no such order. */
gboolean
pos_order_table_get_revision (PosDbTxn *txn, const PosId *id, gint64 *revision, GError **error);

/* Orders whose number, reference or receipt is exactly @text (letter case aside), newest first.
 * Returns: (transfer full) (element-type PosOrderSummary). */
GPtrArray *pos_order_table_find (PosDbTxn *txn, const char *text, GError **error);
/* Orders that were made before @before and of which @item is still to be picked up from @location,
 * oldest first.  Returns: (transfer full) (element-type PosId). */
GArray *pos_order_table_list_awaiting (
    PosDbTxn *txn, PosOrder *before, const char *item, const char *location, GError **error);
/* What orders with an open line of that delivery mode are called, oldest first.
 * Returns: (transfer full) (element-type utf8). */
GPtrArray *pos_order_table_list_by_mode (PosDbTxn *txn, const char *mode, GError **error);
/* The same of orders of @customer that still ship to that @address of his. */
GPtrArray *pos_order_table_list_shipping_to (PosDbTxn *txn,
                                             const char *customer,
                                             const char *address,
                                             GError **error);
/* Every filter of PosOrderFilter.  Returns: (transfer full): %NULL with @error. */
PosOrderPage *pos_order_table_search (PosDbTxn *txn, PosOrderFilter *filter, GError **error);

/* 12 characters out of 28 that cannot be mistaken for another, not used by any local order.
 * Returns: (transfer full). */
char *pos_order_table_mint_reference (PosDbTxn *txn, PosContext *context, GError **error);

G_END_DECLS
