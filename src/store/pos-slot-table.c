/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-slot-table.c — places taken in pick-up slots: TS1, one for an order, however many lines. */
#include "base/pos-record.h"
#include "store/pos-setting-table.h"

static const char COUNT[] =
    "SELECT count (DISTINCT l.order_id) FROM order_line l JOIN sales_order o ON o.id = l.order_id "
    "WHERE l.slot = :slot AND l.date_on = :date AND l.store = :store AND l.mode = :mode "
    "AND l.intent = 'pick-up' AND l.voided = 0 AND l.cancelled_micro < l.ordered_micro "
    "AND o.type = 'sales-order' AND o.id IS NOT :except";

gboolean
pos_slot_table_count (
    PosDbTxn *txn, const PosSlotKey *key, const PosId *except, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, COUNT);
  gboolean has_row;

  *count = 0;
  pos_db_bind_text (get, ":store", pos_text_or (key->store, ""));
  pos_db_bind_text (get, ":mode", pos_text_or (key->mode, ""));
  pos_db_bind_int64 (get, ":date", key->date.julian);
  pos_db_bind_text (get, ":slot", pos_text_or (key->slot, ""));
  pos_db_bind_id (get, ":except", except);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *count = pos_db_column_int64 (get, 0);
  return TRUE;
}
