/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-charges.c — members of a charge rule, or of a shipping discount, that contradict each
 * other: customer-orders.md §2.8. */
#include "wire/pos-bundle-private.h"

/* What the other category reads is not read, and the tier would charge nothing. */
static char *
find_category_fault (PosChargeTier *tier)
{
  if (tier->category == POS_CHARGE_FIXED && tier->rate.micro != 0)
    return g_strdup ("“rate” is for the category “percent”");
  if (tier->category == POS_CHARGE_PERCENT && tier->amount != 0)
    return g_strdup ("“amount” is for the category “fixed”");
  return NULL;
}

/* §2.8: both bounds belong to a tier, and no amount to two. */
static char *
find_tier_fault (PosChargeRule *rule)
{
  for (guint i = 0; i < pos_list_size (rule->tiers); i++) {
    PosChargeTier *tier = pos_list_peek (rule->tiers, i);
    g_autofree char *fault = find_category_fault (tier);

    if (fault)
      return g_strdup_printf ("tiers %u: %s", i + 1, fault);
    if (tier->to != 0 && tier->to < tier->from)
      return g_strdup_printf ("tiers %u: “to” is less than “from”", i + 1);
    for (guint j = i + 1; j < pos_list_size (rule->tiers); j++)
      if (pos_charge_tiers_overlap (tier, pos_list_peek (rule->tiers, j)))
        return g_strdup_printf ("tiers %u and %u hold for one amount", i + 1, j + 1);
  }
  return NULL;
}

/* Whom a relation is to has to be said. */
static char *
find_nameless (const char *member, int relation, const char *wanted)
{
  if (relation == POS_RELATION_ALL || (wanted && *wanted))
    return NULL;
  return g_strdup_printf ("“%s” is missing: “%s_relation” is “%s”",
                          member,
                          member,
                          relation == POS_RELATION_ONE ? "one" : "group");
}

/* What only one level has. */
static char *
find_level_fault (PosChargeRule *rule)
{
  gboolean names_product =
      rule->product_relation != POS_RELATION_ALL || (rule->product && *rule->product);

  if (rule->level == POS_CHARGE_LEVEL_HEADER && names_product)
    return g_strdup ("“product” is for rules of the level “line”: a whole order is of no one "
                     "product");
  if (rule->level == POS_CHARGE_LEVEL_LINE && rule->prorate)
    return g_strdup ("“prorate” is for rules of the level “header”: a line bears its own charge");
  return NULL;
}

char *
pos_bundle_find_charge_fault (PosChargeRule *rule)
{
  char *fault = find_tier_fault (rule);

  if (!fault)
    fault = find_level_fault (rule);
  if (!fault)
    fault = find_nameless ("account", rule->account_relation, rule->account);
  if (!fault)
    fault = find_nameless ("product", rule->product_relation, rule->product);
  if (!fault)
    fault = find_nameless ("mode", rule->mode_relation, rule->mode);
  if (!fault)
    fault = find_nameless ("store", rule->store_relation, rule->store);
  return fault;
}

/* A tier that takes nothing off was written by mistake, and of two that begin at one amount only
 * one would ever hold. */
char *
pos_bundle_find_shipping_fault (PosShippingDiscount *discount)
{
  for (guint i = 0; i < pos_list_size (discount->tiers); i++) {
    PosShippingTier *tier = pos_list_peek (discount->tiers, i);

    if (tier->rate.micro == 0 && tier->amount == 0)
      return g_strdup_printf ("tiers %u: it has neither a “rate” nor an “amount”", i + 1);
    for (guint j = i + 1; j < pos_list_size (discount->tiers); j++)
      if (((PosShippingTier *)pos_list_peek (discount->tiers, j))->from == tier->from)
        return g_strdup_printf ("tiers %u and %u begin at one amount", i + 1, j + 1);
  }
  return NULL;
}
