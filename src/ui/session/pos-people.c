/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-people.c — see the header. */
#include "ui/session/pos-people.h"

#include "register/pos-access.h"

GPtrArray *
pos_people_list (PosRegister *reg)
{
  GPtrArray *all = pos_config_list (pos_register_get_config (reg), POS_TYPE_WORKER);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    PosWorker *worker = all->pdata[i];
    if (!worker->blocked && pos_access_works_at (worker, pos_register_get_store_record (reg)))
      g_ptr_array_add (people, worker);
  }
  return people;
}
