/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check-counts.h — what is counted beside the orders, and what is only ever added to.
 * Layer: hq, private to pos-hq-check.c.  Thread: inside a transaction, of reading.
 * Rules:  places of slots, uses of coupons and amounts on account are those of the orders, and of
 *         no others; earlier versions say whose they are; nothing is gone from the trails.
 * Source: reliability.md A2. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* What one order is counted for.  @faults: as in pos_hq_check(). */
gboolean pos_hq_check_counted (
    PosDbTxn *txn, PosOrder *order, const char *body, GPtrArray *faults, GError **error);

/* What belongs to no order, and what was taken away. */
gboolean pos_hq_check_trails (PosDbTxn *txn, GPtrArray *faults, GError **error);

G_END_DECLS
