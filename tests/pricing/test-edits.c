/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits.c — editing, price lock and cancelling: the vectors of §5.7, §5.8, §5.11. */
#include "base/pos-error.h"
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"

SHOP_FIXTURE

/* E2 saved with its deposit of 40.00, opened for editing. */
static void
edit_e2 (Shop *shop)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4000);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
}

static void
take_away (Shop *shop, guint index)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = shop_line (shop, index);

  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_order_line_get_open (line), &error));
}

static void
an_added_line_asks_for_its_share (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop_add (shop, "C", 1, 5000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->deposit_required, ==, 4500);
  g_assert_cmpint (shop->order->due_now, ==, 500);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4500);
  g_assert_cmpint (shop->order->revision, ==, 2);
}

static void
keep_leaves_the_surplus (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  take_away (shop, 1);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->open_total, ==, 10000);
  g_assert_cmpint (shop->order->deposit_required, ==, 1000);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4000);
}

static void
refund_pays_the_surplus_out (Shop *shop, gconstpointer data)
{
  shop->parameters->excess_deposit = POS_EXCESS_REFUND;
  edit_e2 (shop);
  take_away (shop, 1);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -3000);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 1000);
  g_assert_cmpint (shop->order->paid, ==, 1000);
}

static void
ask_waits_for_an_answer (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop->parameters->excess_deposit = POS_EXCESS_ASK;
  edit_e2 (shop);
  take_away (shop, 1);
  shop_recompute (shop);
  g_assert_cmpint (pos_deposit_get_excess (shop->order), ==, 3000);
  g_assert_false (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_BALANCE_CHOICE);
  shop->order->excess_choice = POS_EXCESS_CHOICE_REFUND;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -3000);
  shop->order->excess_choice = POS_EXCESS_CHOICE_KEEP;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
}

static void
keep_never_holds_more_than_is_open (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  take_away (shop, 0);
  take_away (shop, 1);
  shop_add (shop, "C", 1, 2500, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -1500);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 2500);
}

static void
a_line_carried_out_along_is_paid_in_full (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop_add (shop, "C", 1, 5000, POS_INTENT_CARRY_OUT);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 5000);
  shop_commit (shop);
  g_assert_cmpint (shop->order->invoiced_total, ==, 5000);
  g_assert_cmpint (shop->order->deposit_held, ==, 4000);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
}

static void
locked_prices_stand (Shop *shop, gconstpointer data)
{
  PosOrderLine *first = shop_add (shop, "A", 1, 10000, POS_INTENT_PICK_UP);
  PosOrderLine *second;

  first->discount = 2000;
  shop_commit (shop);
  g_assert_true (first->price_locked);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  second = shop_add (shop, "B", 1, 5000, POS_INTENT_PICK_UP);
  second->discount = 500;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->total, ==, 12500);
  first->discount = 0; /* what Recalculate finds today */
  shop_recompute (shop);
  g_assert_cmpint (shop->order->total, ==, 14500);
}

static void
more_of_a_locked_line_costs_its_locked_price (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 1, 8000, POS_INTENT_PICK_UP);

  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  line->ordered = pos_quantity_whole (3);
  shop_recompute (shop);
  g_assert_cmpint (line->total, ==, 24000);
}

static void
invoiced_parts_never_change (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = shop_add (shop, "A", 3, 3333, POS_INTENT_PICK_UP);

  pos_text_set (&line->item_tax_group, "standard");
  shop_commit (shop);
  shop_hand_over (shop, line, 1, NULL);
  shop_add_tax (shop, "home", "standard", 9);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (2), &error));
  shop_recompute (shop);
  g_assert_cmpint (line->total, ==, 3333);
  g_assert_cmpint (line->tax, ==, line->invoiced_tax);
  g_assert_cmpint (shop->order->invoiced_total, ==, 3333);
}

static void
cancelled_quantity_takes_discount_and_charges_along (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = shop_add (shop, "A", 4, 2500, POS_INTENT_PICK_UP);

  line->discount = 2000;
  shop_add_charge (shop, line, "INSTALL", 800);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (2), &error));
  shop_recompute (shop);
  g_assert_cmpint (shop->order->total, ==, 5000 - 1000 + 400);
  line->picked = pos_quantity_whole (1);
  g_assert_false (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (2), &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
}

/* --- Cancelling --- */

