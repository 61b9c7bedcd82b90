/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-mend.h — an order whose rows are not what was written gets its content back.
 * Layer: store.  Thread: inside a transaction, but for pos_order_mend_keep_aside().
 * Rules:  only from what proves itself: an unsent message whose seal is whole is newer than
 * anything that headquarters has; without one, headquarters has the order.  What is damaged is
 * never thrown away: the database is copied as it is first. Source: reliability.md F15. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* The database as it is, once a day: `register.db.damaged-20260514.backup`.  Blocks. */
gboolean pos_order_mend_keep_aside (PosLocalStore *store, GError **error);

/* From the last unsent message about it.
 * @order: (out) (transfer full): as it is again; %NULL when there is no such message, or its seal
 *   is broken too. */
gboolean pos_order_mend_from_outbox (
    PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosOrder **order, GError **error);

/* With what headquarters has.  Errors: POS_DB_ERROR_CORRUPT when there is something about the order
 * that headquarters does not know yet: that must not be lost. */
gboolean pos_order_mend_with (PosDbTxn *txn, PosLocalStore *store, PosOrder *order, GError **error);

G_END_DECLS
