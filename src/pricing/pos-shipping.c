/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shipping.c — see the header. */
#include "pricing/pos-shipping.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-exemption.h"
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
    sum += pos_exemption_get_stated (line);
  return sum;
}

static gint64
at_rate (PosShippingTier *tier, gint64 charge)
{
  return pos_minor_at_rate (charge, tier->rate, POS_ROUND_HALF_UP);
}

gint64
pos_shipping_take_off (PosShippingTier *tier, gint64 charge)
{
  return MIN (at_rate (tier, charge) + tier->amount, charge);
}

void
pos_shipping_take_off_parts (
    PosShippingTier *tier, const gint64 *weights, const gint64 *parts, gint64 *offs, gsize n)
{
  gint64 charge = 0;

  for (gsize i = 0; i < n; i++)
    charge += parts[i];
  pos_minor_allocate (MIN (tier->amount, charge), weights, offs, n);
  for (gsize i = 0; i < n; i++)
    offs[i] = pos_shipping_take_off (tier, charge) == charge
                  ? parts[i]
                  : MIN (at_rate (tier, parts[i]) + offs[i], parts[i]);
}

/* The tier that takes most off @charge, of those that @value reaches.  Nullable. */
static PosShippingTier *
find_most (PosShippingDiscount *discount, gint64 value, gint64 charge)
{
  PosShippingTier *best = NULL;

  POS_LIST_FOREACH (PosShippingTier, tier, discount->tiers)
  if (value >= tier->from &&
      (!best || pos_shipping_take_off (tier, charge) > pos_shipping_take_off (best, charge)))
    best = tier;
  return best;
}

PosShippingDiscount *
pos_shipping_find_discount (const PosPricing *pricing,
                            PosOrder *order,
                            const char *mode,
                            gint64 charge,
                            PosShippingTier **tier)
{
  GPtrArray *all = pos_config_list (pricing->config, POS_TYPE_SHIPPING_DISCOUNT);
  PosShippingDiscount *best = NULL;
  gint64 most = 0;

  *tier = NULL;
  for (guint i = 0; mode && i < all->len; i++) {
    PosShippingDiscount *discount = all->pdata[i];
    PosShippingTier *found;

    if (!holds (pricing, discount, mode))
      continue;
    found = find_most (discount, sum_qualifying (pricing, discount, order), charge);
    if (found && pos_shipping_take_off (found, charge) > most) {
      most = pos_shipping_take_off (found, charge);
      *tier = found;
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
