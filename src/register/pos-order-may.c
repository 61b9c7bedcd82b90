/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-may.c — see the header. */
#include "register/pos-order-may.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"
#include "sync/pos-sync.h"

static gboolean
changes_it (PosOrderAction action)
{
  switch (action) {
  case POS_ORDER_ACTION_EDIT:
  case POS_ORDER_ACTION_CANCEL:
  case POS_ORDER_ACTION_HOLD:
  case POS_ORDER_ACTION_RELEASE:
  case POS_ORDER_ACTION_PROCESS:
    return TRUE;
  case POS_ORDER_ACTION_HAND_OVER:
  case POS_ORDER_ACTION_FULFILL:
  case POS_ORDER_ACTION_RETURN:
  default:
    return FALSE;
  }
}

/* A register that never had a headquarters has no other stores either. */
static gboolean
is_cut_off (PosRegister *self)
{
  return self->sync && pos_sync_is_enrolled (self->sync) && !pos_sync_may_ask (self->sync);
}

static gboolean
is_at_home (PosRegister *self, PosOrder *order)
{
  return !order->home_store || g_strcmp0 (order->home_store, self->store->id) == 0;
}

static gboolean
refuse (PosRegister *self, PosOrder *order, GError **error)
{
  PosStore *home = pos_config_get (self->config, POS_TYPE_STORE, order->home_store);
  const char *name = home ? pos_text_or (home->name, home->id) : order->home_store;

  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NOT_LOCAL,
                        g_variant_new_parsed ("{'order': <%s>, 'rule': <'X9'>, 'home': <%s>}",
                                              pos_text_or (order->number, ""),
                                              name),
                        "Order %s is of %s, and headquarters does not answer",
                        pos_text_or (order->number, "?"),
                        name);
}

gboolean
pos_order_may (PosRegister *self, PosOrderAction action, PosOrder *order, GError **error)
{
  if (!pos_order_rules_check (action, order, self->config, self->store, error))
    return FALSE;
  return !changes_it (action) || is_at_home (self, order) || !is_cut_off (self) ||
         refuse (self, order, error);
}
