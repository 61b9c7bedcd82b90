/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-reminder.c — a row for each order that waits for a reminder; whoever got one has none
 * until the order changes, and then the message's own key says that it was written. */
#include "hq/pos-hq-reminder.h"
#include "hq/pos-hq-message.h"
#include "hq/pos-hq-order-table.h"
#include "pricing/pos-authorizations.h"

#define BATCH 200

static const char NOTE[] = "INSERT INTO reservation_end (order_id, ends_at) VALUES (:order, :ends) "
                           "ON CONFLICT (order_id) DO UPDATE SET ends_at = excluded.ends_at";
static const char FORGET[] = "DELETE FROM reservation_end WHERE order_id = :order";
static const char DUE[] =
    "SELECT order_id FROM reservation_end WHERE ends_at <= :until ORDER BY ends_at LIMIT :limit";

static gboolean
forget (PosDbTxn *txn, const PosId *order, GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, FORGET);

  pos_db_bind_id (drop, ":order", order);
  return pos_db_run (drop, error);
}

gboolean
pos_hq_reminder_follow (PosDbTxn *txn, PosOrder *before, PosOrder *order, GError **error)
{
  gint64 ends = pos_authorizations_get_first_end (order);

  if (ends == 0)
    return !before || pos_authorizations_get_first_end (before) == 0 ||
           forget (txn, &order->id, error);
  g_autoptr (PosDbStatement) note = pos_db_txn_prepare (txn, NOTE);
  pos_db_bind_id (note, ":order", &order->id);
  pos_db_bind_int64 (note, ":ends", ends);
  return pos_db_run (note, error);
}

static GArray *
list_due (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, DUE);
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (PosId));
  gboolean has_row;

  pos_db_bind_int64 (list, ":until", now + POS_AUTHORIZATIONS_SOON_DAYS * G_TIME_SPAN_DAY);
  pos_db_bind_int64 (list, ":limit", BATCH);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&due);
    PosId id = pos_db_column_id (list, 0);
    g_array_append_val (due, id);
  }
}

/* What has ended already is no news that helps. */
static gboolean
remind (PosDbTxn *txn, const PosId *id, gint64 now, GError **error)
{
  PosOrder *found = NULL;

  if (!pos_hq_order_table_get (txn, id, &found, error))
    return FALSE;
  g_autoptr (PosOrder) order = found;
  if (order && pos_authorizations_get_first_end (order) > now &&
      !pos_hq_message_remind (txn, order, now, error))
    return FALSE;
  return forget (txn, id, error);
}

gboolean
pos_hq_reminder_write (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (GArray) due = list_due (txn, now, error);

  for (guint i = 0; due && i < due->len; i++)
    if (!remind (txn, &g_array_index (due, PosId, i), now, error))
      return FALSE;
  return due != NULL;
}
