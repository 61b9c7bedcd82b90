/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-total.h — movements that are added up already; private to src/store.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  a register that headquarters has not heard for long, or that has none, keeps every
 *         movement, and would add up all of an item's at every sale of it.  A total says what those
 *         up to a message add up to; what is newer is added when it is read.  Where movements are
 *         forgotten their total goes with them, so it may be missing at any time.
 * Source: docs/database.md "Stock is a sum". */
#pragma once
#include "store/pos-damage.h"

G_BEGIN_DECLS

/* SQL: up to which message the movements of @item in @warehouse are in their total. */
#define POS_STOCK_TOTAL_UPTO(item, warehouse)                                                      \
  "coalesce ((SELECT upto_seq FROM stock_total WHERE item = " item " AND warehouse = " warehouse   \
  "), 0) "

/* After a movement of the message @outbox_seq: one message in so many adds up what it moves. */
gboolean pos_stock_total_follow (
    PosDbTxn *txn, const char *item, const char *warehouse, gint64 outbox_seq, GError **error);
gboolean
pos_stock_total_drop (PosDbTxn *txn, const char *item, const char *warehouse, GError **error);
gboolean pos_stock_total_drop_all (PosDbTxn *txn, GError **error);

/* Sets @moves' @lost where a total is not what its movements add up to. */
gboolean pos_stock_total_look (PosDbTxn *txn, PosDamage *moves, GError **error);
gboolean pos_stock_total_mend (PosDbTxn *txn, const PosDamage *moves, GError **error);

G_END_DECLS
