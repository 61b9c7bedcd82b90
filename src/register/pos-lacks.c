/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-lacks.c — see the header. */
#include "register/pos-lacks.h"

#include "model/pos-invoice.h"
#include "register/pos-register-private.h"

static const char *
lacks_customer (PosRegister *self)
{
  return self->order->customer ? NULL : "no-customer-yet";
}

/* A saved one is found first, which takes an empty register. */
static const char *
lacks_quote (PosRegister *self)
{
  return pos_id_is_none (&self->order->id) || self->order->type == POS_ORDER_TYPE_QUOTE
             ? NULL
             : "not-a-quote";
}

/* Before it is saved, a planned pick-up is changed too. */
static const char *
lacks_pickup (PosRegister *self)
{
  PosOrder *order = self->order;

  if (order->flow == POS_ORDER_FLOW_HAND_OVER)
    return NULL;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_flow_is_building (order->flow) && pos_order_line_is_active (line) &&
      line->intent == POS_INTENT_PICK_UP)
    return NULL;
  return "no-pickup";
}

static const char *
lacks_goods (PosRegister *self)
{
  return pos_order_count_leaving (self->order) > 0 ? NULL : "nothing-leaves";
}

static const char *
lacks_delivery (PosRegister *self)
{
  if (!pos_order_has_deferred (self->order) && self->order->type != POS_ORDER_TYPE_QUOTE)
    return "is-sale";
  return lacks_goods (self);
}

static const char *
lacks_offers (PosRegister *self)
{
  return self->order->no_offers ? "offers-off" : NULL;
}

static const char *
lacks_no_offers (PosRegister *self)
{
  return self->order->no_offers ? NULL : "offers-on";
}

static const char *
lacks_coupon (PosRegister *self)
{
  return self->order->coupons && *self->order->coupons ? NULL : "no-coupon";
}

static const char *
lacks_invoices (PosRegister *self)
{
  if (!pos_profile_takes_invoices (pos_config_get_profile (self->config, self->store)))
    return "no-invoice-kinds";
  return pos_order_may_pay_invoices (self->order) ? NULL : "invoices";
}

static const struct {
  const char *key;
  const char *(*find) (PosRegister *self);
} lacks[] = {
    {"coupon.remove", lacks_coupon},
    {"customer.clear", lacks_customer},
    {"disc.system_off", lacks_offers},
    {"disc.system_on", lacks_no_offers},
    {"invoice.pay", lacks_invoices},
    {"order.carryout_all", lacks_goods},
    {"order.carryout_selected", lacks_goods},
    {"order.change_delivery", lacks_goods},
    {"order.change_pickup", lacks_pickup},
    {"order.create", lacks_quote},
    {"order.pickup_all", lacks_goods},
    {"order.pickup_selected", lacks_goods},
    {"order.ship_all", lacks_goods},
    {"order.ship_selected", lacks_goods},
    {"quote.expiry", lacks_quote},
    {"txn.make_cash_carry", lacks_delivery},
};

const char *
pos_lacks_find (PosRegister *self, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lacks); i++)
    if (g_str_equal (lacks[i].key, key))
      return lacks[i].find (self);
  return NULL;
}
