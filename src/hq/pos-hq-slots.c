/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-slots.c — one row for each order and place; the rows' order says who came first. */
#include "hq/pos-hq-slots.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-saying.h"
#include "model/pos-setup.h"
#include "model/pos-taken-slot.h"
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
static const char WHO[] = "SELECT order_id FROM slot_place WHERE place = :place ORDER BY sequence";
/* Names of one store and mode sort by their day: both ends of what is over. */
static const char PAST[] = "SELECT id FROM feed WHERE kind = 'taken-slot' AND deleted = 0 "
                           "AND id >= :from AND id < :until";
static const char FORGET[] = "DELETE FROM feed WHERE kind = 'taken-slot' AND deleted = 1 "
                             "AND id >= :from AND id < :until";

/* Whoever has not heard that it is over by then shows that day to nobody any more either. */
#define FORGET_DAYS 60

/* --- What an order asks for --- */

static char *
name_place (PosOrderLine *line)
{
  return pos_taken_slot_name (line->store, line->mode, line->date, line->slot);
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
list_who (PosDbTxn *txn, const char *place, GStrvBuilder *orders, GError **error)
{
  g_autoptr (PosDbStatement) who = pos_db_txn_prepare (txn, WHO);
  gboolean has_row;

  pos_db_bind_text (who, ":place", place);
  for (;;) {
    char text[POS_ID_TEXT_SIZE];
    PosId id;

    if (!pos_db_step (who, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    id = pos_db_column_id (who, 0);
    pos_id_to_text (&id, text);
    g_strv_builder_add (orders, text);
  }
}

/* All registers hear who has places there now. */
static gboolean
tell (PosDbTxn *txn, const char *place, GError **error)
{
  g_autoptr (GStrvBuilder) orders = g_strv_builder_new ();
  g_autoptr (PosTakenSlot) taken = g_object_new (POS_TYPE_TAKEN_SLOT, NULL);

  if (!list_who (txn, place, orders, error))
    return FALSE;
  pos_text_set (&taken->id, place);
  taken->orders = g_strv_builder_end (orders);
  return taken->orders[0] ? pos_hq_feed_put_record (txn, taken, 0, error)
                          : pos_hq_feed_put (txn, "taken-slot", place, NULL, error);
}

/* @sql for the days of the place's store and mode before that one. */
static PosDbStatement *
prepare_past (PosDbTxn *txn, const char *sql, PosOrderLine *line, PosDate before)
{
  PosDbStatement *statement = pos_db_txn_prepare (txn, sql);
  g_autofree char *until = pos_taken_slot_name (line->store, line->mode, before, "");
  g_autofree char *from =
      g_strjoin ("/", line->store, pos_text_or (line->mode, ""), "0000-00-00", NULL);

  pos_db_bind_text (statement, ":from", from);
  pos_db_bind_text (statement, ":until", until);
  return statement;
}

static gboolean
end_past (PosDbTxn *txn, PosOrderLine *line, gint64 now, GError **error)
{
  PosDate today = pos_date_at (now, NULL);
  /* It may still be yesterday somewhere. */
  g_autoptr (PosDbStatement) past = prepare_past (txn, PAST, line, pos_date_add_days (today, -1));
  g_autoptr (PosDbStatement) forget =
      prepare_past (txn, FORGET, line, pos_date_add_days (today, -FORGET_DAYS));
  g_autoptr (GPtrArray) gone = pos_db_read_texts (past, error);

  for (guint i = 0; gone && i < gone->len; i++)
    if (!pos_hq_feed_put (txn, "taken-slot", gone->pdata[i], NULL, error))
      return FALSE;
  return gone && pos_db_run (forget, error);
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
    if (!run (txn, DROP, order, gone->pdata[i], error) || !tell (txn, gone->pdata[i], error))
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
pos_hq_slots_follow (PosDbTxn *txn, PosOrder *order, gint64 now, char **full, GError **error)
{
  g_autoptr (GHashTable) wanted = list_wanted (order);
  GHashTableIter iter;
  gpointer place, line;

  *full = NULL;
  if (!drop_others (txn, order, wanted, error))
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &place, &line))
    if (!take (txn, order, place, line, full, error) || !tell (txn, place, error) ||
        !end_past (txn, line, now, error))
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
