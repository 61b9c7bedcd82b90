/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-table.c — an order is written whole and read whole, and proves itself when read. */
#include "store/pos-order-table.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-coupon-table.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-search-private.h"

#include <string.h>

static const char *const order_own[] = {"content_hash", NULL};
static const char *const part_own[] = {"order_id", "ordinal", NULL};

PosRecordTable pos_order_rows = {
    .name = "sales_order",
    .get_type = pos_order_get_type,
    .lists_apart = TRUE,
    .own = order_own,
    .conflict = "id",
};

#define PART(table_, item, list)                                                                   \
  {                                                                                                \
    .table = {.name = table_, .get_type = pos_##item##_get_type, .own = part_own},                 \
    .list_offset = G_STRUCT_OFFSET (PosOrder, list),                                               \
    .select = "FROM " table_ " WHERE order_id = :order ORDER BY ordinal",                          \
    .remove = "DELETE FROM " table_ " WHERE order_id = :order",                                    \
  }
PosOrderPart pos_order_parts[] = {
    PART ("order_line", order_line, lines),
    PART ("order_charge", charge, charges),
    PART ("order_payment", payment, payments),
    PART ("order_ledger", ledger_entry, ledger),
    PART ("order_address", address, addresses),
};
const guint pos_order_n_parts = G_N_ELEMENTS (pos_order_parts);

static const char BY_ID[] = "FROM sales_order WHERE id = :id";
static const char REVISION[] = "SELECT revision FROM sales_order WHERE id = :id";
static const char BY_MODE[] =
    "SELECT DISTINCT coalesce (o.number, o.reference, o.receipt), o.created_at FROM order_line l "
    "JOIN sales_order o ON o.id = l.order_id WHERE l.mode = :mode AND o.type = 'sales-order' "
    "AND " POS_ORDER_SEARCH_ACTIVE "AND " POS_ORDER_SEARCH_LINE_OPEN "ORDER BY o.created_at";
static const char SHIPPING_TO[] =
    "SELECT DISTINCT coalesce (o.number, o.reference, o.receipt), o.created_at FROM sales_order o "
    "JOIN order_line l ON l.order_id = o.id WHERE o.customer = :customer "
    "AND o.type = 'sales-order' AND l.intent = 'ship' AND l.address = :address "
    "AND " POS_ORDER_SEARCH_ACTIVE "AND " POS_ORDER_SEARCH_LINE_OPEN "ORDER BY o.created_at";
/* From the few that are active, not from all that was ever sold of the item. */
static const char AWAITING[] =
    "SELECT o.id FROM sales_order o WHERE o.type = 'sales-order' AND " POS_ORDER_SEARCH_ACTIVE
    "AND (o.created_at, o.id) < (:created_at, :id) "
    "AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.item = :item "
    "  AND l.location = :location AND l.intent = 'pick-up' AND " POS_ORDER_SEARCH_LINE_OPEN ") "
    "ORDER BY o.created_at, o.id";
static const char IN_USE[] =
    "SELECT EXISTS (SELECT 1 FROM order_key WHERE kind = 'reference' AND key = :key)";

PosDigest
pos_order_content_hash (PosOrder *order, const guint8 *key)
{
  g_autofree char *text = pos_record_to_text (order, 0);

  return pos_digest_blake2b (text, strlen (text), key);
}

/* Writing. */

static gboolean
remove_parts (PosDbTxn *txn, const PosId *id, GError **error)
{
  for (guint i = 0; i < pos_order_n_parts; i++) {
    g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, pos_order_parts[i].remove);

    pos_db_bind_id (remove, ":order", id);
    if (!pos_db_run (remove, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_part (PosDbTxn *txn, PosOrder *order, PosOrderPart *part, GError **error)
{
  PosList *list = G_STRUCT_MEMBER (PosList *, order, part->list_offset);
  g_autoptr (PosDbStatement) insert = NULL;

  if (pos_list_size (list) == 0)
    return TRUE;
  insert = pos_db_txn_prepare (txn, pos_record_table_get_write (&part->table));
  pos_db_bind_id (insert, ":order_id", &order->id);
  for (guint i = 0; i < pos_list_size (list); i++) {
    pos_db_bind_int64 (insert, ":ordinal", i);
    pos_record_table_bind (&part->table, insert, pos_list_peek (list, i));
    if (!pos_db_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_head (PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) write =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&pos_order_rows));
  PosDigest hash =
      pos_digest_blake2b (text, strlen (text), pos_local_store_get_content_key (store));

  pos_db_bind_digest (write, ":content_hash", &hash);
  pos_record_table_bind (&pos_order_rows, write, order);
  return pos_db_run (write, error);
}

gboolean
pos_order_table_save_as (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *text, GError **error)
{
  gint64 revision;

  pos_db_txn_touch (txn, "order");
  if (!pos_order_table_get_revision (txn, &order->id, &revision, error) ||
      (revision >= 0 && !remove_parts (txn, &order->id, error)) ||
      !write_head (txn, store, order, text, error))
    return FALSE;
  for (guint i = 0; i < pos_order_n_parts; i++)
    if (!write_part (txn, order, &pos_order_parts[i], error))
      return FALSE;
  return pos_order_keys_write (txn, order, error) && pos_coupon_table_write (txn, order, error);
}

gboolean
pos_order_table_save (PosDbTxn *txn, PosLocalStore *store, PosOrder *order, GError **error)
{
  g_autofree char *text = pos_record_to_text (order, 0);

  return pos_order_table_save_as (txn, store, order, text, error);
}

/* Reading. */

static gboolean
corrupt (const PosId *id, GError **error)
{
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (id, text);
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CORRUPT,
                        g_variant_new_parsed ("{'order': <%s>}", text),
                        "The stored order %s is not what was written",
                        text);
}

static gboolean
read_part (PosDbTxn *txn, PosOrder *order, PosOrderPart *part, GError **error)
{
  PosList *list = G_STRUCT_MEMBER (PosList *, order, part->list_offset);
  g_autoptr (PosDbStatement) rows =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&part->table, "", part->select));
  g_autoptr (GPtrArray) items = NULL;

  pos_db_bind_id (rows, ":order", &order->id);
  items = pos_record_table_read_all (&part->table, rows, error);
  if (!items)
    return FALSE;
  pos_list_splice (list, 0, 0, items->pdata, items->len);
  return TRUE;
}

static gboolean
read_order (
    PosDbTxn *txn, PosDbStatement *row, PosLocalStore *store, PosOrder **result, GError **error)
{
  g_autoptr (PosOrder) order = pos_record_table_read (&pos_order_rows, row, 1, 0, error);
  gconstpointer stored;
  gsize size;

  if (!order)
    return FALSE;
  for (guint i = 0; i < pos_order_n_parts; i++)
    if (!read_part (txn, order, &pos_order_parts[i], error))
      return FALSE;

  PosDigest hash = pos_order_content_hash (order, pos_local_store_get_content_key (store));
  stored = pos_db_column_blob (row, 0, &size);
  if (size != sizeof hash.bytes || memcmp (stored, hash.bytes, size) != 0)
    return corrupt (&order->id, error);
  *result = g_steal_pointer (&order);
  return TRUE;
}

gboolean
pos_order_table_get (
    PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (
      txn, pos_record_table_get_select (&pos_order_rows, "content_hash, ", BY_ID));
  g_autoptr (GError) local_error = NULL;
  gboolean has_row;

  *order = NULL;
  pos_db_bind_id (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (!has_row || read_order (txn, get, store, order, &local_error))
    return TRUE;
  /* Whatever cannot be understood makes the order unusable: say which one. */
  if (g_error_matches (local_error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT) ||
      local_error->domain == POS_VALUE_ERROR)
    return corrupt (id, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GPtrArray *
pos_order_table_get_all (PosDbTxn *txn, PosLocalStore *store, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++) {
    PosOrder *order = NULL;

    if (!pos_order_table_get (txn, store, &g_array_index (ids, PosId, i), &order, error))
      return NULL;
    g_ptr_array_add (orders, order);
  }
  return g_steal_pointer (&orders);
}

gboolean
pos_order_table_get_revision (PosDbTxn *txn, const PosId *id, gint64 *revision, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, REVISION);
  gboolean has_row;

  *revision = -1;
  pos_db_bind_id (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *revision = pos_db_column_int64 (get, 0);
  return TRUE;
}

char *
pos_order_table_mint_reference (PosDbTxn *txn, PosContext *context, GError **error)
{
  static const char alphabet[] = "23456789BCDFGHJKLMNPQRSTVWXZ"; /* 28, no 0 O 1 I, no vowels */
  g_autoptr (PosDbStatement) in_use = pos_db_txn_prepare (txn, IN_USE);

  for (;;) {
    char reference[13] = {0};
    gboolean has_row;

    for (int i = 0; i < 12;) {
      guint8 byte;
      pos_context_fill_random (context, &byte, 1);
      /* 252 is 9 × 28: the rest would favor some characters. */
      if (byte < 252)
        reference[i++] = alphabet[byte % 28];
    }
    pos_db_bind_text (in_use, ":key", reference);
    if (!pos_db_step (in_use, &has_row, error))
      return NULL;
    if (pos_db_column_int64 (in_use, 0) == 0)
      return g_strdup (reference);
  }
}

GArray *
pos_order_table_list_awaiting (
    PosDbTxn *txn, PosOrder *before, const char *item, const char *location, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, AWAITING);

  pos_db_bind_int64 (select, ":created_at", before->created_at);
  pos_db_bind_id (select, ":id", &before->id);
  pos_db_bind_text (select, ":item", item);
  pos_db_bind_text (select, ":location", location);
  return pos_db_read_ids (select, error);
}

GPtrArray *
pos_order_table_list_by_mode (PosDbTxn *txn, const char *mode, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, BY_MODE);

  pos_db_bind_text (select, ":mode", mode);
  return pos_db_read_texts (select, error);
}

GPtrArray *
pos_order_table_list_shipping_to (PosDbTxn *txn,
                                  const char *customer,
                                  const char *address,
                                  GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SHIPPING_TO);

  pos_db_bind_text (select, ":customer", customer);
  pos_db_bind_text (select, ":address", address);
  return pos_db_read_texts (select, error);
}
