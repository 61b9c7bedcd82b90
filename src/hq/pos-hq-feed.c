/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-feed.c — one row per record; a change gives it the next sequence number. */
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-address-table.h"
#include "hq/pos-hq-cart-table.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char LIST[] =
    "SELECT body FROM feed WHERE kind = :kind AND deleted = 0 AND body IS NOT NULL ORDER BY id";
/* Few of very many products: so none is made a record of. */
static const char BARCODES[] =
    "SELECT code.value, feed.id FROM feed, json_each (feed.body, '$.barcodes') AS code "
    "WHERE feed.kind = 'product' AND feed.deleted = 0 AND feed.body IS NOT NULL "
    "AND code.value IN (SELECT value FROM json_each (:barcodes)) ORDER BY feed.id";
static const char COUNT[] = "INSERT INTO counter (name, value) VALUES (:name, 1) "
                            "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1";
static const char RAISE[] = "INSERT INTO counter (name, value) VALUES (:name, :value) "
                            "ON CONFLICT (name) DO UPDATE SET value = max (counter.value, :value)";
static const char COUNTER[] = "SELECT value FROM counter WHERE name = :name";
static const char GET[] = "SELECT deleted, body FROM feed WHERE kind = :kind AND id = :id";
static const char PUT[] =
    "INSERT INTO feed (kind, id, seq, deleted, body) VALUES (:kind, :id, :seq, :deleted, :body) "
    "ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, deleted = excluded.deleted, "
    "body = excluded.body";
static const char PAGE[] =
    "SELECT f.seq, f.kind, f.id, f.body, f.body IS NULL OR json_valid (f.body) "
    "FROM feed f WHERE f.seq > :after AND ("
    "f.kind NOT IN ('order', 'suspended-cart', 'check-in') "
    "OR f.kind = 'check-in' AND substr (f.id, 1, length (:store) + 1) = :store || '/' "
    "OR EXISTS (SELECT 1 FROM order_place p WHERE p.order_id = f.id AND p.store = :store)) "
    "ORDER BY f.seq LIMIT :limit";
static const char ADD_PLACE[] = "INSERT INTO order_place (order_id, store) VALUES (:order_id, "
                                ":store) ON CONFLICT (order_id, store) DO NOTHING";

static gboolean
read_counter (PosDbTxn *txn, const char *name, gint64 *value, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, COUNTER);
  gboolean has_row;

  pos_db_bind_text (select, ":name", name);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *value = has_row ? pos_db_column_int64 (select, 0) : 0;
  return TRUE;
}

gboolean
pos_hq_counter_next (PosDbTxn *txn, const char *name, gint64 *value, GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT);

  pos_db_bind_text (count, ":name", name);
  return pos_db_run (count, error) && read_counter (txn, name, value, error);
}

gboolean
pos_hq_counter_raise (PosDbTxn *txn, const char *name, gint64 value, GError **error)
{
  g_autoptr (PosDbStatement) raise = pos_db_txn_prepare (txn, RAISE);

  pos_db_bind_text (raise, ":name", name);
  pos_db_bind_int64 (raise, ":value", value);
  return pos_db_run (raise, error);
}

/* @body: (out) (transfer full): %NULL when there is none or it was deleted. */
static gboolean
read_body (
    PosDbTxn *txn, const char *kind, const char *id, gboolean *known, char **body, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, GET);

  pos_db_bind_text (select, ":kind", kind);
  pos_db_bind_text (select, ":id", id);
  if (!pos_db_step (select, known, error))
    return FALSE;
  *body = *known ? g_strdup (pos_db_column_text (select, 1)) : NULL;
  return TRUE;
}

gboolean
pos_hq_feed_put (PosDbTxn *txn, const char *kind, const char *id, const char *body, GError **error)
{
  g_autoptr (PosDbStatement) put = NULL;
  g_autofree char *before = NULL;
  gboolean known;
  gint64 seq;

  if (!read_body (txn, kind, id, &known, &before, error))
    return FALSE;
  if (g_strcmp0 (before, body) == 0 && (known || !body))
    return TRUE;
  if (!pos_hq_counter_next (txn, "feed", &seq, error))
    return FALSE;
  put = pos_db_txn_prepare (txn, PUT);
  pos_db_bind_text (put, ":kind", kind);
  pos_db_bind_text (put, ":id", id);
  pos_db_bind_int64 (put, ":seq", seq);
  pos_db_bind_int64 (put, ":deleted", body ? 0 : 1);
  pos_db_bind_text (put, ":body", body);
  return pos_db_run (put, error) &&
         (strcmp (kind, "customer") != 0 ||
          pos_hq_address_table_follow (txn, id, before, body, error)) &&
         (strcmp (kind, "suspended-cart") != 0 || pos_hq_cart_table_follow (txn, id, body, error));
}

