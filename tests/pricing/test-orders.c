/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-orders.c — deposits, overrides, guards and hand-overs: the vectors of §5.2–§5.5. */
#include "base/pos-error.h"
#include "pricing-fixture.h"

SHOP_FIXTURE

static void
e1_ships_with_tax_on_top (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosOrderLine *line;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  pos_text_set (&freight->item_tax_group, "standard");
  line = shop_add (shop, "P", 2, 10000, POS_INTENT_SHIP);
  pos_text_set (&line->item_tax_group, "standard");
  shop_add_charge (shop, line, "FREIGHT", 1000);
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, 4200);
  g_assert_cmpint (shop->order->tax, ==, 4410);
  g_assert_cmpint (shop->order->total, ==, 25410);
  g_assert_cmpint (shop->order->deposit_required, ==, 2541);
  g_assert_cmpint (shop->order->due_now, ==, 2541);
  g_assert_cmpint (shop->order->balance, ==, 22869);
}

static void
e2_picks_up_with_tax_inside (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  g_assert_cmpint (shop->order->type, ==, POS_ORDER_TYPE_SALES_ORDER);
  g_assert_cmpint (shop->order->total, ==, 40000);
  g_assert_cmpint (shop->order->deposit_required, ==, 4000);
  g_assert_cmpint (shop->order->balance, ==, 36000);
}

static void
e3_mixes_three_ways (Shop *shop, gconstpointer data)
{
  PosBalances balances;

  shop_make_e3 (shop);
  g_assert_cmpint (shop->order->deferred, ==, 39500);
  g_assert_cmpint (shop->order->deposit_required, ==, 3950);
  g_assert_cmpint (shop->order->carry_out, ==, 2000);
  g_assert_cmpint (shop->order->due_now, ==, 5950);
  g_assert_cmpint (shop->order->balance, ==, 35550);
  pos_deposit_get_balances (shop->order, &balances);
  g_assert_cmpint (balances.ship, ==, 28350);
  g_assert_cmpint (balances.pick_up, ==, 7200);
  g_assert_cmpint (pos_deposit_get_to_authorize (shop->order), ==, 28350);
  shop->order->balance_choice = POS_BALANCE_CARD;
  g_assert_cmpint (pos_deposit_get_to_authorize (shop->order), ==, 35550);
}

static void
e4_rounds_half_up (Shop *shop, gconstpointer data)
{
  static const gint64 vectors[][2] = {{3333, 333}, {3335, 334}, {4, 0}, {5, 1}};

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    shop_begin (shop);
    shop_add (shop, "A", 1, vectors[i][0], POS_INTENT_PICK_UP);
    shop_recompute (shop);
    g_assert_cmpint (shop->order->deposit_required, ==, vectors[i][1]);
  }
}

static void
e5_carries_everything_out (Shop *shop, gconstpointer data)
{
  shop_add (shop, "A", 1, 2000, POS_INTENT_CARRY_OUT);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->type, ==, POS_ORDER_TYPE_SALE);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
  g_assert_cmpint (shop->order->deposit_required, ==, 0);
  shop_commit (shop);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (shop->order->paid, ==, 2000);
}

static void
going_back_to_a_sale_drops_what_only_orders_have (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e3 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 10000, &error));
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  {
    line->intent = POS_INTENT_CARRY_OUT;
    pos_text_set (&line->mode, NULL);
  }
  shop_recompute (shop);
  g_assert_cmpint (shop->order->type, ==, POS_ORDER_TYPE_SALE);
  g_assert_cmpint (shop->order->deposit_source, ==, POS_DEPOSIT_DEFAULT);
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 0);
  g_assert_cmpint (shop->order->due_now, ==, 40000);
}

static void
override_moves_the_deposit (Shop *shop, gconstpointer data)
{
  static const struct {
    gint64 entered, due, balance;
  } vectors[] = {{15000, 15000, 25000}, {0, 0, 40000}, {40000, 40000, 0}};
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_assert_true (pos_deposit_set_amount (shop->order, vectors[i].entered, &error));
    shop_recompute (shop);
    g_assert_cmpint (shop->order->due_now, ==, vectors[i].due);
    g_assert_cmpint (shop->order->balance, ==, vectors[i].balance);
  }
  g_assert_true (pos_deposit_is_below_default (shop->order, 3999));
  g_assert_false (pos_deposit_is_below_default (shop->order, 4000));
  pos_deposit_reset (shop->order);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->deposit_required, ==, 4000);
}

static void
override_has_bounds (Shop *shop, gconstpointer data)
{
  static const gint64 refused[] = {40001, -1};
  gint64 maximum;

  shop_make_e2 (shop);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (pos_deposit_set_amount (shop->order, refused[i], &error));
    g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_DEPOSIT_BOUNDS);
    g_assert_true (
        g_variant_lookup (pos_error_get_details (error), "maximum_minor", "x", &maximum));
    g_assert_cmpint (maximum, ==, 40000);
  }
}

