/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-recompute.c — how long an order of 200 lines takes after every tap. */
#include "pricing-fixture.h"

#define N_LINES 200
#define N_ROUNDS 200

static void
add_rule (Shop *shop, const char *mode)
{
  g_autoptr (PosChargeRule) rule = g_object_new (POS_TYPE_CHARGE_RULE, NULL);
  g_autoptr (PosChargeTier) tier = g_object_new (POS_TYPE_CHARGE_TIER, NULL);

  pos_text_set (&rule->id, mode);
  pos_text_set (&rule->code, "FREIGHT");
  pos_text_set (&rule->mode, mode);
  rule->mode_relation = POS_RELATION_ONE;
  rule->prorate = TRUE;
  tier->amount = 1500;
  pos_list_append (rule->tiers, tier);
  pos_config_put (shop->pricing.config, rule);
}

static gint64
measure (Shop *shop)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < N_ROUNDS; i++) {
    shop_line (shop, i % N_LINES)->ordered.micro += POS_SCALE;
    shop_recompute (shop);
  }
  return (g_get_monotonic_time () - begin) / N_ROUNDS;
}

int
main (void)
{
  static const PosIntent intents[] = {
      POS_INTENT_SHIP, POS_INTENT_PICK_UP, POS_INTENT_SHIP, POS_INTENT_CARRY_OUT};
  Shop shop = {0};

  shop_set_up (&shop);
  add_rule (&shop, "99");
  for (guint i = 0; i < N_LINES; i++)
    shop_add (&shop, "ITEM", 2, 1999, intents[i % G_N_ELEMENTS (intents)]);
  shop_recompute (&shop);
  g_print ("recompute of %d lines, new:  %" G_GINT64_FORMAT " us\n", N_LINES, measure (&shop));
  shop_commit (&shop);
  shop_flow (&shop, POS_ORDER_FLOW_EDIT);
  g_print ("recompute of %d lines, edit: %" G_GINT64_FORMAT " us\n", N_LINES, measure (&shop));
  shop_tear_down (&shop);
  return 0;
}
