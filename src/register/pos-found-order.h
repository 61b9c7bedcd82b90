/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-found-order.h — an order that was found, on its way into the cart.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* What a database function needs to keep a copy of it. */
typedef struct {
  PosLocalStore *store;
  PosOrder *order;
} PosFoundOrder;

PosFoundOrder *pos_found_order_new (PosLocalStore *store, PosOrder *order);
void pos_found_order_free (gpointer found);

/* The order's customer becomes the run's, when this register knows it. */
void pos_found_order_attach_customer (PosRun *run, PosOrder *order);

G_END_DECLS
