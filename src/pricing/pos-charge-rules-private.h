/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-rules-private.h — which charge rule wins for a subject, and what it asks for.
 * Layer: pricing, inside the room. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef enum {
  POS_RULES_HEADER,   /* header rules, prorated or not */
  POS_RULES_PRORATED, /* header rules that are prorated */
  POS_RULES_LINE,
} PosRuleSet;

/* What rules are held against. */
typedef struct {
  PosRuleSet set;
  PosOrder *order;
  const char *mode;   /* nullable */
  PosOrderLine *line; /* of POS_RULES_LINE */
} PosRuleSubject;

/* The most specific matching rule of every charge code, by rule id; of two that tie the first.
 * Returns: (transfer container) (element-type PosChargeRule). */
GPtrArray *pos_charge_rules_find (const PosPricing *pricing, const PosRuleSubject *subject);

/* What @rule asks for @value; 0 outside its tiers. */
gint64 pos_charge_rule_evaluate (PosChargeRule *rule, gint64 value);

/* M35: whether a header rule is spread over lines.  @alone: all lines go one way. */
gboolean pos_charge_rule_is_spread (const PosPricing *pricing, PosChargeRule *rule, gboolean alone);

G_END_DECLS
