/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-rows.h — what the order's files share; private to src/store. */
#pragma once
#include "base/pos-digest.h"
#include "model/pos-order.h"
#include "store/pos-local-store.h"
#include "store/pos-record-sql.h"

G_BEGIN_DECLS

/* One list of the order and the table its items live in. */
typedef struct {
  PosRecordTable table;
  gsize list_offset;
  const char *select; /* tail */
  const char *remove;
} PosOrderPart;

extern PosRecordTable pos_order_rows;
extern PosOrderPart pos_order_parts[];
extern const guint pos_order_n_parts;

/* Keyed hash over the canonical JSON. */
PosDigest pos_order_content_hash (PosOrder *order, const guint8 *key);
/* pos_order_table_save() with @text, the order's canonical JSON, already made. */
gboolean pos_order_table_save_as (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *text, GError **error);

/* Columns of what is searched for; part of saving an order. */
gboolean pos_order_keys_write (PosDbTxn *txn, PosOrder *order, GError **error);
gboolean
pos_order_keys_add_receipt (PosDbTxn *txn, const PosId *order, const char *number, GError **error);

/* @fit: (out): whether it is found by what it says, and by nothing else. */
gboolean pos_order_keys_fit (PosDbTxn *txn, PosOrder *order, gboolean *fit, GError **error);
/* A sentence for each that does not lead to its order. */
gboolean pos_order_keys_look_for_receipts (PosDbTxn *txn, GPtrArray *faults, GError **error);
/* What no order writes: keys of orders that are not there, and those of receipts. */
gboolean pos_order_keys_mend (PosDbTxn *txn, GError **error);

G_END_DECLS
