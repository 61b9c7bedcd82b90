/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-synchronize.h — *Synchronize orders*: turns what registers sent into sales orders.
 * Layer: hq.  Thread: inside a write transaction.
 * Source: customer-orders.md T8–T11, §8.1, §8.2. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  gint64 now;
  gboolean force; /* those that wait for a retry, too */
  gint64 after;   /* arrival number to start behind */
  gboolean hub;   /* set by the batch: headquarters has the last word */

  /* Results, overwritten when the transaction runs again. */
  guint synchronized;
  guint failed;
  guint conflicts;
  gint64 last; /* arrival number reached */
  gboolean more;
} PosHqSynchronize;

/* A PosDbFunc with a PosHqSynchronize: one bounded batch. */
gboolean pos_hq_synchronize_batch (PosDbTxn *txn, gpointer data, GError **error);

G_END_DECLS
