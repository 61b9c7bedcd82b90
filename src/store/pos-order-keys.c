/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-keys.c — one tree for everything by which a person asks for an order. */
#include "base/pos-search-text.h"
#include "store/pos-order-rows.h"

static const char REMOVE[] = "DELETE FROM order_key WHERE order_id = :order AND kind != 'receipt'";
static const char ADD[] =
    "INSERT INTO order_key (kind, key, order_id) VALUES (:kind, :key, :order) "
    "ON CONFLICT DO NOTHING";

static const char LIST[] = "SELECT kind, key FROM order_key WHERE order_id = :order";
/* A receipt leads to its order, also an earlier one. */
static const char LOST_RECEIPTS[] =
    "SELECT number FROM receipt r WHERE order_id IS NOT NULL AND NOT EXISTS (SELECT 1 "
    "FROM order_key WHERE kind = 'receipt' AND key = upper (r.number) AND order_id = r.order_id)";
static const char RECEIPTS[] =
    "INSERT INTO order_key (kind, key, order_id) SELECT 'receipt', upper (number), order_id "
    "FROM receipt WHERE order_id IN (SELECT id FROM sales_order) ON CONFLICT DO NOTHING";
static const char STRAYS[] =
    "DELETE FROM order_key WHERE order_id NOT IN (SELECT id FROM sales_order)";

static gboolean
add (PosDbStatement *statement, const char *kind, const char *key, GError **error)
{
  if (!key || !*key)
    return TRUE;
  pos_db_bind_text (statement, ":kind", kind);
  pos_db_bind_text (statement, ":key", key);
  return pos_db_run (statement, error);
}

/* Numbers are found in either letter case, and with the digits of either script. */
static char *
dup_key (const char *number)
{
  g_autofree char *plain = pos_search_plain_digits (number);

  return g_ascii_strup (plain, -1);
}

static gboolean
add_number (PosDbStatement *statement, const char *kind, const char *number, GError **error)
{
  g_autofree char *key = dup_key (number);

  return add (statement, kind, key, error);
}

static gboolean
add_words (PosDbStatement *statement, const char *name, GError **error)
{
  g_autofree char *found_by = pos_search_words (name);
  g_auto (GStrv) words = g_strsplit (found_by, " ", -1);

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
         add_number (statement, "receipt", order->return_receipt, error) &&
         add_words (statement, order->customer_name, error);
}

gboolean
pos_order_keys_add_receipt (PosDbTxn *txn, const PosId *order, const char *number, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, ADD);

  pos_db_bind_id (statement, ":order", order);
  return add_number (statement, "receipt", number, error);
}

/* --- Looking for damage --- */

static void
expect (GHashTable *keys, const char *kind, const char *key)
{
  if (key && *key)
    g_hash_table_add (keys, g_strconcat (kind, "\n", key, NULL));
}

static void
expect_number (GHashTable *keys, const char *kind, const char *number)
{
  g_autofree char *key = dup_key (number);

  expect (keys, kind, key);
}

/* Returns: (transfer full): what has to lead to @order. */
static GHashTable *
list_expected (PosOrder *order)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *found_by = pos_search_words (order->customer_name);
  g_auto (GStrv) words = g_strsplit (found_by, " ", -1);

  expect_number (keys, "number", order->number);
  expect_number (keys, "reference", order->reference);
  expect_number (keys, "receipt", order->receipt);
  expect_number (keys, "receipt", order->return_receipt);
  for (guint i = 0; words[i]; i++)
    expect (keys, "name", words[i]);
  return keys;
}

gboolean
pos_order_keys_fit (PosDbTxn *txn, PosOrder *order, gboolean *fit, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  g_autoptr (GHashTable) keys = list_expected (order);
  gboolean has_row;

  *fit = TRUE;
  pos_db_bind_id (list, ":order", &order->id);
  while (pos_db_step (list, &has_row, error)) {
    if (!has_row) {
      *fit = *fit && g_hash_table_size (keys) == 0;
      return TRUE;
    }
    const char *kind = pos_db_column_word (list, 0);
    g_autofree char *key = g_strconcat (kind, "\n", pos_db_column_word (list, 1), NULL);
    /* Receipts of earlier commits, perhaps of other registers, lead here as well. */
    if (!g_hash_table_remove (keys, key) && g_strcmp0 (kind, "receipt") != 0)
      *fit = FALSE;
  }
  return FALSE;
}

gboolean
pos_order_keys_look_for_receipts (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) lost = pos_db_txn_prepare (txn, LOST_RECEIPTS);
  gboolean has_row;

  while (pos_db_step (lost, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_ptr_array_add (faults,
                     g_strdup_printf ("search: receipt %s does not lead to its order",
                                      pos_db_column_text (lost, 0)));
  }
  return FALSE;
}

gboolean
pos_order_keys_mend (PosDbTxn *txn, GError **error)
{
  return pos_db_txn_run (txn, STRAYS, error) && pos_db_txn_run (txn, RECEIPTS, error);
}
