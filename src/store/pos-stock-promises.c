/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-promises.c — see the header. */
#include "store/pos-stock-promises.h"

#include "store/pos-order-search-private.h"
#include "store/pos-order-table.h"

/* From the few that are active, not from all that was ever sold of the item. */
static const char PROMISED[] =
    "SELECT o.id FROM sales_order o WHERE o.type = 'sales-order' AND " POS_ORDER_SEARCH_ACTIVE
    "AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.item = :item "
    "  AND l.location = :location AND " POS_ORDER_SEARCH_LINE_OPEN ")";

static gboolean
list_ids (PosDbTxn *txn, const char *item, const char *location, GArray *ids, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, PROMISED);
  gboolean has_row;

  pos_db_bind_text (select, ":item", item);
  pos_db_bind_text (select, ":location", location);
  while (pos_db_step (select, &has_row, error)) {
    if (!has_row)
      return TRUE;
    PosId id = pos_db_column_id (select, 0);
    g_array_append_val (ids, id);
  }
  return FALSE;
}

GPtrArray *
pos_stock_promises_read (
    PosDbTxn *txn, PosLocalStore *store, const char *item, const char *location, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PosId));
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  if (!list_ids (txn, item, location, ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    PosOrder *order = NULL;

    if (!pos_order_table_get (txn, store, &g_array_index (ids, PosId, i), &order, error))
      return NULL;
    g_ptr_array_add (orders, order);
  }
  return g_steal_pointer (&orders);
}
