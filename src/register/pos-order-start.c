/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-start.c — see the header. */
#include "register/pos-order-start.h"
#include "register/pos-register-private.h"

void
pos_order_start (PosRegister *self, PosOrder *order)
{
  PosParameters *parameters = pos_config_get_parameters (self->config);

  order->id = pos_context_mint_id (self->context);
  order->currency = pos_register_get_currency (self);
  order->created_at = pos_register_get_now (self);
  order->deposit_rate = parameters->deposit_rate;
  if (self->store) {
    pos_text_set (&order->home_store, self->store->id);
    order->tax_included = self->store->prices_include_tax;
  }
  if (self->till)
    pos_text_set (&order->register_id, self->till->id);
  if (self->worker)
    pos_text_set (&order->worker, self->worker->id);
}