static void
override_is_refused_on_a_sale (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_add (shop, "A", 1, 2000, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_false (pos_deposit_set_amount (shop->order, 100, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_AN_ORDER);
}

static void
override_follows_the_total_down (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 15000, &error));
  shop_line (shop, 1)->voided = TRUE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->deposit_required, ==, 10000);
  g_assert_cmpint (shop->order->deposit_entered, ==, 10000);

  g_assert_true (pos_deposit_set_rate (shop->order, (PosRate){POS_SCALE / 2}, &error));
  shop_line (shop, 1)->voided = FALSE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->deposit_required, ==, 20000);
}

static void
override_never_defers_what_is_carried_out (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e3 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 0, &error));
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
}

static void
surplus_becomes_deposit (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 10000);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->balance, ==, 31500);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 8000);
}

static void
expect_refusal (Shop *shop, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  g_assert_error (error, POS_ORDER_ERROR, code);
}

static void
concluding_is_guarded (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e3 (shop);
  expect_refusal (shop, POS_ORDER_ERROR_TENDER_SHORT);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 5950);
  shop_recompute (shop);
  expect_refusal (shop, POS_ORDER_ERROR_CARD_REQUIRED);
  shop_pay (shop, POS_PAYMENT_AUTHORIZATION, 28350);
  shop_recompute (shop);
  expect_refusal (shop, POS_ORDER_ERROR_BALANCE_CHOICE);
  shop->order->balance_choice = POS_BALANCE_CARD;
  expect_refusal (shop, POS_ORDER_ERROR_CARD_REQUIRED);
  shop->order->balance_choice = POS_BALANCE_PAY_LATER;
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  shop->profile->balance_rule = POS_BALANCE_CARD_REQUIRED;
  expect_refusal (shop, POS_ORDER_ERROR_CARD_REQUIRED);
}

static void
a_token_is_enough_only_without_omni_payments (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_add (shop, "A", 1, 10000, POS_INTENT_SHIP);
  shop_recompute (shop);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 1000);
  shop_pay (shop, POS_PAYMENT_TOKEN, 0);
  shop_recompute (shop);
  expect_refusal (shop, POS_ORDER_ERROR_CARD_REQUIRED);
  shop_feature (shop, "F7", FALSE);
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
}

static void
hybrid_invoices_carry_out_at_once (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  shop_commit (shop);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
  g_assert_cmpint (shop->order->invoiced_total, ==, 2000);
  g_assert_cmpint (shop->order->deposit_held, ==, 3950);
  g_assert_cmpint (shop->order->balance, ==, 35550);
  g_assert_cmpint (shop->order->authorized, ==, 28350);
  g_assert_cmpint (shop->order->revision, ==, 1);
  g_assert_cmpstr (shop_line (shop, 2)->mode, ==, "70");
}

static void
nothing_is_due_with_percentage_zero (Shop *shop, gconstpointer data)
{
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 0);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
}

static void
expect_hand_over (Shop *shop, guint line, gint64 units, gint64 applied, gint64 due)
{
  gint64 taken;
  gint64 paid = shop_hand_over (shop, shop_line (shop, line), units, &taken);

  g_assert_cmpint (taken, ==, applied);
  g_assert_cmpint (paid, ==, due);
}

static void
commit_e2 (Shop *shop, gint64 override)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  if (override >= 0)
    g_assert_true (pos_deposit_set_amount (shop->order, override, &error));
  shop_commit (shop);
}

static void
e6_applies_in_proportion (Shop *shop, gconstpointer data)
{
  commit_e2 (shop, -1);
  expect_hand_over (shop, 0, 1, 1000, 9000);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_PARTIALLY_INVOICED);
  expect_hand_over (shop, 1, 1, 3000, 27000);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (shop->order->paid, ==, 40000);
}

static void
e7_adds_up_to_the_cent (Shop *shop, gconstpointer data)
{
  shop_add (shop, "A", 3, 3333, POS_INTENT_PICK_UP);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 1000);
  expect_hand_over (shop, 0, 1, 333, 3000);
  expect_hand_over (shop, 0, 1, 334, 2999);
  expect_hand_over (shop, 0, 1, 333, 3000);
}

static void
e8_ships_and_picks_up_by_turns (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  shop_commit (shop);
  expect_hand_over (shop, 0, 1, 1575, 14175);
  expect_hand_over (shop, 1, 1, 800, 7200);
  expect_hand_over (shop, 0, 1, 1575, 14175);
  g_assert_cmpint (shop->order->paid, ==, 41500);
}

