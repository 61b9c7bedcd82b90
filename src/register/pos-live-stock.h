/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-live-stock.h — stock as headquarters says it while somebody looks.
 * Layer: register.  Thread: main.
 * Rules:  only where the store's profile wants it; what this register knows by itself shows at
 *         once, and stays when nobody answers.  An answer counts for a minute; what moved here
 *         since is added, and a later version that the feed brings counts instead.
 * Source: customer-orders.md §2.6, §4.11; docs/protocol.md. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Whether figures are to be asked for: the profile says so, and there is a headquarters. */
gboolean pos_live_stock_is_wanted (PosRegister *self);

/* Asks for @items, those left out of which the answer still counts.  A hub without its line answers
 * as well as it can; that is OFFLINE, too.  Errors: POS_SYNC_ERROR. */
void pos_live_stock_ask_async (PosRegister *self,
                               const char *const *items,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean pos_live_stock_ask_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* Whether an answer about @item counts. */
gboolean pos_live_stock_has (PosRegister *self, const char *item);

/* Every warehouse of @item, as far as is known.
 * Returns: (transfer full) (element-type PosStock): %NULL when the disk fails. */
GPtrArray *pos_live_stock_list (PosRegister *self, const char *item, GError **error);

G_END_DECLS