/* Above all that was given, and in the order in which they stood. */
gboolean
pos_hq_feed_send_again (PosDbTxn *txn, const char *kind, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) move = NULL, last = NULL;
  gboolean has_row;
  gint64 base;

  if (!pos_hq_counter_next (txn, "feed", &base, error))
    return FALSE;
  move = pos_db_txn_prepare (txn, "UPDATE feed SET seq = seq + :base WHERE kind = :kind");
  pos_db_bind_int64 (move, ":base", base);
  pos_db_bind_text (move, ":kind", kind);
  last = pos_db_txn_prepare (
      txn, "SELECT coalesce (max (seq), 0), count (*) FROM feed WHERE kind = :kind");
  pos_db_bind_text (last, ":kind", kind);
  if (!pos_db_run (move, error) || !pos_db_step (last, &has_row, error))
    return FALSE;
  *count = pos_db_column_int64 (last, 1);
  return pos_hq_counter_raise (txn, "feed", pos_db_column_int64 (last, 0), error);
}

gboolean
pos_hq_feed_put_record (PosDbTxn *txn, gpointer record, guint32 currency, GError **error)
{
  g_autofree char *body = pos_record_to_text (record, currency);
  g_autofree char *id = pos_kind_dup_key (record);

  return pos_hq_feed_put (txn, pos_kind_of_type (G_OBJECT_TYPE (record))->nick, id, body, error);
}

gboolean
pos_hq_feed_get (PosDbTxn *txn, GType type, const char *id, gpointer *record, GError **error)
{
  g_autofree char *body = NULL;
  gboolean known;

  *record = NULL;
  if (!read_body (txn, pos_kind_of_type (type)->nick, id, &known, &body, error))
    return FALSE;
  if (!body)
    return TRUE;
  *record = pos_wire_parse (type, body, -1, error);
  return *record != NULL;
}

GPtrArray *
pos_hq_feed_list (PosDbTxn *txn, GType type, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  pos_db_bind_text (list, ":kind", pos_kind_of_type (type)->nick);
  while (pos_db_step (list, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&found);
    gpointer record = pos_wire_parse (type, pos_db_column_text (list, 0), -1, error);
    if (!record)
      return NULL;
    g_ptr_array_add (found, record);
  }
  return NULL;
}

GPtrArray *
pos_hq_feed_list_barcodes (PosDbTxn *txn, const char *const *barcodes, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, BARCODES);

  pos_db_bind_texts (list, ":barcodes", barcodes);
  return pos_db_read_pairs (list, error);
}

gboolean
pos_hq_feed_has (PosDbTxn *txn, const char *kind, const char *id, gboolean *there, GError **error)
{
  g_autofree char *body = NULL;
  gboolean known;

  if (!read_body (txn, kind, id, &known, &body, error))
    return FALSE;
  *there = body != NULL;
  return TRUE;
}

gboolean
pos_hq_feed_get_currency (PosDbTxn *txn, guint32 *currency, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) parameters = found;
  *currency = parameters ? parameters->currency : 0;
  return TRUE;
}

gboolean
pos_hq_feed_add_place (PosDbTxn *txn, const PosId *order, const char *store, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_PLACE);
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (order, id);
  pos_db_bind_text (add, ":order_id", id);
  pos_db_bind_text (add, ":store", store);
  return pos_db_run (add, error);
}

gboolean
pos_hq_feed_write_page (PosDbTxn *txn,
                        const PosHqFeedQuery *query,
                        GString *text,
                        gint64 *last,
                        gint64 *head,
                        GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, PAGE);
  gint64 rows = 0;
  gboolean has_row;

  *last = query->after;
  pos_db_bind_int64 (select, ":after", query->after);
  pos_db_bind_text (select, ":store", query->store);
  pos_db_bind_int64 (select, ":limit", query->limit);
  if (!read_counter (txn, "feed", head, error) || !pos_db_step (select, &has_row, error))
    return FALSE;
  for (; has_row && text->len < POS_PAGE_BYTES; rows++) {
    *last = pos_db_column_int64 (select, 0);
    /* One damaged record, which `pos-hq check` names, does not keep the rest from registers. */
    if (pos_db_column_int64 (select, 4))
      pos_change_page_append (text,
                              *last,
                              pos_db_column_text (select, 1),
                              pos_db_column_text (select, 2),
                              pos_db_column_text (select, 3));
    else
      g_warning ("A record of the feed cannot be read: %s %s",
                 pos_db_column_text (select, 1),
                 pos_db_column_text (select, 2));
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  /* A page that holds everything reaches up to the head, past what this store does not see. */
  if (!has_row && rows < query->limit)
    *last = MAX (*last, *head);
  return TRUE;
}
