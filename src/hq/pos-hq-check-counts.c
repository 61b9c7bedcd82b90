/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check-counts.c — see the header. */
#include "hq/pos-hq-check-counts.h"
#include "hq/pos-hq-account-table.h"
#include "hq/pos-hq-coupons.h"
#include "hq/pos-hq-setting-table.h"
#include "hq/pos-hq-slots.h"

/* Whose order is gone, and what is another's. */
static const char STRAYS[] =
    "SELECT 'slot: a place of ' || lower (hex (order_id)) || ', which is no order' FROM slot_place "
    "  WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'coupon: a use by ' || lower (hex (order_id)) || ', which is no order' "
    "  FROM coupon_use WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'version: ' || revision || ' of ' || lower (hex (order_id)) || "
    "  ', which is no order' "
    "  FROM order_version WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'version: ' || revision || ' of ' || lower (hex (order_id)) || "
    "  ' cannot be read, or is not what it says' FROM order_version WHERE NOT CASE "
    "    WHEN json_valid (body) THEN coalesce (body ->> '$.revision' = revision "
    "      AND replace (body ->> '$.id', '-', '') = lower (hex (order_id)), 0) ELSE 0 END";
/* Numbered one by one, and nobody deletes any. */
static const char GAPS[] =
    "SELECT 'trail: ' || (most - here) || ' of the ' || name || ' are gone' FROM ("
    "  SELECT 'corrections' AS name, count (*) AS here, coalesce (max (id), 0) AS most "
    "    FROM correction "
    "  UNION ALL SELECT 'entries about trust', count (*), coalesce (max (number), 0) FROM audit "
    "  UNION ALL SELECT 'messages to customers', count (*), coalesce (max (number), 0) "
    "    FROM message) WHERE here < most";

static void
expect (GPtrArray *faults, gboolean agrees, const char *what, const char *id, const char *why)
{
  if (!agrees)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %s %s", what, id, why));
}

gboolean
pos_hq_check_counted (
    PosDbTxn *txn, PosOrder *order, const char *body, GPtrArray *faults, GError **error)
{
  g_autofree char *id = pos_id_dup_text (&order->id);
  gboolean hub, places, codes, account;

  if (!pos_hq_is_hub (txn, &hub, error))
    return FALSE;
  /* Headquarters counts for all stores. */
  if (hub)
    return TRUE;
  if (!pos_hq_slots_agree (txn, order, &places, error) ||
      !pos_hq_coupons_agree (txn, order, &codes, error) ||
      !pos_hq_account_table_agrees (txn, id, body, &account, error))
    return FALSE;
  expect (faults, places, "slot", id, "has other places than it asks for");
  expect (faults, codes, "coupon", id, "is counted for other coupons than it uses");
  expect (faults, account, "account", id, "is counted for less than it has on account");
  return TRUE;
}

static gboolean
add_all (PosDbTxn *txn, const char *sql, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, sql);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    g_ptr_array_add (faults, g_strdup (pos_db_column_text (rows, 0)));
  }
}

gboolean
pos_hq_check_trails (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  return add_all (txn, STRAYS, faults, error) && add_all (txn, GAPS, faults, error);
}
