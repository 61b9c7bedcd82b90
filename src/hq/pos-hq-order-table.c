/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-table.c — SQL of sales orders: the document and the columns it is found by. */
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-account-table.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-mark.h"
#include "model/pos-order-query.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char GET[] = "SELECT body FROM sales_order WHERE id = :id";
static const char FIND[] = "SELECT body FROM sales_order WHERE number = :key OR reference = :key "
                           "OR id IN (SELECT order_id FROM order_receipt WHERE receipt = :receipt) "
                           "ORDER BY created_at DESC LIMIT 1";
static const char ADD_RECEIPT[] = "INSERT INTO order_receipt (receipt, order_id) "
                                  "VALUES (:receipt, :id) ON CONFLICT DO NOTHING";
static const char PUT[] =
    "INSERT INTO sales_order (id, number, reference, receipt, type, status, revision, home_store, "
    "worker, customer, customer_name, created_at, created_on, requested_on, total_minor, note, "
    "body) "
    "VALUES (:id, :number, :reference, :receipt, :type, :status, :revision, :home_store, :worker, "
    ":customer, :customer_name, :created_at, :created_on, :requested_on, :total_minor, :note, "
    ":body) "
    "ON CONFLICT (id) DO UPDATE SET number = excluded.number, reference = excluded.reference, "
    "receipt = excluded.receipt, type = excluded.type, status = excluded.status, "
    "revision = excluded.revision, home_store = excluded.home_store, worker = excluded.worker, "
    "customer = excluded.customer, customer_name = excluded.customer_name, "
    "created_at = excluded.created_at, created_on = excluded.created_on, "
    "requested_on = excluded.requested_on, total_minor = excluded.total_minor, "
    "note = excluded.note, body = excluded.body";

static const char GET_VERSION[] =
    "SELECT body FROM order_version WHERE order_id = :id AND revision = :revision";
static const char PUT_VERSION[] =
    "INSERT INTO order_version (order_id, revision, body) VALUES (:id, :revision, :body) "
    "ON CONFLICT (order_id, revision) DO UPDATE SET body = excluded.body";
static const char VERSIONS[] =
    "SELECT body FROM order_version WHERE order_id = :id ORDER BY revision DESC";
static const char MADE[] = "SELECT body FROM made_version WHERE order_id = :id ORDER BY id DESC";
static const char NOTE_MADE[] = "INSERT INTO made_version (order_id, body) VALUES (:id, :body)";
static const char TAKE_NUMBER[] =
    "UPDATE sales_order SET number = NULL WHERE number = :number AND id <> :id";
static const char LIST_OPEN[] =
    "SELECT body FROM sales_order WHERE type = 'sales-order' AND status IN ('pending-sync', "
    "'sync-failed', 'sync-edit', 'open', 'in-fulfillment', 'partially-invoiced') "
    "ORDER BY created_at, id";
static const char GET_OWNER[] = "SELECT id FROM sales_order WHERE number = :number";

static gboolean
step_order (PosDbStatement *select, PosOrder **order, GError **error)
{
  gboolean has_row;

  *order = NULL;
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *order = pos_wire_parse (POS_TYPE_ORDER, pos_db_column_text (select, 0), -1, error);
  return *order != NULL;
}

gboolean
pos_hq_order_table_get (PosDbTxn *txn, const PosId *id, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, GET);

  pos_db_bind_id (select, ":id", id);
  return step_order (select, order, error);
}

gboolean
pos_hq_order_table_get_version (
    PosDbTxn *txn, const PosId *id, gint64 revision, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, GET_VERSION);

  pos_db_bind_id (select, ":id", id);
  pos_db_bind_int64 (select, ":revision", revision);
  return step_order (select, order, error);
}

gboolean
pos_hq_order_table_pick (PosDbStatement *select, const char *hash, PosOrder **order, GError **error)
{
  for (;;) {
    g_autofree char *found = NULL;

    if (!step_order (select, order, error))
      return FALSE;
    if (!*order)
      return TRUE;
    found = pos_transaction_hash_order (*order);
    if (!strcmp (found, hash))
      return TRUE;
    g_clear_object (order);
  }
}

gboolean
pos_hq_order_table_find_made (
    PosDbTxn *txn, const PosId *id, const char *hash, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) made = pos_db_txn_prepare (txn, MADE);

  pos_db_bind_id (made, ":id", id);
  return pos_hq_order_table_pick (made, hash, order, error);
}

gboolean
pos_hq_order_table_find_version (
    PosDbTxn *txn, const PosId *id, const char *hash, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) versions = pos_db_txn_prepare (txn, VERSIONS);

  pos_db_bind_id (versions, ":id", id);
  if (!pos_hq_order_table_pick (versions, hash, order, error))
    return FALSE;
  return *order || pos_hq_order_table_find_made (txn, id, hash, order, error);
}

gboolean
pos_hq_order_table_note_made (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) note = pos_db_txn_prepare (txn, NOTE_MADE);
  g_autofree char *body = pos_wire_to_text (order);

  pos_db_bind_id (note, ":id", &order->id);
  pos_db_bind_text (note, ":body", body);
  return pos_db_run (note, error);
}

