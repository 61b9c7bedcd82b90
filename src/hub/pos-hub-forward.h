/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-forward.h — what the registers of the store sent, on its way to headquarters.
 * Layer: hub.  Thread: inside a transaction.
 * Rules:  id, register, sequence and hash stay what they are; rows go in the order in which they
 *         arrived, but those about a record wait behind one that was refused.  The order that a
 *         change started from comes along when this hub made it. */
#pragma once
#include "db/pos-db-statement.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* So many registers fit into the address of a request by far. */
#define POS_HUB_DEVICES 16

/* One row, and what headquarters said to it. */
typedef struct {
  PosTransaction *transaction;
  PosId device; /* whose it is */
  char *record; /* (nullable): id of what it is about */
  char *text;   /* the transaction as it goes over the line */
  gint64 tries;
  char *reason;   /* (nullable): why it was refused; %NULL: it was acknowledged */
  gint64 next_at; /* when what was refused is tried again */
} PosHubRow;

typedef struct {
  gint64 now;
  gsize room;    /* bytes that may be sent at once; one row always may */
  guint devices; /* whose rows may go together */

  /* Results; overwritten when the transaction runs again. */
  GPtrArray *rows; /* PosHubRow: what is due; of a register only one device's */
  char *cursor;
} PosHubForward;

void pos_hub_forward_clear (PosHubForward *self);
/* The devices of the rows, separated by commas: whose transactions these are.
 * Returns: (transfer full). */
char *pos_hub_forward_dup_devices (const PosHubForward *self);

/* PosDbFuncs with a PosHubForward. */
gboolean pos_hub_forward_next (PosDbTxn *txn, gpointer forward, GError **error);
gboolean pos_hub_forward_settle (PosDbTxn *txn, gpointer forward, GError **error);

G_END_DECLS
