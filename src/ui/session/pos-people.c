/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-people.c — see the header. */
#include "ui/session/pos-people.h"

static gboolean
works_here (PosRegister *reg, PosWorker *worker)
{
  PosStore *store = pos_register_get_store_record (reg);
  const char *const *stores = (const char *const *)worker->stores;

  return !worker->blocked &&
         (!stores || !stores[0] || !store || g_strv_contains (stores, store->id));
}

GPtrArray *
pos_people_list (PosRegister *reg)
{
  GPtrArray *all = pos_config_list (pos_register_get_config (reg), POS_TYPE_WORKER);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (works_here (reg, all->pdata[i]))
      g_ptr_array_add (people, all->pdata[i]);
  return people;
}
