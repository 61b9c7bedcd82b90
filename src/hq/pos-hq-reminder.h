/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-reminder.h — customers hear that what is reserved on their card ends soon.
 * Layer: hq.  Thread: inside a write transaction.
 * Source: customer-orders.md §10.28; docs/headquarters.md "Messages to customers". */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Notes when the first reservation of @order ends, or that none is left of what @before (nullable)
 * had. */
gboolean pos_hq_reminder_follow (PosDbTxn *txn, PosOrder *before, PosOrder *order, GError **error);

/* Writes to those of whom a reservation ends within POS_AUTHORIZATIONS_SOON_DAYS of @now, once for
 * each end.  At most a batch of them; the next call goes on. */
gboolean pos_hq_reminder_write (PosDbTxn *txn, gint64 now, GError **error);

G_END_DECLS
