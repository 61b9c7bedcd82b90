/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-search.h — finding local orders without waiting for them.
 * Layer: store.  Thread: main; the work runs on a reader of the database. */
#pragma once
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* @filter: copied.  Cancelling stops a running query. */
void pos_order_search_async (PosLocalStore *store,
                             PosOrderFilter *filter,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* Returns: (transfer full): one page, newest first. */
PosOrderPage *pos_order_search_finish (PosLocalStore *store, GAsyncResult *result, GError **error);
/* What the page after @last begins with.  Returns: (transfer full). */
char *pos_order_search_dup_cursor (PosOrderSummary *last, PosOrderSort sort);

G_END_DECLS
