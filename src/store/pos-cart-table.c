/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cart-table.c — the open cart: its JSON, and beside it the fields that JSON leaves out. */
#include "store/pos-cart-table.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-cart-local.h"
#include "store/pos-order-rows.h"

#include <string.h>

static const char SAVE[] =
    "INSERT INTO cart (place, order_id, body, local, state, content_hash) "
    "VALUES ('open', :order, :body, :local, :state, :hash) "
    "ON CONFLICT (place) DO UPDATE SET order_id = excluded.order_id, body = excluded.body, "
    "  local = excluded.local, state = excluded.state, content_hash = excluded.content_hash";
static const char LOAD[] = "SELECT body, local, state, content_hash FROM cart WHERE place = 'open'";
static const char CLEAR[] = "DELETE FROM cart";

static PosDigest
hash_texts (PosLocalStore *store, const char *body, const char *local, const char *state)
{
  g_autofree char *all = g_strjoin ("\n", body, local, state ? state : "", NULL);

  return pos_digest_blake2b (all, strlen (all), pos_local_store_get_content_key (store));
}

gboolean
pos_cart_table_save (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *state, GError **error)
{
  g_autoptr (PosDbStatement) save = pos_db_txn_prepare (txn, SAVE);
  g_autoptr (json_t) json = pos_record_to_json (order, order->currency);
  g_autoptr (json_t) local_json = pos_cart_local_to_json (order);
  g_autofree char *body = pos_json_to_text (json);
  g_autofree char *local = pos_json_to_text (local_json);
  PosDigest hash = hash_texts (store, body, local, state);

  pos_db_bind_id (save, ":order", &order->id);
  pos_db_bind_text (save, ":body", body);
  pos_db_bind_text (save, ":local", local);
  pos_db_bind_text (save, ":state", state);
  pos_db_bind_blob (save, ":hash", hash.bytes, sizeof hash.bytes);
  return pos_db_run (save, error);
}

static gboolean
corrupt (GError **error)
{
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT, NULL, "The open cart is not what was written");
}

static gboolean
read_cart (PosDbStatement *row, PosLocalStore *store, PosOrder **order, GError **error)
{
  const char *body = pos_db_column_text (row, 0), *local = pos_db_column_text (row, 1);
  gsize size;
  gconstpointer stored = pos_db_column_blob (row, 3, &size);
  PosDigest hash = hash_texts (store, body, local, pos_db_column_text (row, 2));
  g_autoptr (json_t) json = NULL, local_json = NULL;

  if (size != sizeof hash.bytes || memcmp (stored, hash.bytes, size) != 0)
    return corrupt (error);
  json = pos_json_parse (body, -1, error);
  local_json = json ? pos_json_parse (local, -1, error) : NULL;
  if (!local_json)
    return FALSE;
  *order = g_object_new (POS_TYPE_ORDER, NULL);
  if (pos_record_read_json (*order, json, 0, error) && pos_cart_local_read (*order, local_json))
    return TRUE;
  g_clear_object (order);
  return error && *error ? FALSE : corrupt (error);
}

gboolean
pos_cart_table_load (
    PosDbTxn *txn, PosLocalStore *store, PosOrder **order, char **state, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD);
  gboolean has_row;

  *order = NULL;
  if (state)
    *state = NULL;
  if (!pos_db_step (load, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  if (!read_cart (load, store, order, error))
    return FALSE;
  if (state)
    *state = g_strdup (pos_db_column_text (load, 2));
  return TRUE;
}

gboolean
pos_cart_table_clear (PosDbTxn *txn, GError **error)
{
  return pos_db_txn_run (txn, CLEAR, error);
}
