/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-elsewhere.h — the work list of another store, which headquarters tells: to be looked at.
 * Layer: register, private to it.  Thread: main.
 * Rules:  whoever looks needs the right “order.fulfill_elsewhere”; nothing is kept, and what is
 *         done to a line is done in its store.
 * Source: customer-orders.md §10.17; docs/decisions.md, 185. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* begin(): asks headquarters where the argument "store" names another store. */
void pos_work_elsewhere_begin (PosRun *run);

/* The other store that was asked for.  Returns: (nullable): this store's own list is wanted. */
PosStore *pos_work_elsewhere_get_store (PosRun *run);

/* What headquarters told.  Errors: POS_SYNC_ERROR_PROTOCOL.
 * Returns: (transfer full) (element-type PosWorkLine). */
GPtrArray *pos_work_elsewhere_read (PosRun *run, GError **error);

G_END_DECLS
