/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-create-customer.h — headquarters creates a customer while he waits, unless the channel says
 * otherwise.
 * Layer: register, private to it.  Thread: main.
 * Rules:  a line that is down, known or found out, makes the customer asynchronous by itself; who
 *         was asked for and was not answered is somebody's decision.  The same customer asked for
 *         again has the same id, so that a lost answer leaves one at headquarters, not two.
 * Source: customer-orders.md §2.6 ("Create customer in async mode"), §8.1 (S3). */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Whether @run's customer is to be created at headquarters first. */
gboolean pos_create_customer_is_due (PosRun *run);

/* Gives @customer the id that it had when it was asked for before, else a new one. */
void pos_create_customer_name (PosRegister *self, PosCustomer *customer);

/* Errors: POS_SYNC_ERROR with details "creation" ("failed") and "customer". */
void pos_create_customer_async (PosRun *run,
                                PosCustomer *customer,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* As headquarters has it.  Returns: (transfer full) (nullable): %NULL without an error when there
 * is no line: he is told of later. */
PosCustomer *pos_create_customer_finish (GAsyncResult *result, GError **error);

/* He is kept: the next one, be he called the same, is somebody else. */
void pos_create_customer_forget (PosRegister *self);

G_END_DECLS
