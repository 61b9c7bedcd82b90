/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-select-records.c — see the header. */
#include "ui/shell/pos-select-records.h"

void
pos_select_add_workers (PosSelect *select, PosRegister *reg)
{
  GPtrArray *workers = pos_config_list (pos_register_get_config (reg), POS_TYPE_WORKER);

  for (guint i = 0; i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];
    pos_select_append (select, worker->id, worker->name);
  }
}

void
pos_select_add_stores (PosSelect *select, PosRegister *reg)
{
  PosStore *own = pos_register_get_store_record (reg);
  GPtrArray *stores = pos_config_list (pos_register_get_config (reg), POS_TYPE_STORE);

  pos_select_append (select, own->id, own->name);
  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    if (!g_str_equal (store->id, own->id))
      pos_select_append (select, store->id, store->name);
  }
}
