/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-counts.h — how much of the chain has arrived here.
 * Layer: store. */
#pragma once
#include "db/pos-db.h"

G_BEGIN_DECLS

typedef struct {
  gint64 stores;
  gint64 workers;
  gint64 products;
  gint64 customers;
} PosStoreCounts;

gboolean pos_store_counts_read (PosDbTxn *txn, PosStoreCounts *counts, GError **error);

G_END_DECLS
