/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-charges.c — charge codes, rules and shipping discounts: §2.8. */
#include "model/pos-charge-ties.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>
#include <string.h>

static void
check_code (PosSetupLook *look, gpointer record)
{
  PosChargeCode *code = record;

  if (!*pos_l10n_get (code->description, NULL))
    pos_setup_add (look, "no-name", N_ ("The charge code “%s” has no description."), code->id);
}

/* --- Rules --- */

/* Tiers that share an amount, or that can match nothing. */
static void
check_tiers (PosSetupLook *look, PosChargeRule *rule)
{
  guint size = pos_list_size (rule->tiers);

  if (size == 0)
    pos_setup_add (look, "no-tier", N_ ("The charge rule “%s” has no amounts."), rule->id);
  for (guint i = 0; i < size; i++) {
    PosChargeTier *tier = pos_list_peek (rule->tiers, i);

    if (tier->amount < 0 || tier->rate.micro < 0)
      pos_setup_add (look,
                     "negative-charge",
                     N_ ("The charge rule “%s” charges less than nothing."),
                     rule->id);
    if (tier->to != 0 && tier->to < tier->from)
      pos_setup_add (look,
                     "no-amount",
                     N_ ("A tier of the charge rule “%s” ends before it begins."),
                     rule->id);
    for (guint j = i + 1; j < size; j++)
      if (pos_charge_tiers_overlap (tier, pos_list_peek (rule->tiers, j)))
        pos_setup_add (look,
                       "overlap",
                       N_ ("Two tiers of the charge rule “%s” hold for one amount."),
                       rule->id);
  }
}

/* Two that are meant for the same; a sale takes the first. */
static void
check_ties (PosSetupLook *look, PosChargeRule *rule)
{
  GPtrArray *rules = pos_config_list (look->config, POS_TYPE_CHARGE_RULE);
  PosFeature *switched = pos_config_get (look->config, POS_TYPE_FEATURE, "F11");
  gboolean by_store = pos_charge_ties_heed_stores (switched);

  for (guint i = 0; i < rules->len; i++) {
    PosChargeRule *other = rules->pdata[i];

    if (strcmp (rule->id, other->id) >= 0 || !pos_charge_rules_tie (rule, other, by_store))
      continue;
    if (pos_charge_rules_tie (rule, other, TRUE))
      pos_setup_add (look,
                     "tie",
                     N_ ("The charge rules “%1$s” and “%2$s” are meant for the same, and neither "
                         "is closer: until one is changed “%1$s” counts."),
                     rule->id,
                     other->id);
    else
      pos_setup_add (look,
                     "tie",
                     N_ ("Feature F11 is off, and only their stores set the charge rules “%1$s” "
                         "and “%2$s” apart: until one is changed “%1$s” counts."),
                     rule->id,
                     other->id);
  }
}

/* --- Whom a rule is for --- */

static gboolean
is_store_group (PosSetupLook *look, const char *group)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);

  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    if (!g_strcmp0 (store->price_group, group) ||
        (store->price_groups && g_strv_contains ((const char *const *)store->price_groups, group)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_mode_group (PosSetupLook *look, const char *group)
{
  GPtrArray *modes = pos_config_list (look->config, POS_TYPE_DELIVERY_MODE);

  for (guint i = 0; i < modes->len; i++)
    if (!g_strcmp0 (((PosDeliveryMode *)modes->pdata[i])->charge_group, group))
      return TRUE;
  return FALSE;
}

/* Whether @wanted is named where it has to be. */
static gboolean
is_named (PosSetupLook *look, const char *member, int relation, const char *wanted)
{
  if (wanted && *wanted)
    return TRUE;
  if (relation != POS_RELATION_ALL)
    pos_setup_add (look,
                   "unnamed",
                   N_ ("The charge rule “%1$s” does not name what it is for as “%2$s”, and never "
                       "applies."),
                   look->id,
                   member);
  return FALSE;
}

/* Customers and products are looked for when the rule comes: there are too many for here. */
static void
check_relations (PosSetupLook *look, PosChargeRule *rule)
{
  is_named (look, "account", rule->account_relation, rule->account);
  if (is_named (look, "product", rule->product_relation, rule->product) &&
      rule->product_relation == POS_RELATION_GROUP)
    pos_setup_need (look, POS_TYPE_CATEGORY, rule->product);
  if (is_named (look, "mode", rule->mode_relation, rule->mode)) {
    if (rule->mode_relation != POS_RELATION_GROUP)
      pos_setup_need (look, POS_TYPE_DELIVERY_MODE, rule->mode);
    else if (!is_mode_group (look, rule->mode))
      pos_setup_add (look,
                     "empty-group",
                     N_ ("The charge rule “%1$s” is for the group “%2$s”, to which no delivery "
                         "mode belongs: it never applies."),
                     rule->id,
                     rule->mode);
  }
  if (is_named (look, "store", rule->store_relation, rule->store)) {
    if (rule->store_relation != POS_RELATION_GROUP)
      pos_setup_need (look, POS_TYPE_STORE, rule->store);
    else if (!is_store_group (look, rule->store))
      pos_setup_add (look,
                     "empty-group",
                     N_ ("The charge rule “%1$s” is for the group “%2$s”, to which no store "
                         "belongs: it never applies."),
                     rule->id,
                     rule->store);
  }
}

/* What only one level has, from a database older than the check of bundles. */
static void
check_level (PosSetupLook *look, PosChargeRule *rule)
{
  gboolean names_product =
      rule->product_relation != POS_RELATION_ALL || (rule->product && *rule->product);

  if (rule->level == POS_CHARGE_LEVEL_HEADER && names_product)
    pos_setup_add (look,
                   "header-product",
                   N_ ("The charge rule “%s” is for whole orders: it charges those without its "
                       "product too."),
                   rule->id);
  if (rule->level == POS_CHARGE_LEVEL_LINE && rule->prorate)
    pos_setup_add_notice (look,
                          "line-prorate",
                          N_ ("The charge rule “%s” is for single lines: that it is to be spread "
                              "over lines has no effect."),
                          rule->id);
}

static void
check_rule (PosSetupLook *look, gpointer record)
{
  PosChargeRule *rule = record;

  pos_setup_need (look, POS_TYPE_CHARGE_CODE, rule->code);
  check_relations (look, rule);
  check_level (look, rule);
  check_tiers (look, rule);
  check_ties (look, rule);
}

static void
check_discount (PosSetupLook *look, gpointer record)
{
  PosShippingDiscount *discount = record;

  pos_setup_need (look, POS_TYPE_DELIVERY_MODE, discount->mode);
  pos_setup_need_all (look, POS_TYPE_STORE, discount->stores);
  if (pos_list_size (discount->tiers) == 0)
    pos_setup_add (
        look, "no-tier", N_ ("The shipping discount “%s” takes nothing off."), discount->id);
  if (look->parameters->manual_charges)
    pos_setup_add (look,
                   "manual-charges",
                   N_ ("The shipping discount “%s” needs charges that are computed, but they are "
                       "entered by hand."),
                   discount->id);
}

void
pos_setup_check_charges (PosSetupLook *look)
{
  pos_setup_look_at (look, "charge-code", POS_TYPE_CHARGE_CODE, check_code);
  pos_setup_look_at (look, "charge-rule", POS_TYPE_CHARGE_RULE, check_rule);
  pos_setup_look_at (look, "shipping-discount", POS_TYPE_SHIPPING_DISCOUNT, check_discount);
}
