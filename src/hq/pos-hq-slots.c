/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-slots.c — one row for each order and place; the rows' order says who came first. */
#include "hq/pos-hq-slots.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-saying.h"
#include "model/pos-setup.h"
#include "pricing/pos-delivery.h"

static const char LIST[] = "SELECT place FROM slot_place WHERE order_id = :order";
static const char DROP[] = "DELETE FROM slot_place WHERE order_id = :order AND place = :place";
static const char ADD[] = "INSERT INTO slot_place (order_id, place, over) "
                          "VALUES (:order, :place, 1) ON CONFLICT DO NOTHING";
static const char IS_OVER[] = "SELECT over FROM slot_place WHERE order_id = :order AND place = "
                              ":place";
static const char FITS[] =
    "UPDATE slot_place SET over = 0 WHERE order_id = :order AND place = :place";
static const char COUNT_EARLIER[] =
    "SELECT count (*) FROM slot_place WHERE place = :place AND order_id <> :order AND sequence < "
    "  coalesce ((SELECT sequence FROM slot_place WHERE order_id = :order AND place = :place), "
    "            9223372036854775807)";

/* --- What an order asks for --- */

static char *
name_place (PosOrderLine *line)
{
  g_autofree char *date = pos_date_to_text (line->date);

  return g_strjoin ("/", line->store, pos_text_or (line->mode, ""), date, line->slot, NULL);
}

static gboolean
has_place (PosOrder *order, PosOrderLine *line)
{
  return order->type == POS_ORDER_TYPE_SALES_ORDER && order->status != POS_ORDER_STATUS_VOIDED &&
         line->slot && line->store && line->date.julian && line->intent == POS_INTENT_PICK_UP &&
         pos_order_line_is_active (line);
}

/* Returns: (transfer full): place → its line. */
static GHashTable *
list_wanted (PosOrder *order)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (has_place (order, line))
    g_hash_table_insert (wanted, name_place (line), line);
  return wanted;
}

/* --- Rows --- */

static PosDbStatement *
prepare (PosDbTxn *txn, const char *sql, PosOrder *order, const char *place)
{
  PosDbStatement *statement = pos_db_txn_prepare (txn, sql);

  pos_db_bind_id (statement, ":order", &order->id);
  if (place)
    pos_db_bind_text (statement, ":place", place);
  return statement;
}

static gboolean
run (PosDbTxn *txn, const char *sql, PosOrder *order, const char *place, GError **error)
{
  g_autoptr (PosDbStatement) statement = prepare (txn, sql, order, place);

  return pos_db_run (statement, error);
}

static gboolean
get_number (PosDbTxn *txn,
            const char *sql,
            PosOrder *order,
            const char *place,
            gint64 *number,
            GError **error)
{
  g_autoptr (PosDbStatement) get = prepare (txn, sql, order, place);
  gboolean has_row;

  *number = 0;
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *number = pos_db_column_int64 (get, 0);
  return TRUE;
}

static gboolean
drop_others (PosDbTxn *txn, PosOrder *order, GHashTable *wanted, GError **error)
{
  g_autoptr (PosDbStatement) list = prepare (txn, LIST, order, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (TRUE) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    if (!g_hash_table_contains (wanted, pos_db_column_text (list, 0)))
      g_ptr_array_add (gone, g_strdup (pos_db_column_text (list, 0)));
  }
  for (guint i = 0; i < gone->len; i++)
    if (!run (txn, DROP, order, gone->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- Whether there is room --- */

static char *
describe (PosDbTxn *txn, PosOrderLine *line, GError **error)
{
  g_autofree char *date = pos_date_to_text (line->date);
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_STORE, line->store, &found, error))
    return NULL;
  g_autoptr (PosStore) store = found;
  return pos_saying_write ("slot-full",
                           "slot",
                           line->slot,
                           "date",
                           date,
                           "store",
                           store ? store->name : line->store,
                           NULL);
}

static gboolean
has_room (PosDbTxn *txn,
          PosOrder *order,
          const char *place,
          PosOrderLine *line,
          gboolean *room,
          GError **error)
{
  g_autoptr (GPtrArray) rules = pos_hq_feed_list (txn, POS_TYPE_SLOT_RULE, error);
  gint64 capacity, taken;

  if (!rules || !get_number (txn, COUNT_EARLIER, order, place, &taken, error))
    return FALSE;
  capacity = pos_delivery_get_capacity (rules, line->store, line->mode, line->date, line->slot);
  *room = capacity < 0 || taken < capacity;
  return TRUE;
}

gboolean
pos_hq_slots_find_fault (PosDbTxn *txn, PosOrder *order, char **fault, GError **error)
{
  g_autoptr (GHashTable) wanted = list_wanted (order);
  GHashTableIter iter;
  gpointer place, line;

  g_hash_table_iter_init (&iter, wanted);
  while (!*fault && g_hash_table_iter_next (&iter, &place, &line)) {
    gboolean room;

    if (!has_room (txn, order, place, line, &room, error) ||
        (!room && !(*fault = describe (txn, line, error))))
      return FALSE;
  }
  return TRUE;
}

/* A place that was given stays; one that was too much may have become free since. */
static gboolean
take (PosDbTxn *txn,
      PosOrder *order,
      const char *place,
      PosOrderLine *line,
      char **full,
      GError **error)
{
  gint64 over;
  gboolean room;

  if (!run (txn, ADD, order, place, error) ||
      !get_number (txn, IS_OVER, order, place, &over, error))
    return FALSE;
  if (!over)
    return TRUE;
  if (!has_room (txn, order, place, line, &room, error))
    return FALSE;
  if (room)
    return run (txn, FITS, order, place, error);
  return *full || (*full = describe (txn, line, error));
}

gboolean
pos_hq_slots_follow (PosDbTxn *txn, PosOrder *order, char **full, GError **error)
{
  g_autoptr (GHashTable) wanted = list_wanted (order);
  GHashTableIter iter;
  gpointer place, line;

  *full = NULL;
  if (!drop_others (txn, order, wanted, error))
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &place, &line))
    if (!take (txn, order, place, line, full, error))
      return FALSE;
  return TRUE;
}

gboolean
pos_hq_slots_agree (PosDbTxn *txn, PosOrder *order, gboolean *agree, GError **error)
{
  g_autoptr (GHashTable) wanted = list_wanted (order);
  g_autoptr (PosDbStatement) list = prepare (txn, LIST, order, NULL);
  gboolean has_row;

  *agree = TRUE;
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    *agree &= g_hash_table_remove (wanted, pos_db_column_text (list, 0));
  }
  *agree &= g_hash_table_size (wanted) == 0;
  return TRUE;
}
