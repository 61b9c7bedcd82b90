/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-correction-mode.h — what follows from a delivery mode that was corrected.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  the mode fits the line as it would at a register, and charges nothing else than what the
 *         customer paid; then the charges of the old mode are those of the new one.
 * Source: customer-orders.md §8.2 ("Data error"), M37. */
#pragma once
#include "base/pos-json.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* @before, @body: an order before and after its fields were corrected; other bodies have no modes.
 * Errors: POS_VALUE_ERROR_REFERENCE with "field". */
gboolean pos_hq_correction_follow_modes (
    PosDbTxn *txn, json_t *before, json_t *body, gint64 now, GError **error);

G_END_DECLS
