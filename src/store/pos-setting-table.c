/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setting-table.c — settings. */
#include "store/pos-setting-table.h"

static const char GET[] = "SELECT value FROM setting WHERE key = :key";
static const char SET[] = "INSERT INTO setting (key, value) VALUES (:key, :value) "
                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
static const char REMOVE[] = "DELETE FROM setting WHERE key = :key";

gboolean
pos_setting_table_get (PosDbTxn *txn, const char *key, char **value, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *value = NULL;
  pos_db_bind_text (get, ":key", key);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (pos_db_column_text (get, 0));
  return TRUE;
}

gboolean
pos_setting_table_set (PosDbTxn *txn, const char *key, const char *value, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, value ? SET : REMOVE);

  pos_db_bind_text (statement, ":key", key);
  if (value)
    pos_db_bind_text (statement, ":value", value);
  return pos_db_run (statement, error);
}
