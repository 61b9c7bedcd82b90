/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-check-in-table.h — customers of whom headquarters says that they wait outside.
 * Layer: store.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-check-in.h"

G_BEGIN_DECLS

/* In no order.  Returns: (transfer full) (element-type PosCheckIn). */
GPtrArray *pos_check_in_table_list (PosDbTxn *txn, const char *store, GError **error);
/* @found: (out) (transfer full): %NULL when there is none. */
gboolean pos_check_in_table_get (PosDbTxn *txn, const char *id, PosCheckIn **found, GError **error);
gboolean pos_check_in_table_remove (PosDbTxn *txn, const char *id, GError **error);

G_END_DECLS
