/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-total.c — see the header. */
#include "store/pos-stock-total.h"

#include "db/pos-db-statement.h"

/* Of an item that every message moves at most so many movements are added up when it is read. */
#define MESSAGES 64

/* Without the message itself, whose movements of one item may still grow. */
static const char FOLLOW[] =
    "INSERT INTO stock_total (item, warehouse, upto_seq, on_hand_micro, reserved_micro) "
    "SELECT item, warehouse, max (outbox_seq), sum (on_hand_micro), sum (reserved_micro) "
    "FROM stock_move WHERE item = :item AND warehouse = :warehouse AND outbox_seq < :seq "
    "AND outbox_seq > " POS_STOCK_TOTAL_UPTO (":item", ":warehouse") //
    "GROUP BY item, warehouse "
    "ON CONFLICT (item, warehouse) DO UPDATE SET upto_seq = excluded.upto_seq, "
    "  on_hand_micro = on_hand_micro + excluded.on_hand_micro, "
    "  reserved_micro = reserved_micro + excluded.reserved_micro";
static const char DROP[] = "DELETE FROM stock_total WHERE item = :item AND warehouse = :warehouse";
static const char DROP_ALL[] = "DELETE FROM stock_total";
static const char WRONG[] =
    "SELECT item || ' ' || warehouse FROM stock_total t "
    "WHERE (on_hand_micro, reserved_micro) IS NOT (SELECT sum (m.on_hand_micro), "
    "  sum (m.reserved_micro) FROM stock_move m WHERE m.item = t.item "
    "  AND m.warehouse = t.warehouse AND m.outbox_seq <= t.upto_seq) ORDER BY item, warehouse";

gboolean
pos_stock_total_follow (
    PosDbTxn *txn, const char *item, const char *warehouse, gint64 outbox_seq, GError **error)
{
  g_autoptr (PosDbStatement) follow = NULL;

  if (outbox_seq == 0 || outbox_seq % MESSAGES != 0)
    return TRUE;
  follow = pos_db_txn_prepare (txn, FOLLOW);
  pos_db_bind_text (follow, ":item", item);
  pos_db_bind_text (follow, ":warehouse", warehouse);
  pos_db_bind_int64 (follow, ":seq", outbox_seq);
  return pos_db_run (follow, error);
}

gboolean
pos_stock_total_drop (PosDbTxn *txn, const char *item, const char *warehouse, GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, DROP);

  pos_db_bind_text (drop, ":item", item);
  pos_db_bind_text (drop, ":warehouse", warehouse);
  return pos_db_run (drop, error);
}

gboolean
pos_stock_total_drop_all (PosDbTxn *txn, GError **error)
{
  return pos_db_txn_run (txn, DROP_ALL, error);
}

gboolean
pos_stock_total_look (PosDbTxn *txn, PosDamage *moves, GError **error)
{
  g_autoptr (PosDbStatement) wrong = pos_db_txn_prepare (txn, WRONG);
  gboolean has_row;

  while (pos_db_step (wrong, &has_row, error)) {
    if (!has_row)
      return TRUE;
    moves->lost = TRUE;
    pos_damage_say (
        moves, "stock_move: what was added up of %s is another sum", pos_db_column_text (wrong, 0));
  }
  return FALSE;
}

gboolean
pos_stock_total_mend (PosDbTxn *txn, const PosDamage *moves, GError **error)
{
  return (!moves->lost && !moves->torn) || pos_stock_total_drop_all (txn, error);
}
