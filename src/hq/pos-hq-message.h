/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-message.h — what customers are written about their orders.
 * Layer: hq.  Thread: inside a write transaction: that which keeps the change a message tells of,
 *         so that there is never one without the other.
 * Source: customer-orders.md §7.6, F18; docs/headquarters.md "Messages to customers". */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-message.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Writes what @order tells that @before (nullable: nothing was known) did not.  Nothing without a
 * template for it, or without an address to write to. */
gboolean pos_hq_message_follow (
    PosDbTxn *txn, PosOrder *before, PosOrder *order, gint64 now, GError **error);

/* Writes that what is reserved for @order ends soon, once for each time when it does. */
gboolean pos_hq_message_remind (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error);

/* Writes the paper that a register of @store sends, once.  Nothing without a template for it. */
gboolean pos_hq_message_send (
    PosDbTxn *txn, PosLetter *letter, const char *store, gint64 now, GError **error);

G_END_DECLS
