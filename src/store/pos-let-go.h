/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-let-go.h — a note that a card is still to be told that a reservation is not needed any more.
 * Layer: store.  Thread: inside a transaction.
 * Source: customer-orders.md M15, M27, M28, §8.3. */
#pragma once
#include "db/pos-db-statement.h"
#include "store/pos-local-store.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* The kind of such an intent, and what a transaction touches that the feed made one in. */
#define POS_LET_GO "release"

/* Returns: (transfer full). */
PosPayIntent *pos_let_go_new (PosContext *context, PosOrder *order, PosPayment *reservation);

/* Before headquarters' version replaces what is here: notes what this register reserved and that
 * version calls unneeded.  Of what that version does not know yet, because somebody still has to
 * decide, the card is told nothing. */
gboolean pos_let_go_replaced (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *ours, PosOrder *theirs, GError **error);

G_END_DECLS