gboolean
pos_hq_order_table_take_over_number (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) take = pos_db_txn_prepare (txn, TAKE_NUMBER);

  pos_db_bind_text (take, ":number", order->number);
  pos_db_bind_id (take, ":id", &order->id);
  return pos_db_run (take, error);
}

static void
bind_receipt (PosDbStatement *statement, const char *number)
{
  g_autofree char *upper = g_ascii_strup (number, -1);

  pos_db_bind_text (statement, ":receipt", upper);
}

gboolean
pos_hq_order_table_find (PosDbTxn *txn, const char *key, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) select = NULL;
  PosId id;

  if (pos_id_parse (key, &id, NULL))
    return pos_hq_order_table_get (txn, &id, order, error);
  select = pos_db_txn_prepare (txn, FIND);
  pos_db_bind_text (select, ":key", key);
  bind_receipt (select, key);
  return step_order (select, order, error);
}

static gboolean
uses_mode (PosOrder *order, const char *mode)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (!g_strcmp0 (line->mode, mode) && pos_order_line_is_active (line) &&
      pos_order_line_get_open (line).micro > 0)
    return TRUE;
  return FALSE;
}

GPtrArray *
pos_hq_order_table_list_by_mode (PosDbTxn *txn, const char *mode, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST_OPEN);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (pos_db_step (select, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&names);
    g_autoptr (PosOrder) order =
        pos_wire_parse (POS_TYPE_ORDER, pos_db_column_text (select, 0), -1, error);
    if (!order)
      return NULL;
    if (uses_mode (order, mode))
      g_ptr_array_add (names, g_strdup (pos_text_or (order->number, order->reference)));
  }
  return NULL;
}

GPtrArray *
pos_hq_order_table_list_open (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST_OPEN);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  PosOrder *order;

  while (step_order (select, &order, error)) {
    char id[POS_ID_TEXT_SIZE];
    gboolean is_told;

    if (!order)
      return g_steal_pointer (&orders);
    g_ptr_array_add (orders, order);
    pos_id_to_text (&order->id, id);
    if (!pos_hq_feed_has (txn, "order", id, &is_told, error))
      return NULL;
    if (!is_told)
      g_ptr_array_set_size (orders, (int)orders->len - 1);
  }
  return NULL;
}

static void
bind_date (PosDbStatement *put, const char *name, PosDate date)
{
  g_autofree char *text = pos_date_to_text (date);

  pos_db_bind_text (put, name, *text ? text : NULL);
}

/* Two versions may have one number: what was created while the customer waits and what its register
 * saved, or what headquarters said before and after it came back from a copy.  Somebody may have
 * started from the first. */
static gboolean
keep_namesake (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosOrder) other = NULL;
  g_autofree char *hash = NULL, *theirs = NULL;

  if (!pos_hq_order_table_get_version (txn, &order->id, order->revision, &other, error))
    return FALSE;
  if (!other)
    return TRUE;
  hash = pos_transaction_hash_order (order);
  theirs = pos_transaction_hash_order (other);
  return !strcmp (hash, theirs) || pos_hq_order_table_note_made (txn, other, error);
}

/* Those of earlier revisions keep leading here. */
static gboolean
add_receipt (PosDbTxn *txn, const PosId *order, const char *number, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_RECEIPT);

  if (!number || !*number)
    return TRUE;
  bind_receipt (add, number);
  pos_db_bind_id (add, ":id", order);
  return pos_db_run (add, error);
}

static gboolean
put_row (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);
  g_autoptr (PosDbStatement) version = pos_db_txn_prepare (txn, PUT_VERSION);
  g_autofree char *body = pos_wire_to_text (order);

  pos_db_bind_id (put, ":id", &order->id);
  pos_db_bind_text (put, ":number", order->number);
  pos_db_bind_text (put, ":reference", order->reference);
  pos_db_bind_text (put, ":receipt", order->receipt);
  pos_db_bind_text (put, ":type", pos_order_type_get_nick ((PosOrderType)order->type));
  pos_db_bind_text (put, ":status", pos_order_status_get_nick ((PosOrderStatus)order->status));
  pos_db_bind_int64 (put, ":revision", order->revision);
  pos_db_bind_text (put, ":home_store", order->home_store);
  pos_db_bind_text (put, ":worker", order->worker);
  pos_db_bind_text (put, ":customer", order->customer);
  pos_db_bind_text (put, ":customer_name", order->customer_name);
  pos_db_bind_int64 (put, ":created_at", order->created_at);
  bind_date (put, ":created_on", pos_date_at (order->created_at, "UTC"));
  bind_date (put, ":requested_on", pos_order_find_requested_date (order));
  pos_db_bind_int64 (put, ":total_minor", order->total);
  pos_db_bind_text (put, ":note", order->sync_message);
  pos_db_bind_text (put, ":body", body);
  pos_db_bind_id (version, ":id", &order->id);
  pos_db_bind_int64 (version, ":revision", order->revision);
  pos_db_bind_text (version, ":body", body);
  return pos_db_run (put, error) && keep_namesake (txn, order, error) &&
         add_receipt (txn, &order->id, order->receipt, error) &&
         add_receipt (txn, &order->id, order->return_receipt, error) &&
         pos_hq_order_mark_put (txn, order, error) && pos_db_run (version, error) &&
         pos_hq_account_table_keep (txn, &order->id, body, error);
}

