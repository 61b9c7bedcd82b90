/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-slot-table.c — places taken in pick-up slots: TS1, one for an order, however many lines. */
#include "model/pos-taken-slot.h"
#include "store/pos-config-table.h"
#include "store/pos-setting-table.h"

static const char COUNT[] =
    "SELECT count (DISTINCT l.order_id) FROM order_line l JOIN sales_order o ON o.id = l.order_id "
    "WHERE l.slot = :slot AND l.date_on = :date AND l.store = :store AND l.mode = :mode "
    "AND l.intent = 'pick-up' AND l.voided = 0 AND l.cancelled_micro < l.ordered_micro "
    "AND o.type = 'sales-order' AND o.id IS NOT :except";

static const char IS_KNOWN[] = "SELECT 1 FROM sales_order WHERE id = :order";

static gboolean
is_known (PosDbTxn *txn, const PosId *order, gboolean *known, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, IS_KNOWN);

  pos_db_bind_id (find, ":order", order);
  return pos_db_step (find, known, error);
}

/* Orders of other stores, which do not come here.  Of those that do, the copy knows better: it may
 * be newer than what headquarters was told. */
static gboolean
count_elsewhere (
    PosDbTxn *txn, const PosSlotKey *key, const PosId *except, gint64 *count, GError **error)
{
  g_autofree char *name =
      pos_taken_slot_name (key->store, key->mode, key->date, pos_text_or (key->slot, ""));
  gpointer found;

  if (!pos_config_table_get (txn, POS_TYPE_TAKEN_SLOT, name, &found, error))
    return FALSE;
  g_autoptr (PosTakenSlot) taken = found;
  for (guint i = 0; taken && taken->orders && taken->orders[i]; i++) {
    gboolean known;
    PosId id;

    if (!pos_id_parse (taken->orders[i], &id, error) || !is_known (txn, &id, &known, error))
      return FALSE;
    *count += !known && !pos_id_equal (&id, except);
  }
  return TRUE;
}

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
  return count_elsewhere (txn, key, except, count, error);
}