static void
e9_overridden_deposit_is_applied_in_proportion (Shop *shop, gconstpointer data)
{
  commit_e2 (shop, 15000);
  expect_hand_over (shop, 0, 1, 3750, 6250);
  expect_hand_over (shop, 1, 1, 11250, 18750);
}

static void
e10_without_deposit_everything_is_due (Shop *shop, gconstpointer data)
{
  commit_e2 (shop, 0);
  expect_hand_over (shop, 0, 1, 0, 10000);
  expect_hand_over (shop, 1, 1, 0, 30000);
}

static void
e11_fully_paid_leaves_nothing_due (Shop *shop, gconstpointer data)
{
  commit_e2 (shop, 40000);
  expect_hand_over (shop, 0, 1, 10000, 0);
  expect_hand_over (shop, 1, 1, 30000, 0);
}

static void
e12_first_policy_applies_early (Shop *shop, gconstpointer data)
{
  shop->parameters->deposit_policy = POS_DEPOSIT_POLICY_FIRST;
  commit_e2 (shop, -1);
  expect_hand_over (shop, 0, 1, 4000, 6000);
  expect_hand_over (shop, 1, 1, 0, 30000);
}

static void
last_policy_applies_late (Shop *shop, gconstpointer data)
{
  shop->parameters->deposit_policy = POS_DEPOSIT_POLICY_LAST;
  commit_e2 (shop, -1);
  expect_hand_over (shop, 0, 1, 0, 10000);
  expect_hand_over (shop, 1, 1, 4000, 26000);
}

static void
header_charges_follow_the_value (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_add_charge (shop, NULL, "FREIGHT", 1001);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4100);
  /* 100.00 + round (10.01 × 100 / 400) = 102.50; 41.00 × 102.50 / 410.01 = 10.25 */
  expect_hand_over (shop, 0, 1, 1025, 9225);
  expect_hand_over (shop, 1, 1, 3075, 27676);
}

static void
header_charges_may_come_first (Shop *shop, gconstpointer data)
{
  shop->parameters->header_charge_first = TRUE;
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  shop_add_charge (shop, NULL, "FREIGHT", 1000);
  shop_commit (shop);
  expect_hand_over (shop, 0, 1, 0, 11000);
  expect_hand_over (shop, 1, 1, 0, 30000);
}

static void
hand_over_has_bounds (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;
  PosSettlement settlement;

  commit_e2 (shop, -1);
  shop_line (shop, 0)->hand_over = pos_quantity_whole (2);
  g_assert_false (pos_settlement_compute (&shop->pricing, shop->order, &settlement, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  shop_line (shop, 0)->hand_over.micro = 0;
  g_assert_false (pos_settlement_apply (&shop->pricing, shop->order, NOW, &none));
  g_assert_error (none, POS_ORDER_ERROR, POS_ORDER_ERROR_NO_SELECTION);
}

static void
shipping_consumes_packed_then_picked (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 500, 100, POS_INTENT_PICK_UP);

  shop_commit (shop);
  line->packed = pos_quantity_whole (200);
  shop_hand_over (shop, line, 201, NULL);
  g_assert_cmpint (line->packed.micro, ==, 0);
  g_assert_cmpint (line->invoiced.micro, ==, 201 * POS_SCALE);
  g_assert_cmpint (pos_order_line_get_open (line).micro, ==, 299 * POS_SCALE);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_PARTIALLY_INVOICED);
}

static void
an_underpaid_hand_over_is_not_booked (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = NULL;

  commit_e2 (shop, -1);
  line = shop_line (shop, 0);
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_quantity_whole (1);
  shop_pay (shop, POS_PAYMENT_TENDER, 4000);
  g_assert_false (pos_settlement_apply (&shop->pricing, shop->order, NOW, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_TENDER_SHORT);
}

static void
due_now_is_told_part_by_part (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosDepositParts parts;

  shop_make_e3 (shop);
  pos_deposit_get_parts (shop->order, &parts);
  g_assert_cmpint (parts.carry_out, ==, 2000);
  g_assert_cmpint (parts.ship.open, ==, 31500);
  g_assert_cmpint (parts.ship.now, ==, 3150);
  g_assert_cmpint (parts.pick_up.open, ==, 8000);
  g_assert_cmpint (parts.pick_up.now, ==, 800);

  /* An entered amount is shared out the same way, to the cent. */
  g_assert_true (pos_deposit_set_amount (shop->order, 10001, &error));
  shop_recompute (shop);
  pos_deposit_get_parts (shop->order, &parts);
  g_assert_cmpint (parts.ship.now, ==, 7975);
  g_assert_cmpint (parts.pick_up.now, ==, 2026);
}

static void
header_charges_are_part_of_what_leaves_later (Shop *shop, gconstpointer data)
{
  PosDepositParts parts;

  shop_make_e2 (shop);
  shop_add_charge (shop, NULL, "INSTALL", 1000);
  shop_recompute (shop);
  pos_deposit_get_parts (shop->order, &parts);
  g_assert_cmpint (parts.carry_out, ==, 0);
  g_assert_cmpint (parts.ship.open, ==, 0);
  g_assert_cmpint (parts.ship.now, ==, 0);
  g_assert_cmpint (parts.pick_up.open, ==, 41000);
  g_assert_cmpint (parts.pick_up.now, ==, 4100);
}

static void
paying_does_not_change_what_was_asked (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  g_assert_cmpint (pos_deposit_get_due_today (shop->order), ==, 5950);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 5000);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 950);
  g_assert_cmpint (pos_deposit_get_due_today (shop->order), ==, 5950);
}

