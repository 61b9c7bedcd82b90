/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-table.h — how much lies where.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  headquarters' snapshot and the movements of this register that it does not contain are
 *         kept apart and added up when read, so that no snapshot ever forgets a sale.  A movement
 *         goes with the snapshot that contains it, or when headquarters made something else of it
 *         that moves nothing there. */
#pragma once
#include "model/pos-product.h"
#include "store/pos-damage.h"
#include "store/pos-serial-table.h"

G_BEGIN_DECLS

/* One step of customer-orders.md §3.6. */
typedef struct {
  const char *item;
  const char *warehouse;
  gint64 on_hand_micro; /* added */
  gint64 reserved_micro;
} PosStockMove;

/* What movements add to the sums over the tables (pos-proof.h), noted once for many. */
typedef struct {
  guint64 stock;
  guint64 moves; /* those with a serial number among them */
} PosStockSums;

/* A snapshot.  @told: (nullable): %NULL: contains nothing of what this register did. */
gboolean
pos_stock_table_put (PosDbTxn *txn, PosStock *stock, const PosStockTold *told, GError **error);
gboolean pos_stock_table_remove (PosDbTxn *txn,
                                 const char *item,
                                 const char *warehouse,
                                 const PosStockTold *told,
                                 GError **error);
/* Every snapshot that follows from what is @told is here, so what it tells is in them or in none.
 */
gboolean pos_stock_table_forget_told (PosDbTxn *txn, const PosStockTold *told, GError **error);
/* @outbox_seq: the message that will tell headquarters; 0: nobody has to be told
 * @sums: (inout): for pos_stock_table_note() in the same transaction */
gboolean pos_stock_table_move (
    PosDbTxn *txn, const PosStockMove *move, gint64 outbox_seq, PosStockSums *sums, GError **error);
gboolean pos_stock_table_note (PosDbTxn *txn, const PosStockSums *sums, GError **error);
/* Whether the figures are as they were written. */
gboolean pos_stock_table_look (PosDbTxn *txn, PosDamage *stock, PosDamage *moves, GError **error);
/* Which of them is another one nobody can tell: away with all snapshots. */
gboolean pos_stock_table_mend (PosDbTxn *txn,
                               const PosDamage *stock,
                               const PosDamage *moves,
                               GError **error);
/* Snapshot and unsent movements added up. */
gboolean pos_stock_table_get (
    PosDbTxn *txn, const char *item, const char *warehouse, PosStock **stock, GError **error);
/* The same where somebody counted; %NULL in @stock elsewhere. */
gboolean pos_stock_table_get_counted (
    PosDbTxn *txn, const char *item, const char *warehouse, PosStock **stock, GError **error);
/* Every warehouse of @item, by name.  Returns: (transfer full) (element-type PosStock). */
GPtrArray *pos_stock_table_list (PosDbTxn *txn, const char *item, GError **error);
/* What this register moved of @item that is not in what was @told: a PosStock for each warehouse,
 * with nothing but that. */
GPtrArray *pos_stock_table_list_untold (PosDbTxn *txn,
                                        const char *item,
                                        const PosStockTold *told,
                                        GError **error);

G_END_DECLS
