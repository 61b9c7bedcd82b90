/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-changed-charges.h — orders of which somebody added, changed or removed a charge.
 * Layer: store.  Thread: inside a transaction. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Those that were saved at @from or later: what was done then is in one of them.  In no order.
 * Returns: (transfer full) (element-type PosOrder). */
GPtrArray *
pos_changed_charges_read (PosDbTxn *txn, PosLocalStore *store, gint64 from, GError **error);

G_END_DECLS
