/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-correction-delivery.h — what follows from corrections of how, where and when lines leave,
 * and of whose order it is.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a line leaves as it could at a register, for the tax and the charges that the customer
 *         paid; what leaves later is somebody's.
 * Source: customer-orders.md §8.2 ("Data error"), O3, M37, M42, FG1–FG5. */
#pragma once
#include "base/pos-json.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* @before, @body: an order before and after its fields were corrected; other bodies have no lines.
 * Errors: POS_VALUE_ERROR_MISSING, POS_VALUE_ERROR_REFERENCE with "field". */
gboolean pos_hq_correction_follow_delivery (
    PosDbTxn *txn, json_t *before, json_t *body, gint64 now, GError **error);

G_END_DECLS
