/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-account-table.h — what a customer put on account, in the orders that are known here.
 * Layer: store.  Thread: inside a transaction.
 * Source: register.md M-22. */
#pragma once
#include "base/pos-id.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  const char *customer;
  const char *tenders; /* a JSON list: the tenders that put something on account */
  const PosId *except; /* an order that does not count: the one at hand */
} PosAccountQuery;

/* Less what came back onto it. */
gboolean
pos_account_table_sum (PosDbTxn *txn, const PosAccountQuery *query, gint64 *sum, GError **error);

/* Only what headquarters did not acknowledge.
 * @orders: (element-type utf8): receives the ids of these orders */
gboolean pos_account_table_sum_unsent (
    PosDbTxn *txn, const PosAccountQuery *query, GPtrArray *orders, gint64 *sum, GError **error);

G_END_DECLS
