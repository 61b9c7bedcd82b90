/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-stock.h — what an order's change means for stock.
 * Layer: hq.  Thread: inside a transaction.  Source: customer-orders.md §3.6. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* Moves stock by the difference between @before (nullable) and @after. */
gboolean
pos_hq_stock_follow (PosDbTxn *txn, PosOrder *before, PosOrder *after, gint64 now, GError **error);
/* Moves what open orders have reserved to what the chain's parameters say now.
 * @before: (nullable): the parameters until now; %NULL: there were none, and no orders */
gboolean
pos_hq_stock_follow_setting (PosDbTxn *txn, PosParameters *before, gint64 now, GError **error);

G_END_DECLS
