/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-account-table.h — what customers have open on account, over all stores.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  what a register sent counts from when it is there, also while it waits for somebody: the
 *         customer has the goods.  Bodies are canonical JSON.
 * Source: register.md M-22. */
#pragma once
#include "base/pos-id.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* @body: the order as it is kept: it has on account what it says, and nothing else. */
gboolean
pos_hq_account_table_keep (PosDbTxn *txn, const PosId *order, const char *body, GError **error);
/* @body: the order as a register sent it: until it is decided on, the higher amount counts. */
gboolean
pos_hq_account_table_hear (PosDbTxn *txn, const char *order, const char *body, GError **error);

/* @except: a JSON list: ids of orders that do not count, because whoever asks knows better.
 * @open: (out): what the others put on account, less what came off it */
gboolean pos_hq_account_table_sum (
    PosDbTxn *txn, const char *customer, const char *except, gint64 *open, GError **error);

/* @agrees: (out): whether at least what @body puts on account counts. */
gboolean pos_hq_account_table_agrees (
    PosDbTxn *txn, const char *order, const char *body, gboolean *agrees, GError **error);

G_END_DECLS
