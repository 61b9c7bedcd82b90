/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial-table.h — which numbered pieces left or came back since headquarters' snapshot.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  as pos-stock-table.h: snapshot and movements are kept apart, and a movement goes with the
 *         snapshot that contains it.
 * Source: customer-orders.md §3.2 (L2). */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  const char *item;
  const char *warehouse;
  const char *serial;
  gint64 pieces; /* added: −1 when it left */
} PosSerialMove;

/* What a snapshot contains: what this register's messages up to @sequence moved, but for those that
 * the lists name and those that were not acknowledged. */
typedef struct {
  gint64 sequence;
  const char *waiting; /* JSON arrays of sequence numbers */
  const char *missing;
} PosStockTold;

/* In SQL: whether the movement of the message with that number is contained; binds :sequence,
 * :waiting and :missing. */
#define POS_STOCK_IS_TOLD                                                                          \
  "outbox_seq <= :sequence AND outbox_seq NOT IN (SELECT value FROM json_each (:waiting)) "        \
  "AND outbox_seq NOT IN (SELECT value FROM json_each (:missing)) "                                \
  "AND NOT EXISTS (SELECT 1 FROM outbox WHERE seq = outbox_seq AND acked_at IS NULL) "
/* @told: (nullable): nothing is contained. */
void pos_stock_told_bind (const PosStockTold *told, PosDbStatement *statement);

/* @outbox_seq, @sum: as of pos_stock_table_move(): the sum of movements. */
gboolean pos_serial_table_move (
    PosDbTxn *txn, const PosSerialMove *move, gint64 outbox_seq, guint64 *sum, GError **error);
/* What all rows add to that sum. */
gboolean pos_serial_table_sum (PosDbTxn *txn, guint64 *sum, GError **error);
/* A snapshot of @item in @warehouse came.  @told: (nullable).
 * @forgotten: (inout): what the rows that went added to the sum. */
gboolean pos_serial_table_forget (PosDbTxn *txn,
                                  const char *item,
                                  const char *warehouse,
                                  const PosStockTold *told,
                                  guint64 *forgotten,
                                  GError **error);
/* The same of all places: what headquarters made of the messages is here, whatever it is. */
gboolean pos_serial_table_forget_told (PosDbTxn *txn,
                                       const PosStockTold *told,
                                       guint64 *forgotten,
                                       GError **error);
/* Whether the piece lies there, as far as is known. */
gboolean pos_serial_table_has (PosDbTxn *txn,
                               const char *item,
                               const char *warehouse,
                               const char *serial,
                               gboolean *there,
                               GError **error);

G_END_DECLS
