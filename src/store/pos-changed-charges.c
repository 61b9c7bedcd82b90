/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-changed-charges.c — see the header. */
#include "store/pos-changed-charges.h"

#include "store/pos-order-table.h"

static const char CHANGED[] = "SELECT id FROM sales_order WHERE committed_at >= :from "
                              "AND instr (extra, '\"charge_steps\":') > 0";

GPtrArray *
pos_changed_charges_read (PosDbTxn *txn, PosLocalStore *store, gint64 from, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, CHANGED);
  g_autoptr (GArray) ids = NULL;

  pos_db_bind_int64 (select, ":from", from);
  ids = pos_db_read_ids (select, error);
  return ids ? pos_order_table_get_all (txn, store, ids, error) : NULL;
}
