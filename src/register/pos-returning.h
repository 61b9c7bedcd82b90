/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-returning.h — the saved orders that returned lines of the cart came with.
 * Layer: register, private to it.  Thread: main.
 * Rules:  they are on this register (return.by_receipt keeps them) and claimed at headquarters like
 *         an order that is edited, so that two registers do not take the same goods back; without
 *         headquarters each goes on with its copy, and what is too much is found there. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

gboolean pos_returning_has_originals (PosOrder *cart);

/* Quick local reads.  Returns: (transfer full) (element-type PosOrder). */
GPtrArray *pos_returning_load (PosRegister *self, PosOrder *cart, GError **error);

/* Before money moves: are they still ours, and what they were?  Nobody there to ask counts as yes.
 * Errors: POS_ORDER_ERROR_OPEN_ELSEWHERE; POS_ORDER_ERROR_REVISION: something came back elsewhere
 * meanwhile. */
void pos_returning_renew_async (PosRegister *self,
                                PosOrder *cart,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean pos_returning_renew_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* Not ours any more. */
void pos_returning_release (PosRegister *self, PosOrder *cart);

/* In the transaction that saves @sale: each original is told what came back.  @before: (nullable).
 */
gboolean pos_returning_keep (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *before, PosOrder *sale, GError **error);

G_END_DECLS
