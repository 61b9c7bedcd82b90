/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-serial-table.c — see the header. */
#include "store/pos-serial-table.h"
#include "store/pos-proof.h"

static const char MOVE[] = "INSERT INTO stock_serial (item, warehouse, serial, outbox_seq, pieces) "
                           "VALUES (:item, :warehouse, :serial, :seq, :pieces) "
                           "ON CONFLICT (item, warehouse, serial, outbox_seq) DO UPDATE SET "
                           "  pieces = pieces + excluded.pieces";
#define RETURNING "RETURNING item, warehouse, serial, outbox_seq, pieces"
/* What nobody was told of is over with any snapshot. */
static const char FORGET[] =
    "DELETE FROM stock_serial WHERE item = :item AND warehouse = :warehouse "
    "AND (outbox_seq = 0 OR " POS_STOCK_IS_TOLD ") " RETURNING;
static const char FORGET_TOLD[] =
    "DELETE FROM stock_serial WHERE outbox_seq > 0 AND " POS_STOCK_IS_TOLD RETURNING;
static const char ALL[] = "SELECT item, warehouse, serial, outbox_seq, pieces FROM stock_serial";
static const char HAS[] =
    "SELECT EXISTS (SELECT 1 FROM stock, json_each (stock.extra, '$.serials') "
    "  WHERE item = :item AND warehouse = :warehouse AND value = :serial) "
    "+ (SELECT coalesce (sum (pieces), 0) FROM stock_serial "
    "  WHERE item = :item AND warehouse = :warehouse AND serial = :serial)";

static guint64
weigh (const char *item, const char *warehouse, const char *serial, gint64 seq, gint64 pieces)
{
  g_autofree char *name =
      g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n%s", item, warehouse, seq, serial);

  return pos_proof_weigh (pos_proof_number (name), 0, pieces);
}

static gboolean
sum_rows (PosDbStatement *rows, guint64 *sum, GError **error)
{
  gboolean has_row;

  while (pos_db_step (rows, &has_row, error)) {
    if (!has_row)
      return TRUE;
    *sum += weigh (pos_db_column_word (rows, 0),
                   pos_db_column_word (rows, 1),
                   pos_db_column_word (rows, 2),
                   pos_db_column_int64 (rows, 3),
                   pos_db_column_int64 (rows, 4));
  }
  return FALSE;
}

void
pos_stock_told_bind (const PosStockTold *told, PosDbStatement *statement)
{
  pos_db_bind_int64 (statement, ":sequence", told ? told->sequence : 0);
  pos_db_bind_text (statement, ":waiting", told ? told->waiting : "[]");
  pos_db_bind_text (statement, ":missing", told ? told->missing : "[]");
}

gboolean
pos_serial_table_sum (PosDbTxn *txn, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);

  return sum_rows (all, sum, error);
}

gboolean
pos_serial_table_move (
    PosDbTxn *txn, const PosSerialMove *move, gint64 outbox_seq, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, MOVE);

  pos_db_txn_touch (txn, "stock");
  pos_db_bind_text (statement, ":item", move->item);
  pos_db_bind_text (statement, ":warehouse", move->warehouse);
  pos_db_bind_text (statement, ":serial", move->serial);
  pos_db_bind_int64 (statement, ":seq", outbox_seq);
  pos_db_bind_int64 (statement, ":pieces", move->pieces);
  *sum += weigh (move->item, move->warehouse, move->serial, outbox_seq, move->pieces);
  return pos_db_run (statement, error);
}

gboolean
pos_serial_table_forget (PosDbTxn *txn,
                         const char *item,
                         const char *warehouse,
                         const PosStockTold *told,
                         guint64 *forgotten,
                         GError **error)
{
  g_autoptr (PosDbStatement) forget = pos_db_txn_prepare (txn, FORGET);

  pos_db_bind_text (forget, ":item", item);
  pos_db_bind_text (forget, ":warehouse", warehouse);
  pos_stock_told_bind (told, forget);
  return sum_rows (forget, forgotten, error);
}

gboolean
pos_serial_table_forget_told (PosDbTxn *txn,
                              const PosStockTold *told,
                              guint64 *forgotten,
                              GError **error)
{
  g_autoptr (PosDbStatement) forget = pos_db_txn_prepare (txn, FORGET_TOLD);

  pos_stock_told_bind (told, forget);
  return sum_rows (forget, forgotten, error);
}

gboolean
pos_serial_table_has (PosDbTxn *txn,
                      const char *item,
                      const char *warehouse,
                      const char *serial,
                      gboolean *there,
                      GError **error)
{
  g_autoptr (PosDbStatement) has = pos_db_txn_prepare (txn, HAS);
  gboolean has_row;

  pos_db_bind_text (has, ":item", item);
  pos_db_bind_text (has, ":warehouse", warehouse);
  pos_db_bind_text (has, ":serial", serial);
  if (!pos_db_step (has, &has_row, error))
    return FALSE;
  *there = has_row && pos_db_column_int64 (has, 0) > 0;
  return TRUE;
}
