/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-account-table.c — see the header. */
#include "store/pos-account-table.h"

#define PAYMENTS                                                                                   \
  "FROM sales_order o JOIN order_payment p ON p.order_id = o.id "                                  \
  "WHERE o.customer = :customer AND o.id != :order AND p.state IN ('captured', 'posted') "         \
  "AND p.tender IN (SELECT value FROM json_each (:tenders)) "

static const char SUM[] = "SELECT coalesce (sum (p.amount_minor), 0) " PAYMENTS;
static const char UNSENT[] =
    "SELECT o.id, sum (p.amount_minor) " PAYMENTS
    "AND EXISTS (SELECT 1 FROM outbox w WHERE w.acked_at IS NULL AND w.record_id = lower (printf ("
    "'%s-%s-%s-%s-%s', substr (hex (o.id), 1, 8), substr (hex (o.id), 9, 4), "
    "substr (hex (o.id), 13, 4), substr (hex (o.id), 17, 4), substr (hex (o.id), 21)))) "
    "GROUP BY o.id";

static PosDbStatement *
prepare (PosDbTxn *txn, const char *sql, const PosAccountQuery *query)
{
  PosDbStatement *select = pos_db_txn_prepare (txn, sql);

  pos_db_bind_text (select, ":customer", query->customer);
  pos_db_bind_text (select, ":tenders", query->tenders);
  pos_db_bind_id (select, ":order", query->except);
  return select;
}

gboolean
pos_account_table_sum (PosDbTxn *txn, const PosAccountQuery *query, gint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) select = prepare (txn, SUM, query);
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *sum = pos_db_column_int64 (select, 0);
  return TRUE;
}

gboolean
pos_account_table_sum_unsent (
    PosDbTxn *txn, const PosAccountQuery *query, GPtrArray *orders, gint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) select = prepare (txn, UNSENT, query);
  gboolean has_row;

  *sum = 0;
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    PosId id = pos_db_column_id (select, 0);

    g_ptr_array_add (orders, pos_id_dup_text (&id));
    *sum += pos_db_column_int64 (select, 1);
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}
