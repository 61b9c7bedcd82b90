/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-work.h — what a store has to ship and to hand over, for who looks from another one.
 * Layer: hq.  Thread: inside a transaction.
 * Source: customer-orders.md §7.1, §10.17; docs/protocol.md; docs/decisions.md, 185. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Answers a call {"store"} with its open lines, as the store's own list has them; what left today
 * only its registers list.  Errors: POS_SYNC_ERROR_NOT_FOUND: there is no such store. */
gboolean pos_hq_work_step (PosDbTxn *txn, gpointer call, GError **error);

G_END_DECLS
