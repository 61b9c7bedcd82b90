/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-setting-table.c — SQL of settings. */
#include "hq/pos-hq-setting-table.h"

static const char GET[] = "SELECT value FROM setting WHERE key = :key";
static const char SET[] = "INSERT INTO setting (key, value) VALUES (:key, :value) "
                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value";

gboolean
pos_hq_setting_table_get (PosDbTxn *txn, const char *key, char **value, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  pos_db_bind_text (get, ":key", key);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  *value = has_row ? g_strdup (pos_db_column_text (get, 0)) : NULL;
  return TRUE;
}

gboolean
pos_hq_setting_table_set (PosDbTxn *txn, const char *key, const char *value, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET);

  pos_db_bind_text (set, ":key", key);
  pos_db_bind_text (set, ":value", value);
  return pos_db_run (set, error);
}

gboolean
pos_hq_is_hub (PosDbTxn *txn, gboolean *hub, GError **error)
{
  g_autofree char *store = NULL;

  if (!pos_hq_setting_table_get (txn, POS_HQ_SETTING_STORE, &store, error))
    return FALSE;
  *hub = store != NULL;
  return TRUE;
}
