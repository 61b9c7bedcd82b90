/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-charge-parts.c — charges of which a part was invoiced: an edit changes the rest, and what
 * was invoiced stays as it was (M34, M37, M38). */
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"

SHOP_FIXTURE

/* Two pieces to pick up at prices without tax, and a freight of 6.99 of which 21 % is tax: 8.46. */
static PosCharge *
begin (Shop *shop)
{
  PosChargeCode *code = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosCharge *charge;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  pos_text_set (&code->item_tax_group, "standard");
  code->refundable = TRUE;
  shop_add (shop, "A", 2, 10000, POS_INTENT_PICK_UP);
  charge = shop_add_charge (shop, NULL, "FREIGHT", 699);
  shop_commit (shop);
  g_assert_cmpint (charge->total, ==, 846);
  return charge;
}

static void
check_invoiced (PosCharge *charge, gint64 total, gint64 tax)
{
  g_assert_cmpint (charge->invoiced, ==, total);
  g_assert_cmpint (pos_charge_get_invoiced_tax (charge, NULL), ==, tax);
}

static void
change (Shop *shop, PosCharge *charge, gint64 amount)
{
  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  g_autoptr (GError) error = NULL;

  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop->pricing.before = before;
  pos_charges_set_amount (shop->order, charge, amount, NULL, &error);
  g_assert_no_error (error);
  shop_commit (shop);
  shop->pricing.before = NULL;
}

static void
a_change_between_two_invoices_is_the_second_ones (Shop *shop, gconstpointer data)
{
  PosCharge *charge = begin (shop);

  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  check_invoiced (charge, 423, 74);
  change (shop, charge, 1000);
  check_invoiced (charge, 423, 74);
  g_assert_cmpint (charge->total, ==, 1210);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  check_invoiced (charge, 1210, 210);
}

static void
a_charge_falls_to_what_was_invoiced_of_it (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosCharge *charge = begin (shop);

  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  g_assert_false (pos_charges_set_amount (shop->order, charge, 348, NULL, &error));
  change (shop, charge, 349);
  g_assert_cmpint (charge->total, ==, 423);
  g_assert_cmpint (charge->tax, ==, 74);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  check_invoiced (charge, 423, 74);
}

/* As a register of an older version left it. */
static void
what_nobody_noted_is_a_share (Shop *shop, gconstpointer data)
{
  PosCharge *charge = begin (shop);

  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  charge->invoiced_net = charge->invoiced_tax = 0;
  check_invoiced (charge, 423, 74);
  change (shop, charge, 1000);
  check_invoiced (charge, 423, 74);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  check_invoiced (charge, 1210, 210);
}

static void
what_comes_back_adds_up_whatever_changed_between (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  PosCharge *charge = begin (shop);

  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (((PosCharge *)pos_list_peek (shop->order->charges, 0))->total, ==, -423);
  g_assert_cmpint (((PosCharge *)pos_list_peek (shop->order->charges, 0))->tax, ==, -74);
  shop_finish_return (shop, original);
  g_set_object (&shop->order, original);
  change (shop, charge, 1000);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  g_set_object (&original, shop->order);
  shop_begin (shop);
  shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (((PosCharge *)pos_list_peek (shop->order->charges, 0))->total, ==, -787);
  g_assert_cmpint (((PosCharge *)pos_list_peek (shop->order->charges, 0))->tax, ==, -136);
  shop_finish_return (shop, original);
  g_assert_cmpint (charge->returned, ==, 1210);
  g_assert_cmpint (charge->returned_tax, ==, 210);
}

/* --- By the rules --- */

/* 10.00 for what goes by @mode. */
static void
add_rule (Shop *shop, int level, const char *code, const char *mode)
{
  PosChargeRule *rule = g_object_new (POS_TYPE_CHARGE_RULE, NULL);
  PosChargeTier *tier = g_object_new (POS_TYPE_CHARGE_TIER, NULL);

  pos_text_set (&rule->id, code);
  pos_text_set (&rule->code, code);
  rule->level = level;
  rule->mode_relation = POS_RELATION_ONE;
  pos_text_set (&rule->mode, mode);
  tier->amount = 1000;
  pos_list_append (rule->tiers, tier);
  pos_config_put (shop->pricing.config, rule);
  g_object_unref (tier);
  g_object_unref (rule);
}

