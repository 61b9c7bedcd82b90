/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-import.h — a bundle of records, taken in and distributed.
 * Layer: hq.  Thread: inside a write transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "wire/pos-bundle.h"

G_BEGIN_DECLS

typedef struct {
  PosBundle *bundle;
  gint64 now; /* the age of stock that does not tell its own */

  /* Results, overwritten when the transaction runs again. */
  char *answer; /* {"taken", "refused": […]} */
  guint taken;
} PosHqImport;

/* A PosDbFunc with a PosHqImport. */
gboolean pos_hq_import (PosDbTxn *txn, gpointer data, GError **error);

G_END_DECLS
