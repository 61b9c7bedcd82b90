/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cart-changes.c — see the header. */
#include "register/pos-cart-changes.h"

#include "register/pos-quick.h"

PosOrderChanges *
pos_cart_changes_new (PosRegister *self, GError **error)
{
  PosOrder *order = pos_register_get_order (self);
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosOrder) saved = pos_quick_get_order (self, &order->id, &unreadable);
  g_autoptr (PosOrder) nothing = pos_order_new (order->currency);

  if (unreadable) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return NULL;
  }
  return pos_order_changes_new (saved ? saved : nothing, order);
}
