/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-check-in-table.c — they lie beside the set-up, and are asked for by themselves. */
#include "store/pos-check-in-table.h"

#include "store/pos-config-table.h"

#define KIND "check-in"

static const char LIST[] =
    "SELECT id FROM config WHERE kind = '" KIND "' AND id >= :store || '/' AND id < :store || '0'";

gboolean
pos_check_in_table_get (PosDbTxn *txn, const char *id, PosCheckIn **found, GError **error)
{
  gpointer record;

  *found = NULL;
  if (!pos_config_table_get (txn, POS_TYPE_CHECK_IN, id, &record, error))
    return FALSE;
  *found = record;
  return TRUE;
}

GPtrArray *
pos_check_in_table_list (PosDbTxn *txn, const char *store, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = NULL;

  pos_db_bind_text (select, ":store", store);
  ids = pos_db_read_texts (select, error);
  for (guint i = 0; ids && i < ids->len; i++) {
    PosCheckIn *found = NULL;

    if (!pos_check_in_table_get (txn, ids->pdata[i], &found, error))
      return NULL;
    if (found)
      g_ptr_array_add (list, found);
  }
  return ids ? g_steal_pointer (&list) : NULL;
}

gboolean
pos_check_in_table_remove (PosDbTxn *txn, const char *id, GError **error)
{
  return pos_config_table_remove (txn, KIND, id, error);
}
