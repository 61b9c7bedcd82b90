/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-account-table.h — what a customer put on account, in the orders that are known here.
 * Layer: store.  Thread: inside a transaction.
 * Source: register.md M-22. */
#pragma once
#include "base/pos-id.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Less what went back onto it.  @except: an order that does not count: the one at hand. */
gboolean pos_account_table_sum (PosDbTxn *txn,
                                const char *customer,
                                const char *tender,
                                const PosId *except,
                                gint64 *sum,
                                GError **error);

G_END_DECLS
