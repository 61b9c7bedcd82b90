/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-create.h — orders that a register asks for in real time, until it confirms or withdraws.
 * Layer: hq.  Thread: inside a write transaction.
 * Source: customer-orders.md §8.1 (S1), S3, S5; docs/protocol.md "Synchronous creation". */
#pragma once
#include "hq/pos-hq-device-table.h"
#include "model/pos-order.h"
#include "wire/pos-creation.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* @created: (out) (transfer full): accepted, duplicate, conflict or rejected; nothing was created
 *   by the last two, which is no error */
gboolean pos_hq_create_order (PosDbTxn *txn,
                              const PosHqDevice *device,
                              PosCreation *creation,
                              gint64 now,
                              PosCreated **created,
                              GError **error);

/* How a register's transaction stands to what it asked for before. */
typedef enum {
  POS_HQ_ASKED_NOTHING, /* nothing, or it was settled long ago */
  POS_HQ_ASKED_REPLACE, /* headquarters' order is only provisional, or an offer that its customer
                           took: the transaction counts */
  POS_HQ_ASKED_SAME,    /* others changed it since, and the transaction says nothing new */
} PosHqAsked;

/* @order: what the register saved as the first revision
 * @current: (nullable): headquarters' order. */
gboolean pos_hq_create_compare (PosDbTxn *txn,
                                PosOrder *order,
                                PosOrder *current,
                                const char *register_id,
                                PosHqAsked *asked,
                                GError **error);
/* The register has kept the order: earlier attempts that come late create nothing. */
gboolean pos_hq_create_confirm (PosDbTxn *txn, const PosId *order, GError **error);

/* Takes back what attempts up to the named one created.
 * @reason: (out) (transfer full): why a person has to look; %NULL when it is done */
gboolean pos_hq_create_withdraw (PosDbTxn *txn,
                                 PosWithdrawal *withdrawal,
                                 const char *register_id,
                                 gint64 now,
                                 char **reason,
                                 GError **error);

G_END_DECLS
