/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-slots.h — places in pick-up slots, as headquarters counts them.
 * Layer: hq.  Thread: inside a write transaction.
 * Rules:  an order is taken as it happened: two registers without a line may give the last place
 *         twice, and the one that headquarters hears of later says so until a person agrees on
 *         another time with the customer.  What is created while the customer waits is refused
 *         instead.  Later changes of the rules do not touch places that were given.
 * Source: customer-orders.md §2.4 (TS2). */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Whether a new @order asks for a place that is not there any more.
 * @fault: (out) (transfer full): why not, in English; %NULL: none. */
gboolean pos_hq_slots_find_fault (PosDbTxn *txn, PosOrder *order, char **fault, GError **error);

/* @order has the places that it names, and no others; all registers hear of it.
 * @now: what is over since a day or more goes out of the feed
 * @full: (out) (transfer full): says that one of them was full when it came; %NULL: none. */
gboolean
pos_hq_slots_follow (PosDbTxn *txn, PosOrder *order, gint64 now, char **full, GError **error);

/* @agree: (out): whether the rows of @order are the places that it asks for. */
gboolean pos_hq_slots_agree (PosDbTxn *txn, PosOrder *order, gboolean *agree, GError **error);

G_END_DECLS