static void
begin_cancel (Shop *shop, gint64 percent)
{
  shop->parameters->cancellation_rate.micro = percent * POS_SCALE / 100;
  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  shop_recompute (shop);
}

static void
finish_cancel (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  if (shop->order->due_now != 0)
    shop_pay (shop,
              shop->order->due_now > 0 ? POS_PAYMENT_TENDER : POS_PAYMENT_REFUND,
              shop->order->due_now);
  shop_recompute (shop);
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  pos_cancellation_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
}

static void
cancelling_refunds_what_the_charge_leaves (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  begin_cancel (shop, 5);
  g_assert_cmpint (pos_cancellation_find_charge (shop->order)->amount, ==, 2000);
  g_assert_cmpint (shop->order->due_now, ==, -2000);
  finish_cancel (shop);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_CANCELLED);
  g_assert_cmpint (shop->order->total, ==, 2000);
  g_assert_cmpint (shop->order->paid, ==, 2000);
  g_assert_cmpint (shop->order->deposit_held, ==, 0);
}

static void
a_high_charge_is_collected (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  begin_cancel (shop, 15);
  g_assert_cmpint (pos_cancellation_find_charge (shop->order)->amount, ==, 6000);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
  finish_cancel (shop);
}

static void
a_waived_charge_gives_everything_back (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  shop_commit (shop);
  begin_cancel (shop, 5);
  g_assert_false (pos_cancellation_set_charge (&shop->pricing, shop->order, 40001, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT);
  g_clear_error (&error);
  g_assert_true (pos_cancellation_set_charge (&shop->pricing, shop->order, 0, "goodwill", &error));
  shop_recompute (shop);
  g_assert_true (pos_cancellation_is_below_default (shop->order));
  g_assert_cmpint (shop->order->due_now, ==, -4000);
  finish_cancel (shop);
}

static void
only_the_rest_is_cancelled (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  begin_cancel (shop, 5);
  g_assert_cmpint (pos_cancellation_find_charge (shop->order)->amount, ==, 1500);
  g_assert_cmpint (shop->order->due_now, ==, -1500);
  finish_cancel (shop);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (shop->order->total, ==, 11500);
}

static void
without_deposit_the_customer_pays_the_charge (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 0, &error));
  shop_commit (shop);
  begin_cancel (shop, 5);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
  finish_cancel (shop);
}

static void
cancelling_releases_the_authorization (Shop *shop, gconstpointer data)
{
  PosPayment *authorization;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  shop_add (shop, "P", 1, 25410, POS_INTENT_SHIP);
  shop_commit (shop);
  g_assert_cmpint (shop->order->authorized, ==, 22869);
  begin_cancel (shop, 5);
  g_assert_cmpint (pos_cancellation_find_charge (shop->order)->total, ==, 1271);
  g_assert_cmpint (shop->order->due_now, ==, -1270);
  authorization = pos_list_peek (shop->order->payments, 1);
  authorization->state = POS_PAYMENT_STATE_VOIDED;
  finish_cancel (shop);
  g_assert_cmpint (shop->order->authorized, ==, 0);
}

static void
a_percentage_without_a_code_is_a_setup_error (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  shop_commit (shop);
  pos_text_set (&shop->parameters->cancellation_charge_code, NULL);
  shop->parameters->cancellation_rate.micro = 50000;
  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  g_assert_false (pos_pricing_recompute (&shop->pricing, shop->order, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_CONFIGURATION);
}

/* --- Exchanges, quotes, stock --- */

static void
goods_sold_along_with_a_pick_up_are_invoiced (Shop *shop, gconstpointer data)
{
  PosOrderLine *extra;

  shop_make_e2 (shop);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  extra = shop_add (shop, "BAG", 2, 100, POS_INTENT_NONE);
  shop_line (shop, 0)->hand_over = pos_quantity_whole (1);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 9000 + 200);
  shop_pay (shop, POS_PAYMENT_TENDER, 9200);
  shop_recompute (shop);
  g_assert_true (pos_settlement_apply (&shop->pricing, shop->order, NOW, NULL));
  g_assert_cmpint (extra->intent, ==, POS_INTENT_CARRY_OUT);
  g_assert_cmpint (shop->order->invoiced_total, ==, 10200);
  g_assert_cmpint (shop->order->deposit_held, ==, 3000);
  shop_check (shop);
}

