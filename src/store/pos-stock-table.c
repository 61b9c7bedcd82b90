/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-table.c — snapshot plus the movements that it does not contain. */
#include "store/pos-stock-table.h"

#include "store/pos-record-sql.h"

static PosRecordTable stocks = {
    .name = "stock",
    .get_type = pos_stock_get_type,
    .conflict = "item, warehouse",
};

static const char FORGET_TOLD[] =
    "DELETE FROM stock_move WHERE item = :item AND warehouse = :warehouse "
    "AND outbox_seq <= :sequence "
    "AND outbox_seq NOT IN (SELECT value FROM json_each (:waiting)) AND NOT EXISTS ("
    "  SELECT 1 FROM outbox WHERE seq = stock_move.outbox_seq AND acked_at IS NULL)";
static const char REMOVE[] = "DELETE FROM stock WHERE item = :item AND warehouse = :warehouse";
static const char MOVE[] =
    "INSERT INTO stock_move (item, warehouse, outbox_seq, on_hand_micro, reserved_micro) "
    "VALUES (:item, :warehouse, :seq, :on_hand, :reserved) "
    "ON CONFLICT (item, warehouse, outbox_seq) DO UPDATE SET "
    "  on_hand_micro = on_hand_micro + excluded.on_hand_micro, "
    "  reserved_micro = reserved_micro + excluded.reserved_micro";
static const char CHANGE[] =
    "INSERT INTO stock (item, warehouse, on_hand_micro, reserved_micro, ordered_micro) "
    "VALUES (:item, :warehouse, :on_hand, :reserved, 0) "
    "ON CONFLICT (item, warehouse) DO UPDATE SET "
    "  on_hand_micro = on_hand_micro + excluded.on_hand_micro, "
    "  reserved_micro = reserved_micro + excluded.reserved_micro";
/* An item may have movements before its first snapshot. */
static const char GET[] =
    "SELECT :item, :warehouse, "
    "  coalesce (s.on_hand_micro, 0) + m.on_hand, coalesce (s.reserved_micro, 0) + m.reserved, "
    "  coalesce (s.ordered_micro, 0), s.as_of_at, s.extra "
    "FROM (SELECT count (*) AS n, coalesce (sum (on_hand_micro), 0) AS on_hand, "
    "        coalesce (sum (reserved_micro), 0) AS reserved "
    "      FROM stock_move WHERE item = :item AND warehouse = :warehouse) m "
    "LEFT JOIN stock s ON s.item = :item AND s.warehouse = :warehouse "
    "WHERE m.n > 0 OR s.item IS NOT NULL";
static const char LIST[] =
    "SELECT k.item, k.warehouse, "
    "  coalesce (s.on_hand_micro, 0) + coalesce (sum (m.on_hand_micro), 0), "
    "  coalesce (s.reserved_micro, 0) + coalesce (sum (m.reserved_micro), 0), "
    "  coalesce (s.ordered_micro, 0), s.as_of_at, s.extra "
    "FROM (SELECT item, warehouse FROM stock WHERE item = :item "
    "      UNION SELECT item, warehouse FROM stock_move WHERE item = :item) k "
    "LEFT JOIN stock s ON s.item = k.item AND s.warehouse = k.warehouse "
    "LEFT JOIN stock_move m ON m.item = k.item AND m.warehouse = k.warehouse "
    "GROUP BY k.item, k.warehouse ORDER BY k.warehouse";

/* Movements are forgotten with the snapshot that contains them, and with no other. */
static gboolean
forget_told (PosDbTxn *txn,
             const char *item,
             const char *warehouse,
             const PosStockTold *told,
             GError **error)
{
  g_autoptr (PosDbStatement) forget = NULL;

  if (!pos_serial_table_forget (txn, item, warehouse, told, error))
    return FALSE;
  if (!told)
    return TRUE;
  forget = pos_db_txn_prepare (txn, FORGET_TOLD);
  pos_db_bind_text (forget, ":item", item);
  pos_db_bind_text (forget, ":warehouse", warehouse);
  pos_db_bind_int64 (forget, ":sequence", told->sequence);
  pos_db_bind_text (forget, ":waiting", told->waiting);
  return pos_db_run (forget, error);
}

gboolean
pos_stock_table_put (PosDbTxn *txn, PosStock *stock, const PosStockTold *told, GError **error)
{
  g_autoptr (PosDbStatement) write = pos_db_txn_prepare (txn, pos_record_table_get_write (&stocks));

  pos_db_txn_touch (txn, "stock");
  pos_record_table_bind (&stocks, write, stock);
  return pos_db_run (write, error) && forget_told (txn, stock->item, stock->warehouse, told, error);
}

gboolean
pos_stock_table_remove (PosDbTxn *txn,
                        const char *item,
                        const char *warehouse,
                        const PosStockTold *told,
                        GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, REMOVE);

  pos_db_txn_touch (txn, "stock");
  pos_db_bind_text (statement, ":item", item);
  pos_db_bind_text (statement, ":warehouse", warehouse);
  return pos_db_run (statement, error) && forget_told (txn, item, warehouse, told, error);
}

gboolean
pos_stock_table_move (PosDbTxn *txn, const PosStockMove *move, gint64 outbox_seq, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, outbox_seq ? MOVE : CHANGE);

  pos_db_txn_touch (txn, "stock");
  pos_db_bind_text (statement, ":item", move->item);
  pos_db_bind_text (statement, ":warehouse", move->warehouse);
  pos_db_bind_int64 (statement, ":on_hand", move->on_hand_micro);
  pos_db_bind_int64 (statement, ":reserved", move->reserved_micro);
  if (outbox_seq)
    pos_db_bind_int64 (statement, ":seq", outbox_seq);
  return pos_db_run (statement, error);
}

gboolean
pos_stock_table_get (
    PosDbTxn *txn, const char *item, const char *warehouse, PosStock **stock, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);

  pos_db_bind_text (get, ":item", item);
  pos_db_bind_text (get, ":warehouse", warehouse);
  return pos_record_table_read_one (&stocks, get, (gpointer *)stock, error);
}

GPtrArray *
pos_stock_table_list (PosDbTxn *txn, const char *item, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);

  pos_db_bind_text (list, ":item", item);
  return pos_record_table_read_all (&stocks, list, error);
}
