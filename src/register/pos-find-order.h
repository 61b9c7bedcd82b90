/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-order.h — orders from this register's copies and, when the line is up, from
 * headquarters.
 * Layer: register.  Thread: main. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @name: id, number, reference or receipt.  Here first; headquarters when it is unknown here.
 * Errors: POS_ORDER_ERROR_NOT_FOUND; NOT_LOCAL when headquarters would have to be asked. */
void pos_find_order_async (PosRegister *self,
                           const char *name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
/* Returns: (transfer full). */
PosOrder *pos_find_order_finish (PosRegister *self, GAsyncResult *result, GError **error);

/* The same, as new as anybody knows it: headquarters is asked first when the line is up. */
void pos_find_newest_order_async (PosRegister *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/* Returns: (transfer full). */
PosOrder *pos_find_newest_order_finish (PosRegister *self, GAsyncResult *result, GError **error);

typedef enum {
  POS_COPY_HERE,         /* this register's, as new as any that is known of */
  POS_COPY_HEADQUARTERS, /* just read there */
  POS_COPY_OLD,          /* this register's; headquarters has a newer one and does not answer */
} PosCopyOrigin;

/* The order that @summary is about, at least as new as the summary when that is possible.
 * Errors: as pos_find_order_async(). */
void pos_find_listed_order_async (PosRegister *self,
                                  PosOrderSummary *summary,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/* @origin: (out).  Returns: (transfer full). */
PosOrder *pos_find_listed_order_finish (PosRegister *self,
                                        GAsyncResult *result,
                                        PosCopyOrigin *origin,
                                        GError **error);

/* One page; without headquarters the local one, marked as not complete. */
void pos_find_orders_async (PosRegister *self,
                            PosOrderFilter *filter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
PosOrderPage *pos_find_orders_finish (PosRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
