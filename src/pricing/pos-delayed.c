/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delayed.c — see the header. */
#include "pricing/pos-delayed.h"
#include "base/pos-error.h"

/* What is handed over or cancelled was priced when it was ordered. */
static gboolean
waits (PosOrder *order)
{
  return !order->totaled && pos_order_flow_is_building (order->flow);
}

gboolean
pos_delayed_has_discounts (const PosPricing *pricing, PosOrder *order)
{
  return waits (order) &&
         pos_config_get_profile (pricing->config, pricing->store)->calculate_discounts_manually;
}

gboolean
pos_delayed_has_charges (const PosPricing *pricing, PosOrder *order)
{
  return waits (order) &&
         pos_config_get_profile (pricing->config, pricing->store)->calculate_charges_manually;
}

gboolean
pos_delayed_check (const PosPricing *pricing, PosOrder *order, GError **error)
{
  if (!pos_delayed_has_discounts (pricing, order) && !pos_delayed_has_charges (pricing, order))
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'not-totaled'>, 'next': <'price.calculate'>}"),
      "The total has to be calculated first");
}
