/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-setup-check.h — whether what headquarters hands out is whole.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "pricing/pos-setup-check.h"

G_BEGIN_DECLS

/* @products: (nullable) (element-type PosProduct): %NULL: they are left out. */
gboolean pos_hq_setup_read (PosDbTxn *txn, PosConfig *config, GPtrArray *products, GError **error);

typedef struct {
  PosDate today;
  GPtrArray *faults; /* (out) (element-type PosSetupFault): owned by the caller */
} PosHqSetupCheck;

/* A PosDbFunc.  Keys of layouts are the registers' to judge. */
gboolean pos_hq_setup_check (PosDbTxn *txn, gpointer check, GError **error);

G_END_DECLS
