/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-rules.c — matching charge rules; the most specific wins. */
#include "pricing/pos-charge-rules-private.h"
#include "pricing/pos-goods.h"

/* How closely one relation fits: −1 not at all, 0 all, then groups, the closer the more, then one.
 * So of several groups of a product or a store one counts, and they are no tie. */
#define CLOSEST_GROUP POS_GOODS_MAX_DEPTH
#define ONE_OF_VARIANTS (CLOSEST_GROUP + 1)
#define ONE (CLOSEST_GROUP + 2)
#define RANKS (CLOSEST_GROUP + 3)

static int
rank (int relation, const char *wanted, const char *one, const char *group)
{
  /* What is named, and nobody said how, is one: it is not meant for all others as well. */
  if (relation == POS_RELATION_ALL && (!wanted || !*wanted))
    return 0;
  if (relation == POS_RELATION_GROUP)
    return wanted && g_strcmp0 (wanted, group) == 0 ? CLOSEST_GROUP : -1;
  return wanted && g_strcmp0 (wanted, one) == 0 ? ONE : -1;
}

/* A product stands for its variants, a category for those in it. */
static int
rank_product (PosConfig *config, PosChargeRule *rule, PosOrderLine *line)
{
  int depth;

  if (rule->product_relation == POS_RELATION_ONE && rule->product && line->variant_of &&
      g_strcmp0 (rule->product, line->variant_of) == 0)
    return ONE_OF_VARIANTS;
  if (rule->product_relation != POS_RELATION_GROUP)
    return rank (rule->product_relation, rule->product, line->item, NULL);
  depth = pos_goods_get_depth (config, line->category, rule->product);
  return depth < 0 ? -1 : CLOSEST_GROUP - depth;
}

/* The store's own group first, then more of them as they are listed. */
static int
rank_store (PosChargeRule *rule, PosStore *store)
{
  int closeness = CLOSEST_GROUP - 1;
  int own = rank (rule->store_relation, rule->store, store->id, store->price_group);

  if (own >= 0 || rule->store_relation != POS_RELATION_GROUP)
    return own;
  for (GStrv group = store->price_groups; group && *group; group++) {
    if (g_strcmp0 (rule->store, *group) == 0)
      return closeness;
    closeness = MAX (closeness - 1, 1);
  }
  return -1;
}

/* Account, product, mode, store as the digits of one number; −1 when the rule does not match. */
static int
get_specificity (const PosPricing *pricing, const PosRuleSubject *subject, PosChargeRule *rule)
{
  PosCustomer *customer = pricing->customer;
  PosOrderLine *line = subject->line;
  PosDeliveryMode *mode = pos_config_get (pricing->config, POS_TYPE_DELIVERY_MODE, subject->mode);
  gboolean by_channel = pos_config_has_feature (pricing->config, "F11");
  int ranks[] = {
      rank (rule->account_relation,
            rule->account,
            customer ? customer->id : NULL,
            customer ? customer->group : NULL),
      line ? rank_product (pricing->config, rule, line) : 0,
      rank (rule->mode_relation, rule->mode, subject->mode, mode ? mode->charge_group : NULL),
      by_channel ? rank_store (rule, pricing->store) : 0,
  };
  int specificity = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++) {
    if (ranks[i] < 0)
      return -1;
    specificity = specificity * RANKS + ranks[i];
  }
  return specificity;
}

gboolean
pos_charge_rule_is_spread (const PosPricing *pricing, PosChargeRule *rule, gboolean alone)
{
  return rule->prorate || (!alone && pos_config_get_parameters (pricing->config)->prorate_mixed);
}

static gboolean
belongs (const PosPricing *pricing, const PosRuleSubject *subject, PosChargeRule *rule)
{
  gboolean line_rule = rule->level == POS_CHARGE_LEVEL_LINE;

  if (rule->currency != 0 && rule->currency != subject->order->currency)
    return FALSE;
  switch (subject->set) {
  case POS_RULES_LINE:
    return line_rule;
  case POS_RULES_PRORATED:
    return !line_rule && pos_charge_rule_is_spread (pricing, rule, FALSE);
  case POS_RULES_HEADER:
  default:
    return !line_rule;
  }
}

typedef struct {
  PosChargeRule *rule;
  int specificity;
} Winner;

/* Of two that are as close the first stays: the set-up is wrong then, and its check says so, but
 * customers wait. */
static void
consider (GArray *winners, PosChargeRule *rule, int specificity)
{
  Winner fresh = {rule, specificity};

  for (guint i = 0; i < winners->len; i++) {
    Winner *winner = &g_array_index (winners, Winner, i);

    if (g_strcmp0 (winner->rule->code, rule->code))
      continue;
    if (specificity > winner->specificity)
      *winner = fresh;
    return;
  }
  g_array_append_val (winners, fresh);
}

GPtrArray *
pos_charge_rules_find (const PosPricing *pricing, const PosRuleSubject *subject)
{
  GPtrArray *rules = pos_config_list (pricing->config, POS_TYPE_CHARGE_RULE);
  g_autoptr (GArray) winners = g_array_new (FALSE, FALSE, sizeof (Winner));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++) {
    PosChargeRule *rule = g_ptr_array_index (rules, i);
    int specificity =
        belongs (pricing, subject, rule) ? get_specificity (pricing, subject, rule) : -1;

    if (specificity >= 0)
      consider (winners, rule, specificity);
  }
  for (guint i = 0; i < winners->len; i++)
    g_ptr_array_add (found, g_array_index (winners, Winner, i).rule);
  return found;
}

gint64
pos_charge_rule_evaluate (PosChargeRule *rule, gint64 value)
{
  POS_LIST_FOREACH (PosChargeTier, tier, rule->tiers)
  {
    if (value >= tier->from && (tier->to == 0 || value <= tier->to))
      return tier->category == POS_CHARGE_PERCENT
                 ? pos_minor_at_rate (value, tier->rate, POS_ROUND_HALF_UP)
                 : tier->amount;
  }
  return 0;
}
