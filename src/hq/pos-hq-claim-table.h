/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-claim-table.h — who is changing which order right now.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a claim is a courtesy with an end, not a lock: what was changed from an old revision is
 *         refused whoever held the claim.
 * Source: customer-orders.md §6.6, X8. */
#pragma once
#include "db/pos-db-statement.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* Gives @claim.order to @claim's register until @claim.expires_at, unless another register has it
 * and @take_over is not said.  Fills in who has it now. */
gboolean pos_hq_claim_table_take (
    PosDbTxn *txn, PosClaim *claim, gboolean take_over, gint64 now, GError **error);

/* Only what @register_id has; harmless when it has nothing. */
gboolean pos_hq_claim_table_drop (PosDbTxn *txn,
                                  const PosId *order,
                                  const char *register_id,
                                  GError **error);

G_END_DECLS
