/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-coupons.h — how often codes of coupons were used, as headquarters counts them.
 * Layer: hq.  Thread: inside a write transaction.
 * Rules:  an order is taken as it happened: two registers that do not know of each other may use
 *         the last use of a code twice, and the order that headquarters hears of later says so.
 *         What is created while the customer waits is refused instead.
 * Source: register.md P-36, P-37. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Whether a new @order wants to use a code that is used up.
 * @fault: (out) (transfer full): why not, in English; %NULL: none. */
gboolean pos_hq_coupons_find_fault (PosDbTxn *txn, PosOrder *order, char **fault, GError **error);

/* @order uses the codes that it names, and no others.
 * @over: (out) (transfer full): says that one of them was used up when it came; %NULL: none. */
gboolean pos_hq_coupons_follow (PosDbTxn *txn, PosOrder *order, char **over, GError **error);

/* @agree: (out): whether the rows of @order are the codes that it uses. */
gboolean pos_hq_coupons_agree (PosDbTxn *txn, PosOrder *order, gboolean *agree, GError **error);

G_END_DECLS
