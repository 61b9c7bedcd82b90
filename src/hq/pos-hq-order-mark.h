/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-order-mark.h — orders by what only their documents say: products, modes, serial numbers,
 * cards.  Without it, who asks for a product that is rarely sold would have all orders read.
 * Layer: hq. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order-query.h"

G_BEGIN_DECLS

#define POS_HQ_IS_MARKED(kind, list)                                                               \
  "(" list " IS NULL OR id IN (SELECT order_id FROM order_mark WHERE kind = '" kind "' "           \
  "  AND mark IN (SELECT value FROM json_each (" list ")))) "
/* Of a row of sales_order; needs pos_hq_order_mark_bind(). */
#define POS_HQ_HAS_MARKS                                                                           \
  POS_HQ_IS_MARKED ("item", ":items")                                                              \
  "AND " POS_HQ_IS_MARKED ("mode", ":modes") "AND " POS_HQ_IS_MARKED (                             \
      "serial", ":serials") "AND " POS_HQ_IS_MARKED ("card", ":cards")

/* Those of earlier revisions stay: what was found has to be looked at. */
gboolean pos_hq_order_mark_put (PosDbTxn *txn, PosOrder *order, GError **error);
void pos_hq_order_mark_bind (PosDbStatement *select, PosOrderFilter *filter);

G_END_DECLS
