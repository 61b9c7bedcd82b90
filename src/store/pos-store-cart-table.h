/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-cart-table.h — what was put aside anywhere in the store, as headquarters tells it.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  what this register put aside itself lies in suspended_cart; here is what others know of
 *         it.
 * Source: register.md T-27. */
#pragma once
#include "model/pos-order.h"
#include "model/pos-store-cart.h"
#include "store/pos-damage.h"

G_BEGIN_DECLS

/* What is in @order, so that another register can go on with it. */
void pos_store_cart_pack (PosStoreCart *self, PosOrder *order);
/* Returns: (transfer full): %NULL with POS_VALUE_ERROR when it cannot be read here. */
PosOrder *pos_store_cart_unpack (PosStoreCart *self, GError **error);

gboolean pos_store_cart_table_put (PosDbTxn *txn, PosStoreCart *cart, GError **error);
/* Harmless when there is none. */
gboolean pos_store_cart_table_remove (PosDbTxn *txn, const char *id, GError **error);
/* Appends all of them to @carts (element-type PosStoreCart). */
gboolean pos_store_cart_table_list (PosDbTxn *txn, GPtrArray *carts, GError **error);

/* Whether they are what was written, and what is done about those that are not. */
gboolean pos_store_cart_table_look (PosDbTxn *txn, PosDamage *damage, GError **error);
gboolean pos_store_cart_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error);

G_END_DECLS
