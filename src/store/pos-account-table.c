/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-account-table.c — see the header. */
#include "store/pos-account-table.h"

static const char SUM[] = "SELECT coalesce (sum (p.amount_minor), 0) FROM sales_order o "
                          "JOIN order_payment p ON p.order_id = o.id "
                          "WHERE o.customer = :customer AND o.id != :order AND p.tender = :tender "
                          "AND p.state IN ('captured', 'posted')";

gboolean
pos_account_table_sum (PosDbTxn *txn,
                       const char *customer,
                       const char *tender,
                       const PosId *except,
                       gint64 *sum,
                       GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SUM);
  gboolean has_row;

  pos_db_bind_text (select, ":customer", customer);
  pos_db_bind_text (select, ":tender", tender);
  pos_db_bind_id (select, ":order", except);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *sum = pos_db_column_int64 (select, 0);
  return TRUE;
}
