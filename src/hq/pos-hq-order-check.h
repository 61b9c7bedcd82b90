/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-order-check.h — may this order become a sales order?
 * Layer: hq.  Thread: inside a transaction.  Source: customer-orders.md §8.2; architecture
 * "Ledger". */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* @current: (nullable): the version that headquarters has
 * @fault: (out) (transfer full): why not, in English; %NULL: it may */
gboolean pos_hq_order_find_fault (
    PosDbTxn *txn, PosOrder *order, PosOrder *current, char **fault, GError **error);

G_END_DECLS