static void
a_share_is_told_to_a_tenth_of_a_percent (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  g_assert_cmpint (pos_deposit_get_share (shop->order, 4000).micro, ==, 100000);
  g_assert_cmpint (pos_deposit_get_share (shop->order, 2513).micro, ==, 63000);
  g_assert_cmpint (pos_deposit_get_share (shop->order, 0).micro, ==, 0);
}

static void
a_commit_tells_what_it_took (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 1000)->change = 250;
  shop_commit (shop);
  g_assert_cmpint (pos_totals_get_taken (shop->order, shop->order->revision), ==, 4000);
  g_assert_cmpint (pos_totals_get_change (shop->order, shop->order->revision), ==, 250);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  g_assert_cmpint (pos_totals_get_taken (shop->order, shop->order->revision), ==, 9000);
  g_assert_cmpint (pos_totals_get_change (shop->order, shop->order->revision), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/orders/E1-ship", e1_ships_with_tax_on_top);
  shop_test ("/orders/E2-pickup", e2_picks_up_with_tax_inside);
  shop_test ("/orders/E3-hybrid", e3_mixes_three_ways);
  shop_test ("/orders/M1-parts", due_now_is_told_part_by_part);
  shop_test ("/orders/M1-header-charges", header_charges_are_part_of_what_leaves_later);
  shop_test ("/orders/M1-asked", paying_does_not_change_what_was_asked);
  shop_test ("/orders/M5-share", a_share_is_told_to_a_tenth_of_a_percent);
  shop_test ("/orders/taken", a_commit_tells_what_it_took);
  shop_test ("/orders/E4-rounding", e4_rounds_half_up);
  shop_test ("/orders/E5-carry-out", e5_carries_everything_out);
  shop_test ("/orders/O6-back-to-sale", going_back_to_a_sale_drops_what_only_orders_have);
  shop_test ("/orders/M5-override", override_moves_the_deposit);
  shop_test ("/orders/M5-bounds", override_has_bounds);
  shop_test ("/orders/M5-not-on-a-sale", override_is_refused_on_a_sale);
  shop_test ("/orders/M5-carry-out", override_never_defers_what_is_carried_out);
  shop_test ("/orders/M7-clamp", override_follows_the_total_down);
  shop_test ("/orders/M3-surplus", surplus_becomes_deposit);
  shop_test ("/orders/M4-M9-guards", concluding_is_guarded);
  shop_test ("/orders/M11-token", a_token_is_enough_only_without_omni_payments);
  shop_test ("/orders/M2-nothing-due", nothing_is_due_with_percentage_zero);
  shop_test ("/orders/hybrid-commit", hybrid_invoices_carry_out_at_once);
  shop_test ("/orders/E6-proportional", e6_applies_in_proportion);
  shop_test ("/orders/E7-cents", e7_adds_up_to_the_cent);
  shop_test ("/orders/E8-captures", e8_ships_and_picks_up_by_turns);
  shop_test ("/orders/E9-override", e9_overridden_deposit_is_applied_in_proportion);
  shop_test ("/orders/E10-none", e10_without_deposit_everything_is_due);
  shop_test ("/orders/E11-all", e11_fully_paid_leaves_nothing_due);
  shop_test ("/orders/E12-first", e12_first_policy_applies_early);
  shop_test ("/orders/M17-last", last_policy_applies_late);
  shop_test ("/orders/M38-proportional", header_charges_follow_the_value);
  shop_test ("/orders/M38-first", header_charges_may_come_first);
  shop_test ("/orders/PU2-bounds", hand_over_has_bounds);
  shop_test ("/orders/7.3-consumption", shipping_consumes_packed_then_picked);
  shop_test ("/orders/M4-underpaid", an_underpaid_hand_over_is_not_booked);
  return g_test_run ();
}