gboolean
pos_hq_store_of_warehouse (PosDbTxn *txn, const char *warehouse, char **store, GError **error)
{
  gpointer found;

  *store = NULL;
  if (!warehouse)
    return TRUE;
  if (!pos_hq_feed_get (txn, POS_TYPE_WAREHOUSE, warehouse, &found, error))
    return FALSE;
  g_autoptr (PosWarehouse) record = found;
  *store = record ? g_strdup (record->store) : NULL;
  return TRUE;
}

static gboolean
add_place (PosDbTxn *txn, PosOrder *order, const char *store, GError **error)
{
  return !store || pos_hq_feed_add_place (txn, &order->id, store, error);
}

/* Whoever ships from @warehouse: the store that it is, and those whose shipping warehouse it is. */
static gboolean
add_shippers (PosDbTxn *txn, PosOrder *order, const char *warehouse, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn,
                          "SELECT id FROM feed WHERE kind = 'store' AND deleted = 0 "
                          "AND json_extract (body, '$.shipping_warehouse') = :warehouse");
  g_autofree char *store = NULL;
  g_autoptr (GPtrArray) stores = NULL;

  pos_db_bind_text (list, ":warehouse", warehouse);
  stores = pos_db_read_texts (list, error);
  if (!stores || !pos_hq_store_of_warehouse (txn, warehouse, &store, error) ||
      !add_place (txn, order, store, error))
    return FALSE;
  for (guint i = 0; i < stores->len; i++)
    if (!add_place (txn, order, stores->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* @known: warehouses of lines before it: most orders leave from one. */
static gboolean
add_places_of_line (
    PosDbTxn *txn, PosOrder *order, PosOrderLine *line, GHashTable *known, GError **error)
{
  if (!add_place (txn, order, line->store, error))
    return FALSE;
  if (line->intent != POS_INTENT_PICK_UP && line->shipping_store)
    return add_place (txn, order, line->shipping_store, error);
  return !line->location || !g_hash_table_add (known, line->location) ||
         add_shippers (txn, order, line->location, error);
}

/* Where it was made, is picked up, is shipped from. */
static gboolean
add_places (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  if (!add_place (txn, order, order->home_store, error))
    return FALSE;
  for (guint i = 0; i < pos_list_size (order->lines); i++)
    if (!add_places_of_line (txn, order, pos_list_peek (order->lines, i), known, error))
      return FALSE;
  return TRUE;
}

gboolean
pos_hq_order_announce (PosDbTxn *txn, PosOrder *order, GError **error)
{
  return add_places (txn, order, error) && pos_hq_feed_put_record (txn, order, 0, error);
}

gboolean
pos_hq_order_table_keep (PosDbTxn *txn, PosOrder *order, GError **error)
{
  pos_db_txn_touch (txn, "order");
  return put_row (txn, order, error);
}

gboolean
pos_hq_order_table_put (PosDbTxn *txn, PosOrder *order, GError **error)
{
  return pos_hq_order_table_keep (txn, order, error) && pos_hq_order_announce (txn, order, error);
}

static const char *
counter_of (PosOrder *order)
{
  return order->type == POS_ORDER_TYPE_QUOTE ? "quote" : "order";
}

static const char *
prefix_of (PosOrder *order)
{
  return order->type == POS_ORDER_TYPE_QUOTE ? "QU-" : "SO-";
}

gboolean
pos_hq_order_reserve_number (PosDbTxn *txn, PosOrder *order, gboolean *free, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, GET_OWNER);
  const char *prefix = prefix_of (order);
  gboolean has_row;
  gint64 given;

  pos_db_bind_text (find, ":number", order->number);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  *free = !has_row;
  if (has_row) {
    PosId owner = pos_db_column_id (find, 0);
    *free = pos_id_equal (&owner, &order->id);
  }
  if (!*free || !g_str_has_prefix (order->number, prefix) ||
      !g_ascii_string_to_signed (
          order->number + strlen (prefix), 10, 1, G_MAXINT64 / 2, &given, NULL))
    return TRUE;
  return pos_hq_counter_raise (txn, counter_of (order), given, error);
}

gboolean
pos_hq_order_take_number (PosDbTxn *txn, PosOrder *order, char **number, GError **error)
{
  gint64 next;

  *number = NULL;
  if (order->type == POS_ORDER_TYPE_SALE)
    return TRUE;
  if (!pos_hq_counter_next (txn, counter_of (order), &next, error))
    return FALSE;
  *number = g_strdup_printf ("%s%06" G_GINT64_FORMAT, prefix_of (order), next);
  return TRUE;
}
