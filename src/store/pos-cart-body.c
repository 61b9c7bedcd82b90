/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cart-body.c — see the header. */
#include "store/pos-cart-body.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-cart-local.h"
#include "store/pos-order-rows.h"

#include <string.h>

static PosDigest
hash_texts (PosLocalStore *store, const char *body, const char *local, const char *state)
{
  const char *const texts[] = {body ? body : "", local ? local : "", state ? state : ""};

  return pos_digest_blake2b_texts (
      texts, G_N_ELEMENTS (texts), pos_local_store_get_content_key (store));
}

gsize
pos_cart_body_bind (PosDbStatement *statement,
                    PosLocalStore *store,
                    PosOrder *order,
                    const char *state)
{
  g_autoptr (json_t) local_json = pos_cart_local_to_json (order);
  char *body = pos_record_to_text (order, 0);
  gsize size = strlen (body);
  g_autofree char *local = pos_json_to_text (local_json);
  PosDigest hash = hash_texts (store, body, local, state);

  pos_db_bind_id (statement, ":order", &order->id);
  pos_db_give_text (statement, ":body", body);
  pos_db_bind_text (statement, ":local", local);
  pos_db_bind_text (statement, ":state", state);
  pos_db_bind_digest (statement, ":hash", &hash);
  return size;
}

static gboolean
corrupt (GError **error)
{
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT, NULL, "The cart is not what was written");
}

PosOrder *
pos_cart_body_read (PosDbStatement *row, PosLocalStore *store, GError **error)
{
  const char *body = pos_db_column_text (row, 0), *local = pos_db_column_text (row, 1);
  gsize size;
  gconstpointer stored = pos_db_column_blob (row, 3, &size);
  PosDigest hash = hash_texts (store, body, local, pos_db_column_text (row, 2));
  g_autoptr (json_t) json = NULL, local_json = NULL;
  g_autoptr (PosOrder) order = g_object_new (POS_TYPE_ORDER, NULL);

  if (size != sizeof hash.bytes || memcmp (stored, hash.bytes, size) != 0) {
    corrupt (error);
    return NULL;
  }
  json = pos_json_parse (body, -1, error);
  local_json = json ? pos_json_parse (local, -1, error) : NULL;
  if (!local_json || !pos_record_read_json (order, json, 0, error))
    return NULL;
  if (pos_cart_local_read (order, local_json))
    return g_steal_pointer (&order);
  corrupt (error);
  return NULL;
}
