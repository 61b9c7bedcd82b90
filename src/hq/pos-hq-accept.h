/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-accept.h — a checked record joins headquarters' own.
 * Layer: hq.  Thread: inside a write transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Somebody new, or new addresses of somebody who is known: what else is known of him stays, and the
 * number is headquarters' own.  @hub: it is for headquarters to give. */
gboolean pos_hq_accept_customer (PosDbTxn *txn, PosCustomer *sent, gboolean hub, GError **error);

typedef struct {
  PosOrder *order;         /* becomes the sales order; gets its number and status */
  PosOrder *current;       /* (nullable): the one that it replaces */
  const char *register_id; /* (nullable): whose claim on it ends */
  gboolean provisional;    /* stock and the stores concerned do not hear of it yet */
  gboolean unheard;        /* @current is provisional, or an offer */
  gboolean hub;            /* number, status and stock are for headquarters to say */
  gint64 arrival;          /* at a hub: of the transaction that brought it */
  gint64 now;
} PosHqAcceptance;

/* Number, status, stock, the version kept, the feed. */
gboolean pos_hq_accept_order (PosDbTxn *txn, const PosHqAcceptance *acceptance, GError **error);

/* What an accepted order does to others: stock, the orders that goods came back from, and what its
 * customer is written.
 * @before: (nullable): as it was when this was last done. */
gboolean pos_hq_accept_effects (
    PosDbTxn *txn, PosOrder *before, PosOrder *order, gint64 now, GError **error);

G_END_DECLS
