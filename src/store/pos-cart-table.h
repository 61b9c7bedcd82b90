/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cart-table.h — the open order of this register, so that a crash loses not one tap.
 * Layer: store.  Thread: inside a transaction.
 * Shape:  one row, one JSON document with the local fields too, and its hash. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* @state: (nullable): JSON object that the register keeps beside the order (selected lines …). */
gboolean pos_cart_table_save (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *state, GError **error);
/* @order: (out) (transfer full): %NULL when no cart is open.  @state: (out) (nullable). */
gboolean pos_cart_table_load (
    PosDbTxn *txn, PosLocalStore *store, PosOrder **order, char **state, GError **error);
gboolean pos_cart_table_clear (PosDbTxn *txn, GError **error);
/* A sentence when @order (nullable), which was loaded, is not the one that was opened. */
gboolean pos_cart_table_check (PosDbTxn *txn, PosOrder *order, GPtrArray *faults, GError **error);

G_END_DECLS
