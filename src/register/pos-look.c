/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-look.c — see the header. */
#include "register/pos-look.h"
#include "register/pos-next-step.h"
#include "register/pos-order-may.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

gboolean
pos_look_at_order (PosRegister *self, const PosOperation *operation, GVariant *args, GError **error)
{
  const char *name;

  if (!operation->look || !g_variant_lookup (args, "order", "&s", &name))
    return TRUE;
  g_autoptr (PosOrder) order = pos_quick_find_order (self, name, NULL);
  if (!order)
    return TRUE;
  order->status = (int)pos_order_get_status_on (order, pos_register_get_today (self));
  if (operation->look (self, order, args, error))
    return TRUE;
  pos_next_step_name (*error);
  return FALSE;
}

gboolean
pos_look_cancel (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_CANCEL, order, error);
}

gboolean
pos_look_edit (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_EDIT, order, error);
}

gboolean
pos_look_fulfill (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_FULFILL, order, error);
}

gboolean
pos_look_hand_over (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_HAND_OVER, order, error);
}

gboolean
pos_look_hold (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_HOLD, order, error);
}

gboolean
pos_look_process (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_PROCESS, order, error);
}

gboolean
pos_look_release (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_RELEASE, order, error);
}

gboolean
pos_look_return (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return pos_order_may (self, POS_ORDER_ACTION_RETURN, order, error);
}
