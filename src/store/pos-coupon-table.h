/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-coupon-table.h — how often a coupon's code was used, in the orders that are known here.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  pos_order_uses_coupons() says which orders count.
 * Source: register.md P-36. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Part of saving an order. */
gboolean pos_coupon_table_write (PosDbTxn *txn, PosOrder *order, GError **error);

typedef struct {
  gint64 all;
  gint64 customer; /* by that customer */
  gint64 store;    /* in that store */
} PosCouponUses;

/* @except: an order that does not count: the one at hand.  @customer: (nullable). */
gboolean pos_coupon_table_count (PosDbTxn *txn,
                                 const char *code,
                                 const PosId *except,
                                 const char *customer,
                                 const char *store,
                                 PosCouponUses *uses,
                                 GError **error);

/* @fits: (out): whether the uses are those of @order. */
gboolean pos_coupon_table_fits (PosDbTxn *txn, PosOrder *order, gboolean *fits, GError **error);
/* Away with uses of orders that are not there. */
gboolean pos_coupon_table_mend (PosDbTxn *txn, GError **error);

G_END_DECLS
