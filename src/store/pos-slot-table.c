/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-slot-table.c — places taken in pick-up slots. */
#include "base/pos-record.h"
#include "store/pos-setting-table.h"

static const char GET[] =
    "SELECT count FROM slot_taken "
    "WHERE store = :store AND mode = :mode AND date_on = :date AND slot = :slot";
static const char ADD[] =
    "INSERT INTO slot_taken (store, mode, date_on, slot, count) "
    "VALUES (:store, :mode, :date, :slot, max (:delta, 0)) "
    "ON CONFLICT (store, mode, date_on, slot) DO UPDATE SET count = max (count + :delta, 0)";

static void
bind_key (PosDbStatement *statement, const PosSlotKey *key)
{
  pos_db_bind_text (statement, ":store", pos_text_or (key->store, ""));
  pos_db_bind_text (statement, ":mode", pos_text_or (key->mode, ""));
  pos_db_bind_int64 (statement, ":date", key->date.julian);
  pos_db_bind_text (statement, ":slot", pos_text_or (key->slot, ""));
}

gboolean
pos_slot_table_get (PosDbTxn *txn, const PosSlotKey *key, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *count = 0;
  bind_key (get, key);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *count = pos_db_column_int64 (get, 0);
  return TRUE;
}

gboolean
pos_slot_table_add (
    PosDbTxn *txn, const PosSlotKey *key, gint64 delta, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD);

  bind_key (add, key);
  pos_db_bind_int64 (add, ":delta", delta);
  if (!pos_db_run (add, error))
    return FALSE;
  return count ? pos_slot_table_get (txn, key, count, error) : TRUE;
}
