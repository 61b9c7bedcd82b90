/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-claim-table.c — SQL of claims. */
#include "hq/pos-hq-claim-table.h"

static const char GET[] = "SELECT register, worker, worker_name, since_at, expires_at "
                          "FROM order_claim WHERE order_id = :order AND expires_at > :now";
static const char PUT[] =
    "INSERT INTO order_claim (order_id, register, worker, worker_name, since_at, expires_at) "
    "VALUES (:order, :register, :worker, :worker_name, :since_at, :expires_at) "
    "ON CONFLICT (order_id) DO UPDATE SET register = :register, worker = :worker, "
    "  worker_name = :worker_name, since_at = :since_at, expires_at = :expires_at";
static const char DROP[] =
    "DELETE FROM order_claim WHERE order_id = :order AND register = :register";

/* @other: (out): another register has it, and @claim says who. */
static gboolean
find_holder (PosDbTxn *txn, PosClaim *claim, gint64 now, gboolean *other, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *other = FALSE;
  pos_db_bind_id (get, ":order", &claim->order);
  pos_db_bind_int64 (get, ":now", now);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *other = g_strcmp0 (pos_db_column_text (get, 0), claim->register_id) != 0;
  if (!*other) {
    claim->since_at = pos_db_column_int64 (get, 3);
    return TRUE;
  }
  pos_text_set (&claim->register_id, pos_db_column_text (get, 0));
  pos_text_set (&claim->worker, pos_db_column_text (get, 1));
  pos_text_set (&claim->worker_name, pos_db_column_text (get, 2));
  claim->since_at = pos_db_column_int64 (get, 3);
  claim->expires_at = pos_db_column_int64 (get, 4);
  return TRUE;
}

static gboolean
put (PosDbTxn *txn, PosClaim *claim, GError **error)
{
  g_autoptr (PosDbStatement) write = pos_db_txn_prepare (txn, PUT);

  pos_db_bind_id (write, ":order", &claim->order);
  pos_db_bind_text (write, ":register", claim->register_id);
  pos_db_bind_text (write, ":worker", claim->worker);
  pos_db_bind_text (write, ":worker_name", claim->worker_name);
  pos_db_bind_int64 (write, ":since_at", claim->since_at);
  pos_db_bind_int64 (write, ":expires_at", claim->expires_at);
  return pos_db_run (write, error);
}

gboolean
pos_hq_claim_table_take (
    PosDbTxn *txn, PosClaim *claim, gboolean take_over, gint64 now, GError **error)
{
  g_autoptr (PosClaim) asked = pos_record_copy (claim);
  gboolean other;

  if (!find_holder (txn, claim, now, &other, error))
    return FALSE;
  if (other && !take_over) {
    claim->granted = FALSE;
    return TRUE;
  }
  if (other)
    pos_record_assign (claim, asked);
  claim->granted = TRUE;
  return put (txn, claim, error);
}

gboolean
pos_hq_claim_table_drop (PosDbTxn *txn, const PosId *order, const char *register_id, GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, DROP);

  pos_db_bind_id (drop, ":order", order);
  pos_db_bind_text (drop, ":register", register_id);
  return pos_db_run (drop, error);
}
