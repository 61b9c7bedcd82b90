/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-cart.h — a transaction that was put aside, as the whole store knows it.
 * Layer: model.
 * Rules:  one record each time something is put aside: who puts the same cart aside again makes
 *         another one.  A register claims it before it takes it up; whoever put it aside, or has
 *         it claimed, says that it ended.  What ended has no @order any more.
 * Source: register.md T-25, T-27; customer-orders.md §8.3. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_STORE_CART (pos_store_cart_get_type ())
POS_DECLARE_RECORD (PosStoreCart, store_cart, STORE_CART)

struct _PosStoreCart {
  PosRecord parent_instance;

  PosId id;
  PosId cart; /* the order's */
  char *store;
  char *register_id; /* that put it aside */
  char *worker;
  gint64 at;
  char *receipt;    /* (nullable): of its slip */
  char *order;      /* (nullable): JSON: what is in it */
  char *local;      /* (nullable): JSON: what an order's JSON leaves out */
  char *claimed_by; /* (nullable): register that takes it up, or took it */
  char *claimed_worker;
  gint64 claimed_at;
  PosId claim;     /* which of its questions got it */
  gint64 ended_at; /* it is not suspended any more: taken up, or voided */
  gboolean voided;
};

/* Whether @register_id may still take it up, as far as that is known here. */
gboolean pos_store_cart_is_open_to (PosStoreCart *self, const char *register_id);

G_END_DECLS
