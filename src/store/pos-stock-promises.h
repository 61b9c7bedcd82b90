/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-promises.h — orders to which something in one place is promised.
 * Layer: store.  Thread: inside a transaction. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Of which @item is still to leave @location, picked up or shipped.
 * Returns: (transfer full) (element-type PosOrder). */
GPtrArray *pos_stock_promises_read (
    PosDbTxn *txn, PosLocalStore *store, const char *item, const char *location, GError **error);

G_END_DECLS
