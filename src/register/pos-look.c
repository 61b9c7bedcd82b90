/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-look.c — see the header. */
#include "register/pos-look.h"
#include "register/pos-next-step.h"
#include "register/pos-order-rules.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

typedef struct {
  const char *key;
  PosOrderAction action;
} Look;

static const Look looks[] = {
    {"fulfill.line_pickup", POS_ORDER_ACTION_HAND_OVER},
    {"fulfill.line_ship", POS_ORDER_ACTION_FULFILL},
    {"order.cancel", POS_ORDER_ACTION_CANCEL},
    {"order.do_not_process", POS_ORDER_ACTION_HOLD},
    {"order.edit", POS_ORDER_ACTION_EDIT},
    {"order.hold", POS_ORDER_ACTION_HOLD},
    {"order.hold_check_out", POS_ORDER_ACTION_RELEASE},
    {"order.hold_clear_check_out", POS_ORDER_ACTION_RELEASE},
    {"order.process", POS_ORDER_ACTION_PROCESS},
    {"order.release", POS_ORDER_ACTION_RELEASE},
    {"return.by_receipt", POS_ORDER_ACTION_RETURN},
};

static const Look *
find_look (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].key, key))
      return &looks[i];
  return NULL;
}

gboolean
pos_look_at_order (PosRegister *self, const char *key, GVariant *args, GError **error)
{
  const Look *look = find_look (key);
  const char *name;

  if (!look || !g_variant_lookup (args, "order", "&s", &name))
    return TRUE;
  g_autoptr (PosOrder) order = pos_quick_find_order (self, name, NULL);
  if (!order)
    return TRUE;
  order->status = (int)pos_order_get_status_on (order, pos_register_get_today (self));
  if (pos_order_rules_check (look->action, order, self->config, self->store, error))
    return TRUE;
  pos_next_step_name (*error);
  return FALSE;
}
