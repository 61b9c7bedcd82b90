/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-mend.c — see the header. */
#include "store/pos-order-mend.h"

#include "base/pos-error.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"

static const char LAST_UNSENT[] = "SELECT body FROM outbox WHERE record_id = :record "
                                  "AND acked_at IS NULL AND kind IN ('order', 'hand-over') "
                                  "ORDER BY seq DESC LIMIT 1";

gboolean
pos_order_mend_keep_aside (PosLocalStore *store, GError **error)
{
  PosDb *db = pos_local_store_get_db (store);
  gint64 now = pos_context_get_now (pos_local_store_get_context (store));
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (date, "%Y%m%d");
  g_autofree char *path = g_strdup_printf ("%s.damaged-%s.backup", pos_db_get_path (db), stamp);

  return g_file_test (path, G_FILE_TEST_EXISTS) || pos_db_backup_sync (db, path, NULL, NULL, error);
}

/* Returns: (transfer full) (nullable): the order in @text, if that is whole and about @id. */
static PosOrder *
read_sealed (const char *text, const PosId *id)
{
  g_autoptr (PosTransaction) message = pos_transaction_parse (text, -1, NULL);
  g_autoptr (PosRecord) record = message ? pos_transaction_read_body (message, NULL) : NULL;

  if (!record || !POS_IS_ORDER (record) || !pos_id_equal (&POS_ORDER (record)->id, id))
    return NULL;
  return POS_ORDER (g_steal_pointer (&record));
}

gboolean
pos_order_mend_from_outbox (
    PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) last = pos_db_txn_prepare (txn, LAST_UNSENT);
  char record[POS_ID_TEXT_SIZE];
  gboolean has_row;

  g_clear_object (order);
  pos_id_to_text (id, record);
  pos_db_bind_text (last, ":record", record);
  if (!pos_db_step (last, &has_row, error))
    return FALSE;
  if (has_row)
    *order = read_sealed (pos_db_column_text (last, 0), id);
  return !*order || pos_order_table_save (txn, store, *order, error);
}

gboolean
pos_order_mend_with (PosDbTxn *txn, PosLocalStore *store, PosOrder *order, GError **error)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char record[POS_ID_TEXT_SIZE];

  pos_id_to_text (&order->id, record);
  if (!pos_outbox_table_list_open (txn, NULL, open, error))
    return FALSE;
  if (!g_hash_table_contains (open, record))
    return pos_order_table_save (txn, store, order, error);
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CORRUPT,
                        g_variant_new_parsed ("{'order': <%s>}", record),
                        "Order %s is damaged, and so is what headquarters was not told of it",
                        record);
}
