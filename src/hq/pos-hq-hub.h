/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-hub.h — what headquarters does for the hub of a store.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a hub carries transactions of the registers of its own store, and of nobody else.
 * Source: docs/protocol.md "A hub in the store". */
#pragma once
#include "hq/pos-hq-call.h"
#include "wire/pos-change.h"

G_BEGIN_DECLS

/* The device whose transaction @call brings: the one that asks, or, of those that a hub names, the
 * first that is the register which the transaction names.
 * @sender: (out) (transfer full): %NULL when it is not a register that @call may bring */
gboolean
pos_hq_hub_find_sender (PosDbTxn *txn, PosHqCall *call, PosHqDevice **sender, GError **error);

/* How far headquarters has the registers of the hub's store that asks, by what a hub knows them,
 * and whom nobody is to believe any longer: for its @page. */
gboolean
pos_hq_hub_write_registers (PosDbTxn *txn, PosHqCall *call, PosChangePage *page, GError **error);

G_END_DECLS
