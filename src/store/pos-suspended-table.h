/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspended-table.h — carts of this register that were put aside.
 * Layer: store.  Thread: inside a transaction.
 * Source: register.md T-25, T-26. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

typedef struct {
  PosOrder *order;
  gint64 at;
  char *worker; /* nullable */
} PosSuspendedCart;

void pos_suspended_cart_free (PosSuspendedCart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosSuspendedCart, pos_suspended_cart_free)

gboolean pos_suspended_table_add (PosDbTxn *txn,
                                  PosLocalStore *store,
                                  PosOrder *order,
                                  gint64 at,
                                  const char *worker,
                                  GError **error);
/* @cart: (out) (transfer full): %NULL when none is called so. */
gboolean pos_suspended_table_get (
    PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosSuspendedCart **cart, GError **error);
/* Appends every cart to @carts, the oldest first. */
gboolean
pos_suspended_table_list (PosDbTxn *txn, PosLocalStore *store, GPtrArray *carts, GError **error);
gboolean pos_suspended_table_remove (PosDbTxn *txn, const PosId *id, GError **error);
/* A sentence when they are not those that were put aside. */
gboolean pos_suspended_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);

G_END_DECLS
