/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-changed-charges.c — see the header. */
#include "store/pos-changed-charges.h"

#include "store/pos-order-table.h"

static const char CHANGED[] = "SELECT id FROM sales_order WHERE committed_at >= :from "
                              "AND instr (extra, '\"charge_steps\":') > 0";

static GArray *
list_ids (PosDbTxn *txn, gint64 from, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, CHANGED);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PosId));
  gboolean has_row;

  pos_db_bind_int64 (select, ":from", from);
  while (pos_db_step (select, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&ids);
    PosId id = pos_db_column_id (select, 0);
    g_array_append_val (ids, id);
  }
  return NULL;
}

GPtrArray *
pos_changed_charges_read (PosDbTxn *txn, PosLocalStore *store, gint64 from, GError **error)
{
  g_autoptr (GArray) ids = list_ids (txn, from, error);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids && i < ids->len; i++) {
    PosOrder *order = NULL;

    if (!pos_order_table_get (txn, store, &g_array_index (ids, PosId, i), &order, error))
      return NULL;
    g_ptr_array_add (orders, order);
  }
  return ids ? g_steal_pointer (&orders) : NULL;
}