static void
a_capture_uses_the_authorization_up (Shop *shop, gconstpointer data)
{
  PosPayment *authorization;

  shop_make_e3 (shop);
  shop_commit (shop);
  authorization = pos_list_peek (shop->order->payments, 1);
  g_assert_cmpint (authorization->amount, ==, 28350);
  authorization->used = 14175;
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  g_assert_cmpint (shop->order->authorized, ==, 14175);
  g_assert_cmpint (pos_order_sum_entries (shop->order, POS_ENTRY_AUTHORIZED), ==, 14175);
}

static void
returns_offset_what_is_bought (Shop *shop, gconstpointer data)
{
  shop_add (shop, "R", -1, 6000, POS_INTENT_CARRY_OUT);
  shop_add (shop, "N", 1, 8000, POS_INTENT_CARRY_OUT);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
  shop_commit (shop);
}

static void
a_return_pays_a_deposit (Shop *shop, gconstpointer data)
{
  shop_add (shop, "R", -1, 6000, POS_INTENT_CARRY_OUT);
  shop_add (shop, "N", 1, 20000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -4000);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 2000);
}

/* M3: 40.00 went back; then 25.00 more is left as deposit, and nothing of it is owed. */
static void
more_deposit_after_a_refund_is_welcome (Shop *shop, gconstpointer data)
{
  shop_add (shop, "R", -1, 6000, POS_INTENT_CARRY_OUT);
  shop_add (shop, "N", 1, 20000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  shop_pay (shop, POS_PAYMENT_REFUND, -4000);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 2500);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->balance, ==, 15500);
  shop_pay (shop, POS_PAYMENT_DEPOSIT, 15501);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -1);
}

static void
a_quote_moves_no_money_and_no_stock (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) effects = NULL;

  shop->order->type = POS_ORDER_TYPE_QUOTE;
  shop_make_e2 (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  g_assert_true (pos_commitment_apply (&shop->pricing, shop->order, NOW, &error));
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_QUOTE_OPEN);
  g_assert_cmpuint (pos_list_size (shop->order->ledger), ==, 0);
  effects = pos_order_commit_effects (&shop->pricing, NULL, shop->order);
  g_assert_cmpuint (effects->len, ==, 0);
  shop_check (shop);
}

static void
expect_effect (GPtrArray *effects, const char *item, gint64 on_hand, gint64 reserved)
{
  for (guint i = 0; i < effects->len; i++) {
    PosStockEffect *effect = g_ptr_array_index (effects, i);

    if (g_strcmp0 (effect->item, item))
      continue;
    g_assert_cmpint (effect->on_hand.micro, ==, on_hand * POS_SCALE);
    g_assert_cmpint (effect->reserved.micro, ==, reserved * POS_SCALE);
    return;
  }
  g_assert_not_reached ();
}

static void
stock_follows_every_step (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) saved = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  shop_make_e3 (shop);
  shop_commit (shop);
  first = pos_order_commit_effects (&shop->pricing, NULL, shop->order);
  g_assert_cmpuint (first->len, ==, 3);
  expect_effect (first, "L1", 0, 2);
  expect_effect (first, "L2", 0, 1);
  expect_effect (first, "L3", -4, 0);
  saved = pos_record_copy (shop->order);
  shop_line (shop, 0)->picked = pos_quantity_whole (1);
  shop_hand_over (shop, shop_line (shop, 1), 1, NULL);
  second = pos_order_commit_effects (&shop->pricing, saved, shop->order);
  g_assert_cmpuint (second->len, ==, 2);
  expect_effect (second, "L1", -1, -1);
  expect_effect (second, "L2", -1, -1);
}

static void
lines_start_accepted_unless_the_store_decides (Shop *shop, gconstpointer data)
{
  g_autoptr (PosWarehouse) warehouse = g_object_new (POS_TYPE_WAREHOUSE, NULL);

  pos_text_set (&warehouse->id, "W9");
  pos_text_set (&warehouse->store, "S1");
  pos_config_put (shop->pricing.config, warehouse);
  shop->store->manual_accept = TRUE;
  shop_make_e3 (shop);
  shop_commit (shop);
  g_assert_cmpint (shop_line (shop, 0)->accept_state, ==, POS_ACCEPT_PENDING);
  g_assert_cmpint (shop_line (shop, 1)->accept_state, ==, POS_ACCEPT_ACCEPTED);
  g_assert_cmpint (shop_line (shop, 2)->accept_state, ==, POS_ACCEPT_NONE);
}

