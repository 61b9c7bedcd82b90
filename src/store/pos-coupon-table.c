/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-coupon-table.c — see the header. */
#include "store/pos-coupon-table.h"

static const char REMOVE[] = "DELETE FROM coupon_use WHERE order_id = :order";
static const char ADD[] = "INSERT INTO coupon_use (code, order_id, customer, store) "
                          "VALUES (:code, :order, :customer, :store) ON CONFLICT DO NOTHING";
static const char LIST[] = "SELECT code, customer, store FROM coupon_use WHERE order_id = :order";
static const char STRAYS[] =
    "DELETE FROM coupon_use WHERE order_id NOT IN (SELECT id FROM sales_order)";
static const char COUNT[] = "SELECT count (*), coalesce (sum (customer = :customer), 0), coalesce "
                            "(sum (store = :store), 0) "
                            "FROM coupon_use WHERE code = :code AND order_id != :order";

gboolean
pos_coupon_table_write (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);
  g_autoptr (PosDbStatement) add = NULL;

  pos_db_bind_id (remove, ":order", &order->id);
  if (!pos_db_run (remove, error))
    return FALSE;
  if (!order->coupons || !pos_order_uses_coupons (order))
    return TRUE;
  add = pos_db_txn_prepare (txn, ADD);
  pos_db_bind_id (add, ":order", &order->id);
  pos_db_bind_text (add, ":customer", order->customer);
  pos_db_bind_text (add, ":store", order->home_store);
  for (GStrv code = order->coupons; *code; code++) {
    g_autofree char *key = g_ascii_strup (*code, -1);
    pos_db_bind_text (add, ":code", key);
    if (!pos_db_run (add, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_coupon_table_count (PosDbTxn *txn,
                        const char *code,
                        const PosId *except,
                        const char *customer,
                        const char *store,
                        PosCouponUses *counted,
                        GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT);
  g_autofree char *key = g_ascii_strup (code, -1);
  gboolean has_row;

  pos_db_bind_text (count, ":code", key);
  pos_db_bind_id (count, ":order", except);
  pos_db_bind_text (count, ":customer", customer);
  pos_db_bind_text (count, ":store", store);
  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  *counted = (PosCouponUses){pos_db_column_int64 (count, 0),
                             pos_db_column_int64 (count, 1),
                             pos_db_column_int64 (count, 2)};
  return TRUE;
}

/* Returns: (transfer full): the codes that @order used. */
static GHashTable *
list_used (PosOrder *order)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (order->coupons && pos_order_uses_coupons (order))
    for (GStrv code = order->coupons; *code; code++)
      g_hash_table_add (codes, g_ascii_strup (*code, -1));
  return codes;
}

gboolean
pos_coupon_table_fits (PosDbTxn *txn, PosOrder *order, gboolean *fits, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  g_autoptr (GHashTable) codes = list_used (order);
  gboolean has_row;

  *fits = TRUE;
  pos_db_bind_id (list, ":order", &order->id);
  while (pos_db_step (list, &has_row, error)) {
    if (!has_row) {
      *fits = *fits && g_hash_table_size (codes) == 0;
      return TRUE;
    }
    *fits = *fits && g_hash_table_remove (codes, pos_db_column_word (list, 0)) &&
            !g_strcmp0 (pos_db_column_text (list, 1), order->customer) &&
            !g_strcmp0 (pos_db_column_text (list, 2), order->home_store);
  }
  return FALSE;
}

gboolean
pos_coupon_table_mend (PosDbTxn *txn, GError **error)
{
  return pos_db_txn_run (txn, STRAYS, error);
}
