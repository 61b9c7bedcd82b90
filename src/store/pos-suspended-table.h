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
  char *worker;      /* nullable */
  PosId suspension;  /* what headquarters knows it by; none: nobody else was told of it */
  char *receipt;     /* nullable: of its slip, where headquarters knows it */
  char *register_id; /* nullable: another register that put it aside */
  PosId claim;       /* the question that it was last asked for with; not kept */
  gboolean claimed;  /* what another one put aside was given to this register */
} PosSuspendedCart;

void pos_suspended_cart_free (PosSuspendedCart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosSuspendedCart, pos_suspended_cart_free)

gboolean pos_suspended_table_add (PosDbTxn *txn,
                                  PosLocalStore *store,
                                  PosOrder *order,
                                  gint64 at,
                                  const char *worker,
                                  const PosId *suspension,
                                  GError **error);
/* Appends every cart to @carts, the oldest first. */
gboolean
pos_suspended_table_list (PosDbTxn *txn, PosLocalStore *store, GPtrArray *carts, GError **error);
gboolean pos_suspended_table_remove (PosDbTxn *txn, const PosId *id, GError **error);
/* The same, if it is still the one that headquarters knows as @suspension. */
gboolean pos_suspended_table_end (PosDbTxn *txn, const PosId *suspension, GError **error);
/* A sentence when they are not those that were put aside. */
gboolean pos_suspended_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);

G_END_DECLS
