/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-cart.h — carts that were put aside, handed to the registers of their store.
 * Layer: hq.  Thread: inside a write transaction.
 * Rules:  the feed has what is known; a claim is in it, and has no end: who claimed one and lost
 *         the answer, or was cut off before taking it up, gets it again, and nobody else does.
 *         Who puts a cart aside again took it up before, and what is sold was taken up: so either
 *         ends what waits, in whatever order it is heard, and who took it up is told later.
 *         What ended is told for POS_CART_ENDED_DAYS, without what was in it; nothing is kept for
 *         more than POS_CART_DAYS, and that it is gone is told for as long again.
 * Source: register.md T-25, T-27; customer-orders.md §8.3. */
#pragma once
#include "db/pos-db-statement.h"
#include "hq/pos-hq-device-table.h"
#include "model/pos-store-cart.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* @said: what @sent carries; it is changed.  @hub: headquarters says when it is forgotten.
 * @reason: (out) (transfer full): why nobody could be sure of it; %NULL: it is well */
gboolean pos_hq_cart_take (PosDbTxn *txn,
                           PosTransaction *sent,
                           PosStoreCart *said,
                           gboolean hub,
                           gint64 now,
                           char **reason,
                           GError **error);

/* @order arrived: the cart that it was waits nowhere any more. */
gboolean
pos_hq_cart_settle (PosDbTxn *txn, const PosId *order, gboolean hub, gint64 now, GError **error);

/* One that a person brings. */
gboolean pos_hq_cart_import (PosDbTxn *txn, PosStoreCart *cart, gint64 now, GError **error);

typedef struct {
  const PosHqDevice *device;
  PosId cart;  /* PosStoreCart.id */
  PosId claim; /* minted for this question */
  const char *worker_name;
  gboolean release; /* what @claim got is not taken up after all */
  gint64 now;
} PosHqCartClaim;

/* @cart: (out) (transfer full): as it is now, with its content for who has it; claimed_by says who.
 * %NULL: there is none in that store. */
gboolean
pos_hq_cart_claim (PosDbTxn *txn, const PosHqCartClaim *claim, PosStoreCart **cart, GError **error);

/* Forgets what is due.  At most a batch; the next call goes on. */
gboolean pos_hq_cart_forget (PosDbTxn *txn, gint64 now, GError **error);

/* For POS_PATH_CARTS. */
gboolean pos_hq_cart_step (PosDbTxn *txn, gpointer call, GError **error);

G_END_DECLS
