/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-keys.c — one tree for everything by which a person asks for an order. */
#include "base/pos-search-text.h"
#include "store/pos-order-rows.h"

static const char REMOVE[] = "DELETE FROM order_key WHERE order_id = :order AND kind != 'receipt'";
static const char ADD[] =
    "INSERT INTO order_key (kind, key, order_id) VALUES (:kind, :key, :order) "
    "ON CONFLICT DO NOTHING";

static gboolean
add (PosDbStatement *statement, const char *kind, const char *key, GError **error)
{
  if (!key || !*key)
    return TRUE;
  pos_db_bind_text (statement, ":kind", kind);
  pos_db_bind_text (statement, ":key", key);
  return pos_db_run (statement, error);
}

/* Numbers are found in either letter case. */
static gboolean
add_number (PosDbStatement *statement, const char *kind, const char *number, GError **error)
{
  g_autofree char *key = number ? g_ascii_strup (number, -1) : NULL;

  return add (statement, kind, key, error);
}

static gboolean
add_words (PosDbStatement *statement, const char *name, GError **error)
{
  g_autofree char *folded = pos_search_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!add (statement, "name", words[i], error))
      return FALSE;
  return TRUE;
}

gboolean
pos_order_keys_write (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, ADD);

  pos_db_bind_id (remove, ":order", &order->id);
  if (!pos_db_run (remove, error))
    return FALSE;
  pos_db_bind_id (statement, ":order", &order->id);
  /* Receipts of earlier commits keep leading here. */
  return add_number (statement, "number", order->number, error) &&
         add_number (statement, "reference", order->reference, error) &&
         add_number (statement, "receipt", order->receipt, error) &&
         add_words (statement, order->customer_name, error);
}

gboolean
pos_order_keys_add_receipt (PosDbTxn *txn, const PosId *order, const char *number, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, ADD);

  pos_db_bind_id (statement, ":order", order);
  return add_number (statement, "receipt", number, error);
}
