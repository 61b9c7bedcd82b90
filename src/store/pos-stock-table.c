/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-table.c — snapshot plus the movements that it does not contain. */
#include "store/pos-stock-table.h"

#include "store/pos-proof.h"
#include "store/pos-record-sql.h"
#include "store/pos-stock-total.h"

static PosRecordTable stocks = {
    .name = "stock",
    .get_type = pos_stock_get_type,
    .conflict = "item, warehouse",
};

#define RETURNING "RETURNING item, warehouse, outbox_seq, on_hand_micro, reserved_micro"
static const char FORGET[] =
    "DELETE FROM stock_move WHERE item = :item AND warehouse = :warehouse AND " POS_STOCK_IS_TOLD
        RETURNING;
static const char FORGET_TOLD[] = "DELETE FROM stock_move WHERE " POS_STOCK_IS_TOLD RETURNING;
#define FIGURES                                                                                    \
  "SELECT item, warehouse, on_hand_micro, reserved_micro, ordered_micro, as_of_at, extra FROM "    \
  "stock"
static const char SNAPSHOT[] = FIGURES " WHERE item = :item AND warehouse = :warehouse";
static const char SNAPSHOTS[] = FIGURES;
static const char MOVES[] =
    "SELECT item, warehouse, outbox_seq, on_hand_micro, reserved_micro FROM stock_move";
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
    "  coalesce (s.on_hand_micro, 0) + coalesce (t.on_hand_micro, 0) + m.on_hand, "
    "  coalesce (s.reserved_micro, 0) + coalesce (t.reserved_micro, 0) + m.reserved, "
    "  coalesce (s.ordered_micro, 0), s.as_of_at, s.extra "
    "FROM (SELECT count (*) AS n, coalesce (sum (on_hand_micro), 0) AS on_hand, "
    "        coalesce (sum (reserved_micro), 0) AS reserved "
    "      FROM stock_move WHERE item = :item AND warehouse = :warehouse "
    "      AND outbox_seq > " POS_STOCK_TOTAL_UPTO (
        ":item",
        ":warehouse") ") m "
                      "LEFT JOIN stock_total t ON t.item = :item AND t.warehouse = :warehouse "
                      "LEFT JOIN stock s ON s.item = :item AND s.warehouse = :warehouse "
                      "WHERE m.n > 0 OR t.item IS NOT NULL OR s.item IS NOT NULL";
/* Where an item moved is found by stepping from place to place, not over every movement. */
static const char LIST[] =
    "WITH RECURSIVE place (warehouse) AS ( "
    "  SELECT min (warehouse) FROM stock_move WHERE item = :item "
    "  UNION ALL SELECT (SELECT min (m.warehouse) FROM stock_move m "
    "    WHERE m.item = :item AND m.warehouse > place.warehouse) "
    "  FROM place WHERE place.warehouse IS NOT NULL) "
    "SELECT :item, k.warehouse, "
    "  coalesce (s.on_hand_micro, 0) + coalesce (t.on_hand_micro, 0) "
    "    + coalesce (sum (m.on_hand_micro), 0), "
    "  coalesce (s.reserved_micro, 0) + coalesce (t.reserved_micro, 0) "
    "    + coalesce (sum (m.reserved_micro), 0), "
    "  coalesce (s.ordered_micro, 0), s.as_of_at, s.extra "
    "FROM (SELECT warehouse FROM stock WHERE item = :item "
    "      UNION SELECT warehouse FROM place WHERE warehouse IS NOT NULL) k "
    "LEFT JOIN stock s ON s.item = :item AND s.warehouse = k.warehouse "
    "LEFT JOIN stock_total t ON t.item = :item AND t.warehouse = k.warehouse "
    "LEFT JOIN stock_move m ON m.item = :item AND m.warehouse = k.warehouse "
    "  AND m.outbox_seq > coalesce (t.upto_seq, 0) "
    "GROUP BY k.warehouse ORDER BY k.warehouse";
static const char UNTOLD[] =
    "SELECT item, warehouse, sum (on_hand_micro), sum (reserved_micro), 0, NULL, NULL "
    "FROM stock_move WHERE item = :item AND NOT (" POS_STOCK_IS_TOLD ") GROUP BY item, warehouse";

/* --- Sums --- */

enum { ON_HAND, RESERVED, ORDERED, REST };

static guint64
name_snapshot (const char *item, const char *warehouse)
{
  g_autofree char *name = g_strconcat (item, "\n", warehouse, NULL);

  return pos_proof_number (name);
}

