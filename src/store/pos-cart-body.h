/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cart-body.h — a cart as it lies in a row: its JSON, the fields that JSON leaves out, a hash.
 * Layer: store, private to it.
 * Shape:  columns body, local, state (nullable) and content_hash, in this order when read. */
#pragma once
#include "model/pos-order.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Binds :order, :body, :local, :state and :hash.  Returns: how many bytes :body has. */
gsize pos_cart_body_bind (PosDbStatement *statement,
                          PosLocalStore *store,
                          PosOrder *order,
                          const char *state);
/* Returns: (transfer full): %NULL with POS_DB_ERROR_CORRUPT when it is not what was written. */
PosOrder *pos_cart_body_read (PosDbStatement *row, PosLocalStore *store, GError **error);

G_END_DECLS
