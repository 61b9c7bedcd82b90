/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-prices.c — the price of a product: base, agreement, adjustment (register.md §6.1). */
#include "base/pos-error.h"
#include "pricing/pos-discount-holds.h"
#include "pricing/pos-discount-index.h"
#include "pricing/pos-pricing.h"

/* --- Agreements --- */

static gboolean
group_holds (const PosDiscountContext *context, const char *group)
{
  PosCustomer *customer = context->pricing->customer;

  return !group || g_hash_table_contains (context->groups, group) ||
         (customer && g_strcmp0 (group, customer->group) == 0);
}

static gboolean
price_holds (const PosDiscountContext *context, PosPrice *price)
{
  const PosPricing *pricing = context->pricing;

  if (price->from.julian > pricing->today.julian ||
      (price->until.julian && price->until.julian < pricing->today.julian))
    return FALSE;
  if (price->store && g_strcmp0 (price->store, pricing->store->id) != 0)
    return FALSE;
  if (price->customer &&
      (!pricing->customer || g_strcmp0 (price->customer, pricing->customer->id) != 0))
    return FALSE;
  return group_holds (context, price->group);
}

static gint64
get_priority (const PosDiscountContext *context, const char *group)
{
  PosPriceGroup *found = pos_config_get (context->pricing->config, POS_TYPE_PRICE_GROUP, group);

  return found ? found->priority : 0;
}

/* P-6: 10.00 for 50. */
static PosPricePer
get_price (PosPrice *price)
{
  return (PosPricePer){price->price, price->price_unit};
}

static void
find_agreement (const PosDiscountContext *context, PosProduct *product, PosPriceFound *found)
{
  gboolean first = pos_config_get_parameters (context->pricing->config)->first_price;
  gint64 highest = 0;

  POS_LIST_FOREACH (PosPrice, price, product->prices)
  {
    gint64 priority = get_priority (context, price->group);

    if (!price_holds (context, price))
      continue;
    if (!found->agreed || priority > highest ||
        (priority == highest && !first &&
         pos_price_compare (get_price (price), found->asked) < 0)) {
      found->agreed = price;
      found->asked = get_price (price);
      found->agreement = pos_price_of_one (found->asked, NULL);
      highest = priority;
    }
  }
}

/* --- Adjustments --- */

/* A store that names none counts as the company does. */
static guint32
get_currency (const PosPricing *pricing)
{
  guint32 own = pricing->store->currency;

  return own ? own : pos_config_get_parameters (pricing->config)->currency;
}

/* What it takes off is off each piece. */
static PosPricePer
adjust (const PosPricing *pricing,
        PosPriceAdjustment *what,
        PosDiscountLine *line,
        PosPricePer price)
{
  guint32 currency = what->currency ? what->currency : get_currency (pricing);
  PosUnitPrice amount = pos_unit_price_from_minor (line->amount, currency);
  gint64 *micro = &price.price.micro;

  switch ((PosDiscountBy)line->by) {
  case POS_DISCOUNT_BY_PERCENT:
    *micro -= pos_minor_scale (*micro, line->rate.micro, POS_SCALE, POS_ROUND_HALF_UP);
    return price;
  case POS_DISCOUNT_BY_AMOUNT:
    if (price.per.micro > 0)
      amount.micro = pos_minor_scale (amount.micro, price.per.micro, POS_SCALE, POS_ROUND_HALF_UP);
    *micro = MAX (*micro - amount.micro, 0);
    return price;
  case POS_DISCOUNT_BY_PRICE:
    return pos_price_per_one (amount);
  default:
    g_assert_not_reached ();
  }
}

/* One is taken, of the highest priority that has any: the largest reduction.  One that raises the
 * price has to be allowed to (P-4). */
static void
find_adjustment (const PosDiscountContext *context, PosProduct *product, PosPriceFound *found)
{
  const PosPricePer agreement = found->asked;
  const PosPricing *pricing = context->pricing;
  PosDiscountProduct asked = {product->id, product->variant_of, product->category, product->unit};
  g_autoptr (GArray) matches = NULL;
  gint64 highest = 0;

  if (pos_discount_index_is_empty (pricing->config, POS_TYPE_PRICE_ADJUSTMENT))
    return;
  matches = g_array_new (FALSE, FALSE, sizeof (PosDiscountMatch));
  pos_discount_index_find (pricing->config, POS_TYPE_PRICE_ADJUSTMENT, &asked, matches);
  for (guint i = 0; i < matches->len; i++) {
    PosDiscountMatch *match = &g_array_index (matches, PosDiscountMatch, i);
    PosPriceAdjustment *what = match->record;
    PosPricePer price = adjust (pricing, what, match->line, agreement);
    gint64 priority = pos_discount_get_group_priority (context, what->groups);

    if (!pos_discount_adjustment_holds (context, what) ||
        (what->currency && what->currency != get_currency (pricing)) ||
        (!what->may_raise && pos_price_compare (price, agreement) > 0))
      continue;
    if (!found->adjustment || priority > highest ||
        (priority == highest && pos_price_compare (price, found->asked) < 0)) {
      found->adjustment = what;
      found->asked = price;
      highest = priority;
    }
  }
}

gboolean
pos_pricing_find_prices (const PosPricing *pricing,
                         PosProduct *product,
                         PosPriceFound *found,
                         GError **error)
{
  g_auto (PosDiscountContext) context;
  GVariantDict details;

  pos_discount_context_init (&context, pricing, NULL);
  *found = (PosPriceFound){.base = product->unit_price,
                           .agreement = product->unit_price,
                           .asked = pos_price_per_one (product->unit_price)};
  find_agreement (&context, product, found);
  find_adjustment (&context, product, found);
  found->active = pos_price_of_one (found->asked, NULL);
  if (found->asked.price.micro > 0 || (found->asked.price.micro == 0 && product->zero_price))
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "item", "s", product->id);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRICE,
                        g_variant_dict_end (&details),
                        "%s has no price",
                        product->id);
}

gboolean
pos_pricing_find_price (const PosPricing *pricing,
                        PosProduct *product,
                        PosUnitPrice *unit_price,
                        GError **error)
{
  PosPriceFound found;

  if (!pos_pricing_find_prices (pricing, product, &found, error))
    return FALSE;
  *unit_price = found.active;
  return TRUE;
}
