/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-cart-table.h — the records of each cart, and which of them are past.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a cart's records are those that the feed has of it; of two that one register began, the
 *         sequence in which it said so tells which is the later one. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-store-cart.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* @body: (nullable): the record @id as the feed has it from now on. */
gboolean pos_hq_cart_table_follow (PosDbTxn *txn, const char *id, const char *body, GError **error);

/* Returns: (transfer full) (element-type utf8): the records of @cart that did not end; %NULL on
 * error. */
GPtrArray *pos_hq_cart_table_list_waiting (PosDbTxn *txn, const PosId *cart, GError **error);

/* The same of those that the register of @sent, which begins @said, began before that, and that are
 * given to nobody else. */
GPtrArray *pos_hq_cart_table_list_older (PosDbTxn *txn,
                                         PosTransaction *sent,
                                         PosStoreCart *said,
                                         GError **error);

/* @past: (out): the register of @sent, which begins @said, began another record of the cart later,
 * or the cart is an order. */
gboolean pos_hq_cart_table_is_past (
    PosDbTxn *txn, PosTransaction *sent, PosStoreCart *said, gboolean *past, GError **error);

G_END_DECLS