/* Nothing where there is nothing: a change of a figure need not know whether there was a row. */
static guint64
weigh_snapshot (PosDbStatement *row)
{
  guint64 name = name_snapshot (pos_db_column_word (row, 0), pos_db_column_word (row, 1));
  gint64 as_of = pos_db_column_int64 (row, 5);
  const char *extra = pos_db_column_text (row, 6);
  guint64 rest = 0;

  if (as_of || extra) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", as_of, extra ? extra : "");
    rest = pos_proof_weigh (name ^ pos_proof_number (text), REST, 1);
  }
  return rest + pos_proof_weigh (name, ON_HAND, pos_db_column_int64 (row, 2)) +
         pos_proof_weigh (name, RESERVED, pos_db_column_int64 (row, 3)) +
         pos_proof_weigh (name, ORDERED, pos_db_column_int64 (row, 4));
}

static guint64
weigh_move (const char *item, const char *warehouse, gint64 seq, gint64 on_hand, gint64 reserved)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, item, warehouse, seq);
  guint64 number = pos_proof_number (name);

  return pos_proof_weigh (number, ON_HAND, on_hand) + pos_proof_weigh (number, RESERVED, reserved);
}

static guint64
weigh_move_row (PosDbStatement *row)
{
  return weigh_move (pos_db_column_word (row, 0),
                     pos_db_column_word (row, 1),
                     pos_db_column_int64 (row, 2),
                     pos_db_column_int64 (row, 3),
                     pos_db_column_int64 (row, 4));
}

static gboolean
sum_rows (PosDbStatement *rows, guint64 (*weigh) (PosDbStatement *), guint64 *sum, GError **error)
{
  gboolean has_row;

  while (pos_db_step (rows, &has_row, error)) {
    if (!has_row)
      return TRUE;
    *sum += weigh (rows);
  }
  return FALSE;
}

/* What the snapshot of one item adds to the sum now. */
static gboolean
get_weight (PosDbTxn *txn, const char *item, const char *warehouse, guint64 *weight, GError **error)
{
  g_autoptr (PosDbStatement) row = pos_db_txn_prepare (txn, SNAPSHOT);

  *weight = 0;
  pos_db_bind_text (row, ":item", item);
  pos_db_bind_text (row, ":warehouse", warehouse);
  return sum_rows (row, weigh_snapshot, weight, error);
}

gboolean
pos_stock_table_note (PosDbTxn *txn, const PosStockSums *sums, GError **error)
{
  return pos_proof_add (txn, "stock", sums->stock, error) &&
         pos_proof_add (txn, "stock_move", sums->moves, error);
}

static gboolean
sum_all (PosDbTxn *txn, PosStockSums *sums, GError **error)
{
  g_autoptr (PosDbStatement) snapshots = pos_db_txn_prepare (txn, SNAPSHOTS);
  g_autoptr (PosDbStatement) moves = pos_db_txn_prepare (txn, MOVES);

  return sum_rows (snapshots, weigh_snapshot, &sums->stock, error) &&
         sum_rows (moves, weigh_move_row, &sums->moves, error) &&
         pos_serial_table_sum (txn, &sums->moves, error);
}

gboolean
pos_stock_table_look (PosDbTxn *txn, PosDamage *stock, PosDamage *moves, GError **error)
{
  PosStockSums sums = {0};

  if (!sum_all (txn, &sums, error))
    return FALSE;
  stock->sum = sums.stock;
  moves->sum = sums.moves;
  return pos_damage_hold_figures (stock, txn, "stock", "is not what headquarters sent", error) &&
         pos_damage_hold_figures (
             moves, txn, "stock_move", "is not what this register moved", error) &&
         pos_stock_total_look (txn, moves, error);
}

gboolean
pos_stock_table_mend (PosDbTxn *txn, const PosDamage *stock, const PosDamage *moves, GError **error)
{
  PosStockSums sums = {0};

  if (!pos_stock_total_mend (txn, moves, error))
    return FALSE;
  if (!stock->torn && !moves->torn)
    return TRUE;
  pos_db_txn_touch (txn, "stock");
  return pos_db_txn_run (txn, "DELETE FROM stock", error) && sum_all (txn, &sums, error) &&
         pos_proof_set_sum (txn, "stock", 0, error) &&
         pos_proof_set_sum (txn, "stock_move", sums.moves, error);
}

/* --- Rows --- */

