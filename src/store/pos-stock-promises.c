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

GPtrArray *
pos_stock_promises_read (
    PosDbTxn *txn, PosLocalStore *store, const char *item, const char *location, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, PROMISED);
  g_autoptr (GArray) ids = NULL;

  pos_db_bind_text (select, ":item", item);
  pos_db_bind_text (select, ":location", location);
  ids = pos_db_read_ids (select, error);
  return ids ? pos_order_table_get_all (txn, store, ids, error) : NULL;
}
