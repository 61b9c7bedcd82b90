/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-create-order.h — headquarters creates the order while the customer waits, where the channel
 * says so.
 * Layer: register, private to it.  Thread: main.
 * Rules:  which order was asked for is on disk before the question is: after a crash, a lost answer
 *         or a change of mind the attempt is confirmed by the order's own transaction, or taken
 *         back by a withdrawal.  So headquarters is never left with an order that nobody has.
 *         A line that is known to be down makes the order asynchronous by itself; once somebody has
 *         been asked for and did not answer, a person decides.
 * Source: customer-orders.md §8.1 (S1, S2), §8.3, S3, S5. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Whether the order that @run saves is to be created at headquarters first. */
gboolean pos_create_order_is_due (PosRun *run);

/* An asynchronous order where the channel wants a synchronous one is somebody's decision. */
gboolean pos_create_order_check_choice (PosRun *run, GError **error);

/**
 * pos_create_order_async:
 * @run: prepared for saving
 *
 * Gives the working copy its number.
 * Errors: POS_SYNC_ERROR with details "creation" ("failed"): nothing is kept, and the clerk tries
 * again, goes on asynchronously, or keeps the cart.
 */
void pos_create_order_async (PosRun *run, GAsyncReadyCallback callback, gpointer data);
gboolean pos_create_order_finish (GAsyncResult *result, GError **error);

/* In the transaction that ends the open cart: what was asked for is withdrawn unless it is this
 * order, and saved. */
gboolean pos_create_order_settle (PosDbTxn *txn, PosRun *run, GError **error);
/* Once that is on disk. */
void pos_create_order_forget (PosRegister *self);

/* At start. */
gboolean pos_create_order_load (PosRegister *self, GError **error);

G_END_DECLS
