/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-claim.h — a saved order is taken in hand by one register at a time.
 * Layer: register, private to it.  Thread: main.
 * Rules:  headquarters knows who has an order, for POS_CLAIM_MINUTES after the last sign of life;
 *         without headquarters the register goes on with its copy, and a contradiction is found by
 *         revision when the change arrives there.
 * Source: customer-orders.md §6.5 (X8), §6.6, §8.3. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/**
 * pos_claim_order_async:
 * @name: id, number, reference or receipt
 * @take_over: even when somebody else has it
 *
 * Finds the newest version of the order and claims it.  Whoever stops waiting hears so at once;
 * what is granted all the same is let go. Errors: as pos_find_order_async();
 * POS_ORDER_ERROR_OPEN_ELSEWHERE with "rule" (X8), "worker", "register" and "seconds" since when.
 */
void pos_claim_order_async (PosRegister *self,
                            const char *name,
                            gboolean take_over,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* Returns: (transfer full). */
PosOrder *pos_claim_order_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* Before an open saved order is kept: is it still ours, and unchanged elsewhere?  Nobody there to
 * ask counts as yes.  Errors: POS_ORDER_ERROR_OPEN_ELSEWHERE, POS_ORDER_ERROR_REVISION. */
void pos_claim_renew_async (PosRegister *self,
                            PosOrder *order,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean pos_claim_renew_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* Not ours any more.  Nobody waits for the answer. */
void pos_claim_release (PosRegister *self, const PosId *order);
/* The same as soon as nothing runs, unless the order is in the cart by then, itself or with goods
 * that came back: it may have been claimed again meanwhile. */
void pos_claim_leave (PosRegister *self, const PosId *order);

G_END_DECLS
