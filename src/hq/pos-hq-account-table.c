/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-account-table.c — one row for each order and tender; amounts are told as decimal text with
 * all the digits of their currency, so that minor units are what stands there without its point. */
#include "hq/pos-hq-account-table.h"
#include "base/pos-json-canonical.h"

#include <string.h>

static const char DROP[] = "DELETE FROM account_use WHERE order_id = :order";
/* Whatever somebody sent in place of payments. */
#define OBJECTS                                                                                    \
  "SELECT CASE WHEN type = 'object' THEN value ELSE '{}' END AS value FROM json_each (:payments)"
/* What cannot be read is what it was: one record that broke stops nobody. */
#define IS_ACCOUNT                                                                                 \
  "CASE WHEN json_valid (t.body) THEN t.body ->> '$.type' = 'account' "                            \
  "ELSE EXISTS (SELECT 1 FROM account_use k WHERE k.tender = t.id) END "
/* The row that an order with :payments should have for each of its tenders. */
#define WANTED                                                                                     \
  "SELECT :order AS order_id, t.id AS tender, :customer AS customer, "                             \
  "  sum (CAST (replace (p.value ->> '$.amount', '.', '') AS INTEGER)) AS amount_minor "           \
  "FROM (" OBJECTS ") p JOIN feed t ON t.kind = 'tender' "                                         \
  "  AND t.id = p.value ->> '$.tender' AND " IS_ACCOUNT                                            \
  "WHERE p.value ->> '$.state' IN ('captured', 'posted') "                                         \
  "  AND length (p.value ->> '$.amount') < 18 GROUP BY t.id "
static const char ADD[] =
    "INSERT INTO account_use (order_id, tender, customer, amount_minor) " WANTED
    "ON CONFLICT (order_id, tender) DO UPDATE SET "
    "  amount_minor = max (amount_minor, excluded.amount_minor)";
static const char LACKS[] =
    "SELECT EXISTS (SELECT 1 FROM (" WANTED ") w WHERE NOT EXISTS (SELECT 1 FROM account_use u "
    "  WHERE u.order_id = w.order_id AND u.tender = w.tender AND u.customer = w.customer "
    "  AND u.amount_minor >= w.amount_minor))";
static const char SUM[] = "SELECT coalesce (sum (amount_minor), 0) FROM account_use "
                          "WHERE customer = :customer "
                          "AND order_id NOT IN (SELECT value FROM json_each (:except))";

/* Returns: (transfer full) (nullable): %NULL: @body names no customer. */
static PosDbStatement *
prepare_wanted (PosDbTxn *txn, const char *sql, const char *order, const char *body)
{
  PosJsonSlice whole = {body, strlen (body)};
  PosJsonSlice payments = pos_json_slice_member (whole, "payments");
  g_autofree char *customer = pos_json_slice_dup_text (pos_json_slice_member (whole, "customer"));
  g_autofree char *list = g_strndup (payments.text, payments.length);
  PosDbStatement *statement;

  if (!customer || !list)
    return NULL;
  statement = pos_db_txn_prepare (txn, sql);
  pos_db_bind_text (statement, ":order", order);
  pos_db_bind_text (statement, ":customer", customer);
  pos_db_bind_text (statement, ":payments", list);
  return statement;
}

gboolean
pos_hq_account_table_hear (PosDbTxn *txn, const char *order, const char *body, GError **error)
{
  g_autoptr (PosDbStatement) add = prepare_wanted (txn, ADD, order, body);

  return !add || pos_db_run (add, error);
}

gboolean
pos_hq_account_table_keep (PosDbTxn *txn, const PosId *order, const char *body, GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, DROP);
  g_autofree char *id = pos_id_dup_text (order);

  pos_db_bind_text (drop, ":order", id);
  return pos_db_run (drop, error) && pos_hq_account_table_hear (txn, id, body, error);
}

gboolean
pos_hq_account_table_sum (
    PosDbTxn *txn, const char *customer, const char *except, gint64 *open, GError **error)
{
  g_autoptr (PosDbStatement) sum = pos_db_txn_prepare (txn, SUM);
  gboolean has_row;

  pos_db_bind_text (sum, ":customer", customer);
  pos_db_bind_text (sum, ":except", except);
  if (!pos_db_step (sum, &has_row, error))
    return FALSE;
  *open = pos_db_column_int64 (sum, 0);
  return TRUE;
}

gboolean
pos_hq_account_table_agrees (
    PosDbTxn *txn, const char *order, const char *body, gboolean *agrees, GError **error)
{
  g_autoptr (PosDbStatement) lacks = prepare_wanted (txn, LACKS, order, body);
  gboolean has_row;

  *agrees = TRUE;
  if (!lacks)
    return TRUE;
  if (!pos_db_step (lacks, &has_row, error))
    return FALSE;
  *agrees = pos_db_column_int64 (lacks, 0) == 0;
  return TRUE;
}
