/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-forward.h — what the registers of the store sent, on its way to headquarters.
 * Layer: hub.  Thread: inside a transaction.
 * Rules:  id, register, sequence and hash stay what they are; messages about one record keep their
 *         order.  The order that a change started from comes along when this hub made it. */
#pragma once
#include "db/pos-db-statement.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

typedef struct {
  gint64 now;
  gint64 next_at; /* when what was refused is tried again */
  char *reason;   /* why it was refused */

  /* Results; overwritten when the transaction runs again. */
  PosTransaction *transaction; /* %NULL: nothing is due */
  PosId device;                /* whose it is */
  gint64 tries;
  char *cursor;
} PosHubForward;

void pos_hub_forward_clear (PosHubForward *self);

/* PosDbFuncs with a PosHubForward. */
gboolean pos_hub_forward_next (PosDbTxn *txn, gpointer forward, GError **error);
gboolean pos_hub_forward_acknowledge (PosDbTxn *txn, gpointer forward, GError **error);
gboolean pos_hub_forward_refuse (PosDbTxn *txn, gpointer forward, GError **error);

G_END_DECLS
