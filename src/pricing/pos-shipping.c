/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shipping.c — see the header. */
#include "pricing/pos-shipping.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-goods.h"

static gboolean
holds (const PosPricing *pricing, PosShippingDiscount *discount, const char *mode)
{
  if (g_strcmp0 (discount->mode, mode) != 0 || discount->from.julian > pricing->today.julian ||
      (discount->until.julian && discount->until.julian < pricing->today.julian))
    return FALSE;
  return !discount->stores || !discount->stores[0] ||
         pos_stores_have (discount->stores, pricing->store->id);
}

static gboolean
qualifies (PosConfig *config, PosShippingDiscount *discount, PosOrderLine *line)
{
  return !discount->products || !discount->products[0] ||
         pos_goods_are_listed (
             config, discount->products, line->item, line->variant_of, line->category);
}

static gint64
sum_qualifying (const PosPricing *pricing, PosShippingDiscount *discount, PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
      g_strcmp0 (pos_pricing_get_line_mode (pricing, line), discount->mode) == 0 &&
      qualifies (pricing->config, discount, line))
    sum += line->net;
  return sum;
}

/* Off @charge by the tier that takes most, of those that @value reaches. */
static gint64
find_most (PosShippingDiscount *discount, gint64 value, gint64 charge)
{
  gint64 most = 0;

  POS_LIST_FOREACH (PosShippingTier, tier, discount->tiers)
  if (value >= tier->from)
    most = MAX (most, pos_minor_at_rate (charge, tier->rate, POS_ROUND_HALF_UP) + tier->amount);
  return MIN (most, charge);
}

PosShippingDiscount *
pos_shipping_find_discount (
    const PosPricing *pricing, PosOrder *order, const char *mode, gint64 charge, gint64 *off)
{
  GPtrArray *all = pos_config_list (pricing->config, POS_TYPE_SHIPPING_DISCOUNT);
  PosShippingDiscount *best = NULL;

  *off = 0;
  for (guint i = 0; mode && i < all->len; i++) {
    PosShippingDiscount *discount = all->pdata[i];
    gint64 found;

    if (!holds (pricing, discount, mode))
      continue;
    found = find_most (discount, sum_qualifying (pricing, discount, order), charge);
    if (found > *off) {
      *off = found;
      best = discount;
    }
  }
  return best;
}

PosL10n *
pos_shipping_describe (PosL10n *text, PosL10n *name)
{
  PosL10n *described = NULL;

  for (guint i = 0; i < pos_l10n_get_size (text); i++) {
    const char *language, *words = pos_l10n_get_nth (text, i, &language);
    g_autofree char *both = g_strdup_printf ("%s · %s", words, pos_l10n_get (name, language));
    PosL10n *more = pos_l10n_with (described, language, both);

    g_clear_pointer (&described, pos_l10n_unref);
    described = more;
  }
  return described;
}
