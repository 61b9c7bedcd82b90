/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-release.h — telling cards that a reservation is not needed any more.
 * Layer: register, private to it.  Thread: main.
 * Rules:  the order that lets go is on disk first, and with it what is still to be told: a crash
 *         in between is made up for at the next start.  A card that cannot be told keeps the money
 *         reserved until that expires, never longer, and nothing of the order depends on it.
 * Source: customer-orders.md M15, M27, M28. */
#pragma once
#include "register/pos-run.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* The transaction of @run also notes that @authorization, a payment of @order voided by it, is to
 * be let go. */
void pos_release_note (PosRun *run, PosOrder *order, PosPayment *authorization);

/* The transaction of @run also notes that nobody has to give back what was granted for @payment, a
 * payment of the cart: it is voided, or somebody is told of it. */
void pos_release_settle (PosRun *run, PosPayment *payment);

/* Every reservation of the open order goes, for another one stands in or nobody needs any: those of
 * earlier commits when it is kept, those of this cart are noted now.  Totals have to be added up
 * again. */
void pos_release_others (PosRun *run);

/* Tells the terminal everything that was noted and not told yet. */
void pos_release_pending_async (PosRegister *self, GAsyncReadyCallback callback, gpointer data);
/* What could not be told stays noted. */
void pos_release_pending_finish (PosRegister *self, GAsyncResult *result);

/* Whether @intent is such a note. */
gboolean pos_release_is_note (PosPayIntent *intent);

G_END_DECLS
