/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hardware.c — see the header. */
#include "register/pos-hardware.h"
#include "store/pos-config-table.h"
#include "store/pos-setting-table.h"
#include "sync/pos-sync.h"

static gboolean
find_name (PosDbTxn *txn, const char *register_id, char **name, GError **error)
{
  gpointer found = NULL;

  *name = NULL;
  if (!pos_config_table_get (txn, POS_TYPE_TILL, register_id, &found, error))
    return FALSE;
  g_autoptr (PosTill) till = found;
  if (!till || till->hardware_profile) {
    *name = till ? g_strdup (till->hardware_profile) : NULL;
    return TRUE;
  }
  if (!pos_config_table_get (txn, POS_TYPE_STORE, till->store, &found, error))
    return FALSE;
  g_autoptr (PosStore) store = found;
  *name = store ? g_strdup (store->hardware_profile) : NULL;
  return TRUE;
}

static gboolean
read_profile (PosDbTxn *txn, gpointer profile, GError **error)
{
  g_autofree char *register_id = NULL;
  g_autofree char *name = NULL;

  return pos_setting_table_get (txn, POS_SETTING_REGISTER, &register_id, error) &&
         find_name (txn, register_id, &name, error) &&
         pos_config_table_get (txn, POS_TYPE_HARDWARE_PROFILE, name, profile, error);
}

gboolean
pos_hardware_read (PosLocalStore *store, PosHardwareProfile **profile, GError **error)
{
  *profile = NULL;
  return pos_db_read_sync (pos_local_store_get_db (store), read_profile, profile, NULL, error);
}