/* A ground freight of 10.00 for two pieces, of which one has left. */
static PosCharge *
begin_by_rules (Shop *shop)
{
  PosCharge *charge;

  add_rule (shop, POS_CHARGE_LEVEL_HEADER, "FREIGHT", "99");
  shop_add (shop, "A", 2, 4000, POS_INTENT_SHIP);
  shop_commit (shop);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  charge = pos_list_peek (shop->order->charges, 0);
  g_assert_cmpint (charge->invoiced, ==, 500);
  g_assert_cmpint (charge->total, ==, 1000);
  return charge;
}

static void
check_total (Shop *shop, PosCharge *charge, gint64 total)
{
  for (guint i = 0; i < 3; i++) {
    shop_recompute (shop);
    g_assert_cmpint (charge->invoiced, ==, 500);
    g_assert_cmpint (charge->total, ==, total);
    g_assert_cmpint (charge->amount, ==, total);
  }
}

/* Decision 77. */
static void
the_rest_ends_with_the_mode_and_comes_back_with_it (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) before = NULL;
  PosCharge *charge = begin_by_rules (shop);
  PosOrderLine *other;

  before = pos_record_copy (shop->order);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop->pricing.before = before;
  check_total (shop, charge, 1000);
  pos_text_set (&shop_line (shop, 0)->mode, "11");
  check_total (shop, charge, 500);
  pos_text_set (&shop_line (shop, 0)->mode, "99");
  check_total (shop, charge, 1000);
  other = shop_add (shop, "B", 1, 100, POS_INTENT_SHIP);
  pos_text_set (&other->mode, "11");
  check_total (shop, charge, 1000);
  pos_text_set (&other->mode, "99");
  check_total (shop, charge, 1000);
  pos_text_set (&other->mode, "11");
  pos_text_set (&shop_line (shop, 0)->mode, "11");
  check_total (shop, charge, 500);
  shop_commit (shop);
  shop->pricing.before = NULL;
  g_assert_cmpint (charge->total, ==, 500);
}

static PosOrder *
begin_edit (Shop *shop)
{
  PosOrder *before = pos_record_copy (shop->order);

  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop->pricing.before = before;
  return before;
}

/* X13: nothing would invoice it any more, and the deposit for it could not be used. */
static void
what_is_given_up_takes_its_charge_along (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) before = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  add_rule (shop, POS_CHARGE_LEVEL_LINE, "INSTALL", "11");
  shop_add (shop, "A", 2, 4000, POS_INTENT_SHIP);
  shop_add (shop, "B", 1, 4000, POS_INTENT_PICK_UP);
  shop_commit (shop);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  before = begin_edit (shop);
  pos_text_set (&shop_line (shop, 0)->mode, "11");
  shop_commit (shop);
  g_assert_cmpint (shop->order->charge_total, ==, 1000);
  again = begin_edit (shop);
  pos_cancellation_cancel_quantity (
      shop->order, shop_line (shop, 0), pos_quantity_whole (1), &error);
  g_assert_no_error (error);
  shop_commit (shop);
  shop->pricing.before = NULL;
  g_assert_cmpint (shop->order->charge_total, ==, 0);
  shop_hand_over (shop, shop_line (shop, 1), 1, NULL);
  g_assert_cmpint (shop->order->deposit_held, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/charge-parts/M38-changed-between", a_change_between_two_invoices_is_the_second_ones);
  shop_test ("/charge-parts/4.7-minimum", a_charge_falls_to_what_was_invoiced_of_it);
  shop_test ("/charge-parts/older-version", what_nobody_noted_is_a_share);
  shop_test ("/charge-parts/M39-returned", what_comes_back_adds_up_whatever_changed_between);
  shop_test ("/charge-parts/M37-rest", the_rest_ends_with_the_mode_and_comes_back_with_it);
  shop_test ("/charge-parts/X13-given-up", what_is_given_up_takes_its_charge_along);
  return g_test_run ();
}
