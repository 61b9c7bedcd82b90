/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check-counts.h — what is counted beside the orders.
 * Layer: hq, private to pos-hq-check.c.  Thread: inside a transaction, of reading.
 * Rules:  places of slots, uses of coupons and amounts on account are those of the orders.
 * Source: reliability.md A2. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* What one order is counted for, at headquarters.  @faults: as in pos_hq_check(). */
gboolean pos_hq_check_counted (
    PosDbTxn *txn, PosOrder *order, const char *body, GPtrArray *faults, GError **error);

G_END_DECLS
