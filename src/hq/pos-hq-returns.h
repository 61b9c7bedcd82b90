/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-returns.h — what came back is written to the orders it came with.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a return is taken as it happened: where more came back than was sold, because two
 *         registers had no line, the order says so and a person decides (register.md T-41).
 * Source: customer-orders.md R12, scenario 113. */
#pragma once
#include "db/pos-db-statement.h"
#include "hq/pos-hq-transaction-table.h"

G_BEGIN_DECLS

/* @fault: (out) (transfer full): set when an order that @sale takes goods back from is not here
 * yet. */
gboolean pos_hq_returns_find_fault (PosDbTxn *txn, PosOrder *sale, char **fault, GError **error);

/* Somebody decided that @sale, which came as @arrival, counts without the orders that its goods
 * came with: those that are not here are told when they come. */
gboolean pos_hq_returns_remember (PosDbTxn *txn, gint64 arrival, PosOrder *sale, GError **error);
/* @original is here for the first time: what came back from it before counts. */
gboolean pos_hq_returns_catch_up (PosDbTxn *txn, PosOrder *original, GError **error);

/* @before: (nullable): @sale as it was when this was last done.  The claims of its register on the
 * orders end.  @made: (nullable) (element-type PosOrder): gets the orders that were written to. */
gboolean pos_hq_returns_follow (
    PosDbTxn *txn, PosOrder *before, PosOrder *sale, GPtrArray *made, GError **error);

/* What a change started from when its register had written a return of its own into the order
 * since it sent or heard of it: the return is a record of its own, so nobody sent or told that
 * version.  @base: (out) (transfer full): %NULL when it is not that. */
gboolean
pos_hq_returns_find_base (PosDbTxn *txn, const PosHqDue *due, PosOrder **base, GError **error);

G_END_DECLS