static void
posting_twice_adds_nothing (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_entries;

  shop_make_e3 (shop);
  shop_commit (shop);
  n_entries = pos_list_size (shop->order->ledger);
  g_assert_true (pos_ledger_post (shop->order, NOW, &error));
  g_assert_cmpuint (pos_list_size (shop->order->ledger), ==, n_entries);
}

static void
a_doctored_order_is_found_out (Shop *shop, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  shop_make_e2 (shop);
  shop_commit (shop);
  shop->order->deposit_held += 100;
  g_assert_false (pos_ledger_check (shop->order, faults));
  g_assert_cmpuint (faults->len, >=, 1);
  g_assert_cmpstr (faults->pdata[0], ==, "deposit held is 41.00, expected 40.00");
}

static void
assert_fault (Shop *shop, const char *expected)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gboolean found = FALSE;

  g_assert_false (pos_ledger_check (shop->order, faults));
  for (guint i = 0; i < faults->len; i++)
    found |= g_str_equal (faults->pdata[i], expected);
  g_assert_true (found);
}

/* An order that somebody else wrote may say anything. */
static void
what_is_there_twice_or_has_the_wrong_sign_is_found (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  g_autoptr (PosOrderLine) twin = pos_record_copy (shop_line (shop, 0));
  g_autoptr (PosPayment) again = pos_record_copy (pos_list_peek (shop->order->payments, 0));

  shop_line (shop, 0)->ordered.micro *= -1;
  assert_fault (shop, "a line is worth the contrary of its quantity");
  shop_line (shop, 0)->ordered.micro *= -1;
  pos_list_append (shop->order->lines, twin);
  assert_fault (shop, "a line is there twice");
  pos_list_append (shop->order->payments, again);
  assert_fault (shop, "a payment is there twice");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/edits/M32-collect", an_added_line_asks_for_its_share);
  shop_test ("/edits/M32-keep", keep_leaves_the_surplus);
  shop_test ("/edits/M32-refund", refund_pays_the_surplus_out);
  shop_test ("/edits/M32-ask", ask_waits_for_an_answer);
  shop_test ("/edits/M32-keep-limit", keep_never_holds_more_than_is_open);
  shop_test ("/edits/M32-carry-out", a_line_carried_out_along_is_paid_in_full);
  shop_test ("/edits/M30-lock", locked_prices_stand);
  shop_test ("/edits/M31-increase", more_of_a_locked_line_costs_its_locked_price);
  shop_test ("/edits/M34-invoiced", invoiced_parts_never_change);
  shop_test ("/edits/U13-quantity", cancelled_quantity_takes_discount_and_charges_along);
  shop_test ("/cancel/M26-refund", cancelling_refunds_what_the_charge_leaves);
  shop_test ("/cancel/M26-collect", a_high_charge_is_collected);
  shop_test ("/cancel/M25-waive", a_waived_charge_gives_everything_back);
  shop_test ("/cancel/M28-rest", only_the_rest_is_cancelled);
  shop_test ("/cancel/M26-no-deposit", without_deposit_the_customer_pays_the_charge);
  shop_test ("/cancel/M27-authorization", cancelling_releases_the_authorization);
  shop_test ("/cancel/setup", a_percentage_without_a_code_is_a_setup_error);
  shop_test ("/exchange/5.11-sale", returns_offset_what_is_bought);
  shop_test ("/exchange/5.11-deposit", a_return_pays_a_deposit);
  shop_test ("/exchange/M3-more-deposit", more_deposit_after_a_refund_is_welcome);
  shop_test ("/commit/7.4-sold-along", goods_sold_along_with_a_pick_up_are_invoiced);
  shop_test ("/commit/M19-capture", a_capture_uses_the_authorization_up);
  shop_test ("/commit/quote", a_quote_moves_no_money_and_no_stock);
  shop_test ("/commit/3.6-stock", stock_follows_every_step);
  shop_test ("/commit/U1-U2", lines_start_accepted_unless_the_store_decides);
  shop_test ("/ledger/twice", posting_twice_adds_nothing);
  shop_test ("/ledger/doctored", a_doctored_order_is_found_out);
  shop_test ("/ledger/twice-or-contrary", what_is_there_twice_or_has_the_wrong_sign_is_found);
  return g_test_run ();
}
