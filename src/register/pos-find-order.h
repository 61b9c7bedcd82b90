/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-order.h — orders from this register's copies and, when the line is up, from
 * headquarters.
 * Layer: register.  Thread: main. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* @name: id, number, reference or receipt.  Here first; headquarters when it is newer or unknown.
 * Errors: POS_ORDER_ERROR_NOT_FOUND; NOT_LOCAL when headquarters would have to be asked. */
void pos_find_order_async (PosRegister *self,
                           const char *name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
/* Returns: (transfer full). */
PosOrder *pos_find_order_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* One page; without headquarters the local one, marked as not complete. */
void pos_find_orders_async (PosRegister *self,
                            PosOrderFilter *filter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
PosOrderPage *pos_find_orders_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* The order's customer becomes the run's, when this register knows it. */
void pos_find_order_attach_customer (PosRun *run, PosOrder *order);

typedef struct {
  PosLocalStore *store;
  PosOrder *order;
} PosFoundOrder;

PosFoundOrder *pos_found_order_new (PosLocalStore *store, PosOrder *order);
void pos_found_order_free (gpointer found);

G_END_DECLS