/* Movements are forgotten with the snapshot that contains them. */
static gboolean
forget (PosDbTxn *txn,
        const char *item,
        const char *warehouse,
        const PosStockTold *told,
        guint64 *forgotten,
        GError **error)
{
  g_autoptr (PosDbStatement) drop = NULL;

  if (!pos_serial_table_forget (txn, item, warehouse, told, forgotten, error))
    return FALSE;
  if (!told)
    return TRUE;
  drop = pos_db_txn_prepare (txn, FORGET);
  pos_db_bind_text (drop, ":item", item);
  pos_db_bind_text (drop, ":warehouse", warehouse);
  pos_stock_told_bind (told, drop);
  return sum_rows (drop, weigh_move_row, forgotten, error) &&
         pos_stock_total_drop (txn, item, warehouse, error);
}

gboolean
pos_stock_table_forget_told (PosDbTxn *txn, const PosStockTold *told, GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, FORGET_TOLD);
  guint64 forgotten = 0;

  pos_stock_told_bind (told, drop);
  if (!sum_rows (drop, weigh_move_row, &forgotten, error) ||
      !pos_serial_table_forget_told (txn, told, &forgotten, error))
    return FALSE;
  if (forgotten == 0)
    return TRUE;
  const PosStockSums sums = {0, -forgotten};
  pos_db_txn_touch (txn, "stock");
  return pos_stock_total_drop_all (txn, error) && pos_stock_table_note (txn, &sums, error);
}

/* @write: makes of the item's snapshot what headquarters says. */
static gboolean
replace (PosDbTxn *txn,
         PosDbStatement *write,
         const char *item,
         const char *warehouse,
         const PosStockTold *told,
         GError **error)
{
  guint64 before, after, forgotten = 0;

  pos_db_txn_touch (txn, "stock");
  if (!get_weight (txn, item, warehouse, &before, error) || !pos_db_run (write, error) ||
      !get_weight (txn, item, warehouse, &after, error) ||
      !forget (txn, item, warehouse, told, &forgotten, error))
    return FALSE;
  const PosStockSums sums = {after - before, -forgotten};
  return pos_stock_table_note (txn, &sums, error);
}

gboolean
pos_stock_table_put (PosDbTxn *txn, PosStock *stock, const PosStockTold *told, GError **error)
{
  g_autoptr (PosDbStatement) write = pos_db_txn_prepare (txn, pos_record_table_get_write (&stocks));

  pos_record_table_bind (&stocks, write, stock);
  return replace (txn, write, stock->item, stock->warehouse, told, error);
}

gboolean
pos_stock_table_remove (PosDbTxn *txn,
                        const char *item,
                        const char *warehouse,
                        const PosStockTold *told,
                        GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);

  pos_db_bind_text (remove, ":item", item);
  pos_db_bind_text (remove, ":warehouse", warehouse);
  return replace (txn, remove, item, warehouse, told, error);
}

gboolean
pos_stock_table_move (
    PosDbTxn *txn, const PosStockMove *move, gint64 outbox_seq, PosStockSums *sums, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, outbox_seq ? MOVE : CHANGE);

  pos_db_txn_touch (txn, "stock");
  pos_db_bind_text (statement, ":item", move->item);
  pos_db_bind_text (statement, ":warehouse", move->warehouse);
  pos_db_bind_int64 (statement, ":on_hand", move->on_hand_micro);
  pos_db_bind_int64 (statement, ":reserved", move->reserved_micro);
  if (outbox_seq) {
    pos_db_bind_int64 (statement, ":seq", outbox_seq);
    sums->moves += weigh_move (
        move->item, move->warehouse, outbox_seq, move->on_hand_micro, move->reserved_micro);
  } else {
    guint64 name = name_snapshot (move->item, move->warehouse);
    sums->stock += pos_proof_weigh (name, ON_HAND, move->on_hand_micro) +
                   pos_proof_weigh (name, RESERVED, move->reserved_micro);
  }
  return pos_db_run (statement, error) &&
         pos_stock_total_follow (txn, move->item, move->warehouse, outbox_seq, error);
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

gboolean
pos_stock_table_get_counted (
    PosDbTxn *txn, const char *item, const char *warehouse, PosStock **stock, GError **error)
{
  if (!pos_stock_table_get (txn, item, warehouse, stock, error))
    return FALSE;
  if (*stock && !pos_stock_is_counted (*stock))
    g_clear_object (stock);
  return TRUE;
}

GPtrArray *
pos_stock_table_list (PosDbTxn *txn, const char *item, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);

  pos_db_bind_text (list, ":item", item);
  return pos_record_table_read_all (&stocks, list, error);
}

GPtrArray *
pos_stock_table_list_untold (PosDbTxn *txn,
                             const char *item,
                             const PosStockTold *told,
                             GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, UNTOLD);

  pos_db_bind_text (list, ":item", item);
  pos_stock_told_bind (told, list);
  return pos_record_table_read_all (&stocks, list, error);
}
