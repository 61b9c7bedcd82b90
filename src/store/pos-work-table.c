/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-table.c — one statement: lines that are open here, and lines that left today. */
#include "store/pos-work-table.h"

#include "store/pos-order-search-private.h"
#include "store/pos-record-sql.h"

/* More than a store can have in hand at a time. */
#define MAX_LINES 20000

static PosRecordTable rows = {.name = "work_line", .get_type = pos_work_line_get_type};

#define UNTOUCHED                                                                                  \
  "l.ordered_micro - l.cancelled_micro - l.invoiced_micro - l.picked_micro - l.packed_micro "      \
  "- l.rejected_micro "

/* What lies in the place it leaves from: the snapshot and what it does not contain. */
#define ON_HAND                                                                                    \
  "coalesce (s.on_hand_micro, 0) + coalesce (t.on_hand_micro, 0) "                                 \
  "+ (SELECT coalesce (sum (m.on_hand_micro), 0) FROM stock_move m WHERE m.item = l.item "         \
  "  AND m.warehouse = l.location AND m.outbox_seq > coalesce (t.upto_seq, 0)) "

#define SINCE(name) "coalesce (unixepoch (l.extra ->> '" name "') * 1000000, 0) AS " name
#define PICKED_AT SINCE ("picked_at")
#define PACKED_AT SINCE ("packed_at")

/* A quantity is written as text, "12". */
#define UNIT_FACTOR "CAST (round (coalesce (l.extra ->> 'unit_factor', 0) * 1000000) AS INTEGER)"

/* All of the order, and when it got one: as pos_order_has_receipt_within() says it. */
#define RECEIPTS                                                                                   \
  "  (SELECT json_group_array (k.key) FROM order_key k "                                           \
  "    WHERE k.order_id = o.id AND k.kind = 'receipt') AS receipts, "                              \
  "  (SELECT json_group_array (CAST (at AS TEXT)) FROM (SELECT o.committed_at AS at "              \
  "    UNION SELECT e.at FROM order_ledger e WHERE e.order_id = o.id) "                            \
  "    WHERE at IS NOT NULL) AS receipt_times, "

#define COLUMNS                                                                                    \
  "SELECT o.id AS \"order\", l.id AS line, " POS_ORDER_SEARCH_LINE_STATUS " AS status, "           \
  "  o.number, o.reference, o.receipt, o.customer, c.number AS customer_number, "                  \
  "  o.customer_name, c.email, c.phone, o.type AS order_type, o.status AS order_status, "          \
  "  o.home_store, o.worker, o.total_minor, o.revision, o.created_at, " RECEIPTS                   \
  "  (o.holds IS NOT NULL OR o.do_not_process) AS stopped, "                                       \
  "  o.holds IS NOT NULL AS held, o.do_not_process, o.payment_failed, "                            \
  "  l.item, l.description, l.unit, l.extra ->> 'sold_by' AS sold_by, " UNIT_FACTOR                \
  " AS unit_factor_micro, l.serialized, l.serial, "                                                \
  "  l.extra -> 'serials' AS serials, NULL AS said, "                                              \
  "  l.extra ->> 'batch_tracked' AS batch_tracked, l.extra -> 'batches' AS batches, "              \
  "  NULL AS batch, l.ordered_micro, "                                                             \
  "  l.cancelled_micro, l.rejected_micro, "                                                        \
  "  l.picked_micro, l.packed_micro, l.invoiced_micro, "                                           \
  "  " PICKED_AT ", " PACKED_AT ", l.intent, l.mode, l.location, l.store, "                        \
  "  l.extra ->> 'locker' AS locker, l.slot, "                                                     \
  "  coalesce (l.extra ->> 'expedite', o.extra ->> 'expedite') AS expedite, "                      \
  "  0 AS priority, a.postcode, a.city, l.date_on, l.accept_state, l.picking_by, "                 \
  "  " ON_HAND " AS on_hand_micro, coalesce (s.as_of_at, 0) <> 0 AS counted, "                     \
  "  " UNTOUCHED " AS untouched, l.ordinal, NULL AS extra "

#define JOINED                                                                                     \
  "JOIN sales_order o ON o.id = l.order_id "                                                       \
  "LEFT JOIN customer c ON c.id = o.customer "                                                     \
  "LEFT JOIN order_address a ON a.order_id = l.order_id AND a.id = l.address "                     \
  "LEFT JOIN stock s ON s.item = l.item AND s.warehouse = l.location "                             \
  "LEFT JOIN stock_total t ON t.item = l.item AND t.warehouse = l.location "

/* The ledger knows when a line left; what is still open of it stands above, once. */
static const char LIST[] =
    "FROM (SELECT *, CASE WHEN picked_micro + packed_micro = 0 AND counted "
    "    AND untouched > on_hand_micro THEN 'waiting' "
    "  WHEN intent = 'pick-up' THEN 'to-pick-up' ELSE 'to-ship' END AS view "
    "FROM (" COLUMNS "FROM order_line l " JOINED "WHERE " POS_ORDER_SEARCH_ACTIVE
    "AND " POS_ORDER_SEARCH_LINE_OPEN "AND " POS_ORDER_SEARCH_LINE_AT_STORE ") "
    "UNION ALL SELECT *, 'done' AS view FROM (" COLUMNS
    "FROM (SELECT DISTINCT order_id, line FROM order_ledger "
    "  WHERE kind = 'invoiced' AND line IS NOT NULL AND at >= :done_since) e "
    "JOIN order_line l ON l.order_id = e.order_id AND l.id = e.line " JOINED
    "WHERE " POS_ORDER_SEARCH_LINE_AT_STORE ")) "
    "ORDER BY date_on IS NULL, date_on, created_at, \"order\", ordinal LIMIT :limit";

GPtrArray *
pos_work_table_list (PosDbTxn *txn, const char *store, gint64 done_since, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&rows, "", LIST));
  g_auto (GStrv) stores = NULL;

  pos_texts_set_one (&stores, store);
  pos_db_bind_texts (list, ":at_stores", (const char *const *)stores);
  pos_db_bind_int64 (list, ":done_since", done_since);
  pos_db_bind_int64 (list, ":limit", MAX_LINES);
  return pos_record_table_read_all (&rows, list, error);
}

/* --- Without waiting --- */

typedef struct {
  char *store;
  gint64 done_since;
  GPtrArray *lines;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->store);
  g_clear_pointer (&question->lines, g_ptr_array_unref);
  g_free (question);
}

static gboolean
answer (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer (&question->lines, g_ptr_array_unref);
  question->lines = pos_work_table_list (txn, question->store, question->done_since, error);
  return question->lines != NULL;
}

static gpointer
take_answer (gpointer data)
{
  return g_steal_pointer (&((Question *)data)->lines);
}

void
pos_work_table_list_async (PosLocalStore *local,
                           const char *store,
                           gint64 done_since,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (local, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->store = g_strdup (store);
  question->done_since = done_since;
  g_task_set_source_tag (task, pos_work_table_list_async);
  g_task_set_task_data (task, question, question_free);
  pos_db_read_task (pos_local_store_get_db (local),
                    g_steal_pointer (&task),
                    answer,
                    take_answer,
                    (GDestroyNotify)g_ptr_array_unref);
}

GPtrArray *
pos_work_table_list_finish (PosLocalStore *local, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
