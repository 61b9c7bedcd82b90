/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-charges.c — automatic charges: the vectors of §5.9 and the rules of §2.8. */
#include "base/pos-error.h"
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"

SHOP_FIXTURE

static PosChargeRule *
add_rule (Shop *shop, const char *id, int level, const char *code, const char *mode)
{
  PosChargeRule *rule = g_object_new (POS_TYPE_CHARGE_RULE, NULL);

  pos_text_set (&rule->id, id);
  pos_text_set (&rule->code, code);
  rule->level = level;
  rule->mode_relation = mode ? POS_RELATION_ONE : POS_RELATION_ALL;
  pos_text_set (&rule->mode, mode);
  pos_config_put (shop->pricing.config, rule);
  g_object_unref (rule);
  return rule;
}

static void
add_tier (PosChargeRule *rule, gint64 from, gint64 to, gint64 amount, gint64 percent)
{
  PosChargeTier *tier = g_object_new (POS_TYPE_CHARGE_TIER, NULL);

  tier->from = from;
  tier->to = to;
  tier->amount = amount;
  tier->rate.micro = percent * POS_SCALE / 100;
  tier->category = percent ? POS_CHARGE_PERCENT : POS_CHARGE_FIXED;
  pos_list_append (rule->tiers, tier);
  g_object_unref (tier);
}

static PosOrderLine *
ship (Shop *shop, gint64 units, gint64 cents, const char *mode)
{
  PosOrderLine *line = shop_add (shop, "ITEM", units, cents, POS_INTENT_SHIP);

  pos_text_set (&line->mode, mode);
  return line;
}

/* Ground 10.00 up to 100.00, then nothing; air 20.00 flat. */
static void
add_freight_rules (Shop *shop)
{
  PosChargeRule *ground = add_rule (shop, "ground", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "99");
  PosChargeRule *air = add_rule (shop, "air", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "11");

  add_tier (ground, 1, 10000, 1000, 0);
  add_tier (ground, 10001, 0, 0, 0);
  add_tier (air, 1, 0, 2000, 0);
}

static void
header_charges_follow_their_tiers (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  add_freight_rules (shop);
  line = ship (shop, 1, 10000, "99");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 1000);
  line->unit_price.micro += POS_SCALE / 100;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 0);
  shop_begin (shop);
  ship (shop, 1, 4000, "11");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 2000);
}

static void
mixed_modes_have_no_header_charge (Shop *shop, gconstpointer data)
{
  add_freight_rules (shop);
  ship (shop, 1, 4000, "99");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 1000);
  ship (shop, 1, 4000, "11");
  shop_recompute (shop);
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 0);
}

static void
a_mode_that_is_named_is_meant (Shop *shop, gconstpointer data)
{
  PosChargeRule *air = add_rule (shop, "air", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "11");

  air->mode_relation = POS_RELATION_ALL;
  add_tier (air, 1, 0, 2000, 0);
  ship (shop, 1, 4000, "99");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 0);
  shop_begin (shop);
  ship (shop, 1, 4000, "11");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 2000);
}

static void
tiers_may_mix_fixed_and_percent (Shop *shop, gconstpointer data)
{
  static const gint64 vectors[][2] = {{9999, 995}, {12000, 600}};
  PosChargeRule *rule = add_rule (shop, "mixed", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "99");

  add_tier (rule, 0, 9999, 995, 0);
  add_tier (rule, 10000, 0, 0, 5);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    shop_begin (shop);
    ship (shop, 1, vectors[i][0], "99");
    shop_recompute (shop);
    g_assert_cmpint (shop->order->charge_total, ==, vectors[i][1]);
  }
}

static gint64
get_charge_of (Shop *shop, PosOrderLine *line)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, shop->order->charges)
  {
    if (pos_id_equal (&charge->line, &line->id))
      sum += charge->amount;
  }
  return sum;
}

static void
proration_adds_up (Shop *shop, gconstpointer data)
{
  static const gint64 expected[] = {100, 938, 600, 562, 0};
  PosChargeRule *air = add_rule (shop, "p11", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "11");
  PosChargeRule *ground = add_rule (shop, "p99", POS_CHARGE_LEVEL_HEADER, "FREIGHT", "99");

  air->prorate = ground->prorate = TRUE;
  add_tier (air, 0, 0, 700, 0);
  add_tier (ground, 0, 0, 1500, 0);
  ship (shop, 1, 1000, "11");
  ship (shop, 1, 5000, "99");
  ship (shop, 2, 3000, "11");
  ship (shop, 3, 1000, "99");
  ship (shop, 3, 500, "21");
  shop_recompute (shop);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (get_charge_of (shop, shop_line (shop, i)), ==, expected[i]);
  g_assert_cmpint (shop->order->charge_total, ==, 2200);
  air->prorate = ground->prorate = FALSE;
  shop_recompute (shop);
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 0);
}

static void
line_rules_charge_every_matching_line (Shop *shop, gconstpointer data)
{
  PosChargeRule *rule = add_rule (shop, "install", POS_CHARGE_LEVEL_LINE, "INSTALL", NULL);

  rule->product_relation = POS_RELATION_ONE;
  pos_text_set (&rule->product, "WASHER");
  add_tier (rule, 0, 0, 1999, 0);
  shop_add (shop, "WASHER", 1, 40000, POS_INTENT_SHIP);
  shop_add (shop, "CUP", 1, 400, POS_INTENT_SHIP);
  shop_add (shop, "WASHER", 1, 50000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 2);
  g_assert_cmpint (shop->order->charge_total, ==, 3998);
}

