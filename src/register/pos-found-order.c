/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-found-order.c — see the header. */
#include "register/pos-found-order.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

PosFoundOrder *
pos_found_order_new (PosLocalStore *store, PosOrder *order)
{
  PosFoundOrder *found = g_new0 (PosFoundOrder, 1);

  found->store = g_object_ref (store);
  found->order = g_object_ref (order);
  return found;
}

void
pos_found_order_free (gpointer data)
{
  PosFoundOrder *found = data;

  g_object_unref (found->store);
  g_object_unref (found->order);
  g_free (found);
}

static void
adopt_customer (PosRegister *self, gpointer customer)
{
  pos_register_set_customer (self, customer);
}

void
pos_found_order_attach_customer (PosRun *run, PosOrder *order)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;

  pos_run_set_customer (run, customer);
  if (customer)
    pos_run_add_effect (run, adopt_customer, g_object_ref (customer), g_object_unref);
}