static void
the_most_specific_rule_wins (Shop *shop, gconstpointer data)
{
  PosChargeRule *everywhere = add_rule (shop, "all", POS_CHARGE_LEVEL_LINE, "INSTALL", NULL);
  PosChargeRule *here = add_rule (shop, "here", POS_CHARGE_LEVEL_LINE, "INSTALL", NULL);

  add_tier (everywhere, 0, 0, 100, 0);
  add_tier (here, 0, 0, 625, 0);
  here->store_relation = POS_RELATION_ONE;
  pos_text_set (&here->store, "S1");
  shop_add (shop, "CUP", 1, 400, POS_INTENT_SHIP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 625);
  pos_text_set (&here->store, "S2");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 100);
}

/* The set-up check says so; customers do not wait for it. */
static void
of_rules_that_tie_the_first_counts (Shop *shop, gconstpointer data)
{
  add_tier (add_rule (shop, "two", POS_CHARGE_LEVEL_LINE, "INSTALL", NULL), 0, 0, 200, 0);
  add_tier (add_rule (shop, "one", POS_CHARGE_LEVEL_LINE, "INSTALL", NULL), 0, 0, 100, 0);
  shop_add (shop, "CUP", 1, 400, POS_INTENT_SHIP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 100);
}

static void
overridden_amounts_persist (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosCharge *charge;
  PosId id;

  add_freight_rules (shop);
  ship (shop, 1, 4000, "99");
  shop_recompute (shop);
  charge = pos_list_peek (shop->order->charges, 0);
  id = charge->id;
  g_assert_true (pos_charges_set_amount (shop->order, charge, 300, "friend", &error));
  ship (shop, 1, 1000, "99");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 300);
  pos_charges_forget_overrides (&shop->pricing, shop->order);
  shop_recompute (shop);
  charge = pos_list_peek (shop->order->charges, 0);
  g_assert_cmpint (charge->amount, ==, 1000);
  g_assert_true (pos_id_equal (&charge->id, &id));
  g_assert_false (pos_charges_set_amount (shop->order, charge, -1, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT);
}

static void
manual_charges_stay (Shop *shop, gconstpointer data)
{
  add_freight_rules (shop);
  ship (shop, 1, 4000, "99");
  shop_add_charge (shop, NULL, "INSTALL", 2500);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 3500);
  pos_charges_forget_overrides (&shop->pricing, shop->order);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 3500);
}

/* Only what a person entered goes away, and only while nothing of it is invoiced. */
static void
manual_charges_can_be_removed (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosCharge *charge, *entered;

  add_freight_rules (shop);
  ship (shop, 1, 4000, "99");
  entered = shop_add_charge (shop, NULL, "INSTALL", 2500);
  shop_recompute (shop);
  charge = pos_list_peek (shop->order->charges, 1);
  g_assert_true (pos_charge_is_automatic (charge));
  g_assert_false (pos_charges_remove (shop->order, charge, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_clear_error (&error);
  g_assert_false (pos_charge_is_automatic (entered));
  entered->invoiced = 100;
  g_assert_false (pos_charges_remove (shop->order, entered, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT);
  g_clear_error (&error);
  entered->invoiced = 0;
  g_assert_true (pos_charges_remove (shop->order, entered, &error));
  g_assert_no_error (error);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 1000);
}

static void
by_hand_recalculating_empties_manual_charges (Shop *shop, gconstpointer data)
{
  shop->parameters->manual_charges = TRUE;
  add_freight_rules (shop);
  ship (shop, 1, 4000, "99");
  shop_add_charge (shop, NULL, "INSTALL", 2500);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 2500);
  pos_charges_forget_overrides (&shop->pricing, shop->order);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 0);
}

static void
an_edit_leaves_untouched_modes_alone (Shop *shop, gconstpointer data)
{
  PosChargeRule *rule = add_rule (shop, "line", POS_CHARGE_LEVEL_LINE, "FREIGHT", "99");
  PosChargeTier *tier;
  PosOrderLine *line;

  add_tier (rule, 0, 0, 500, 0);
  add_tier (add_rule (shop, "fast", POS_CHARGE_LEVEL_LINE, "FREIGHT", "11"), 0, 0, 900, 0);
  line = ship (shop, 1, 10000, "99");
  shop_commit (shop);
  tier = pos_list_peek (rule->tiers, 0);
  tier->amount = 700;
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  ship (shop, 1, 1000, "11");
  shop_recompute (shop);
  g_assert_cmpint (get_charge_of (shop, line), ==, 500);
  g_assert_cmpint (shop->order->charge_total, ==, 1400);
  pos_text_set (&line->mode, "11");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 1800);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/charges/tiers", header_charges_follow_their_tiers);
  shop_test ("/charges/named", a_mode_that_is_named_is_meant);
  shop_test ("/charges/M35-mixed", mixed_modes_have_no_header_charge);
  shop_test ("/charges/categories", tiers_may_mix_fixed_and_percent);
  shop_test ("/charges/M36-proration", proration_adds_up);
  shop_test ("/charges/line-rules", line_rules_charge_every_matching_line);
  shop_test ("/charges/specificity", the_most_specific_rule_wins);
  shop_test ("/charges/ties", of_rules_that_tie_the_first_counts);
  shop_test ("/charges/M37-override", overridden_amounts_persist);
  shop_test ("/charges/manual", manual_charges_stay);
  shop_test ("/charges/manual-removed", manual_charges_can_be_removed);
  shop_test ("/charges/by-hand", by_hand_recalculating_empties_manual_charges);
  shop_test ("/charges/M37-edit", an_edit_leaves_untouched_modes_alone);
  return g_test_run ();
}
