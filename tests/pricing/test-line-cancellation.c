/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-cancellation.c — M29: what lines cost that an edit gives up, where the company says so.
 */
#include "base/pos-error.h"
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"

SHOP_FIXTURE

static void
begin_edit (Shop *shop)
{
  g_clear_object (&shop->pricing.before);
  shop->pricing.before = pos_record_copy (shop->order);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
}

static void
charge_lines (Shop *shop, gint64 percent)
{
  shop->parameters->charge_on_line_cancellation = TRUE;
  shop->parameters->cancellation_rate.micro = percent * POS_SCALE / 100;
}

/* E2 with its deposit of 40.00, opened for editing; 5 %. */
static void
edit_e2 (Shop *shop)
{
  charge_lines (shop, 5);
  shop_make_e2 (shop);
  shop_commit (shop);
  begin_edit (shop);
}

static void
give_up (Shop *shop, PosOrderLine *line, gint64 units)
{
  g_autoptr (GError) error = NULL;

  pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (units), &error);
  g_assert_no_error (error);
  shop_recompute (shop);
}

static void
finish (Shop *shop)
{
  shop_commit (shop);
  g_clear_object (&shop->pricing.before);
}

static gint64
get_charge (Shop *shop)
{
  PosCharge *charge = pos_cancellation_find_charge (shop->order);

  return charge ? charge->total : -1;
}

/* Unit prices in millionths, the rest in minor units. */
typedef struct {
  const char *currency;
  gint64 kept, given_up;
  gint64 charge, held;
} Vector;

static const Vector vectors[] = {
    {"EUR", 100000000, 300000000, 1500, 2500},
    {"JPY", 10001000000, 3333000000, 167, 1333 - 167},
    {"KWD", 10005000, 3330000, 167, 1334 - 167},
};

static void
a_line_costs_its_share (Shop *shop, gconstpointer data)
{
  charge_lines (shop, 5);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const Vector *vector = &vectors[i];

    shop_begin (shop);
    shop->order->currency = pos_currency_from_code (vector->currency);
    shop_add (shop, "A", 1, 0, POS_INTENT_PICK_UP)->unit_price.micro = vector->kept;
    shop_add (shop, "B", 1, 0, POS_INTENT_PICK_UP)->unit_price.micro = vector->given_up;
    shop_commit (shop);
    begin_edit (shop);
    give_up (shop, shop_line (shop, 1), 1);
    g_assert_cmpint (get_charge (shop), ==, vector->charge);
    g_assert_cmpint (shop->order->due_now, ==, 0);
    finish (shop);
    g_assert_cmpint (shop->order->deposit_held, ==, vector->held);
    g_assert_cmpint (shop->order->deposit_applied, ==, vector->charge);
    g_assert_cmpint (shop->order->invoiced_total, ==, vector->charge);
  }
}

static void
no_is_what_nobody_said (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop->parameters->charge_on_line_cancellation = FALSE;
  give_up (shop, shop_line (shop, 1), 1);
  g_assert_cmpint (get_charge (shop), ==, -1);
  finish (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4000);
}

static void
all_lines_cost_what_the_order_does (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop_begin (shop);
  PosOrderLine *line = shop_add (shop, "A", 3, 3333, POS_INTENT_PICK_UP);
  shop_add_charge (shop, line, "INSTALL", 1000);
  shop_add_charge (shop, NULL, "FREIGHT", 501);
  shop_commit (shop);
  g_autoptr (PosOrder) whole = pos_record_copy (shop->order);
  whole->flow = POS_ORDER_FLOW_CANCEL;
  g_assert_true (pos_pricing_recompute (&shop->pricing, whole, NULL));
  begin_edit (shop);
  give_up (shop, line, 3);
  g_assert_cmpint (get_charge (shop), ==, pos_cancellation_find_charge (whole)->total);
  g_assert_cmpint (get_charge (shop), ==, 575);
  g_assert_cmpint (shop->order->due_now, ==, whole->due_now);
  finish (shop);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_CANCELLED);
  g_assert_cmpint (shop->order->total, ==, 575);
}

static void
a_part_takes_its_line_charges_along (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  charge_lines (shop, 10);
  line = shop_add (shop, "A", 4, 2500, POS_INTENT_PICK_UP);
  shop_add_charge (shop, line, "INSTALL", 800);
  shop_add_charge (shop, NULL, "FREIGHT", 500);
  shop_commit (shop);
  begin_edit (shop);
  give_up (shop, line, 1);
  g_assert_cmpint (get_charge (shop), ==, (2500 + 200) / 10);
  give_up (shop, line, 1);
  g_assert_cmpint (get_charge (shop), ==, (5000 + 400) / 10);
  finish (shop);
}

static void
taken_back_it_costs_nothing (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  give_up (shop, shop_line (shop, 1), 1);
  pos_cancellation_restore_quantity (shop->order, shop->pricing.before, shop_line (shop, 1));
  shop_recompute (shop);
  g_assert_cmpint (get_charge (shop), ==, -1);
  finish (shop);
  g_assert_cmpint (shop->order->total, ==, 40000);
}

static void
it_is_waived_like_that_of_an_order (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit_e2 (shop);
  give_up (shop, shop_line (shop, 1), 1);
  g_assert_false (pos_cancellation_set_charge (&shop->pricing, shop->order, 30001, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT);
  g_assert_true (pos_cancellation_set_charge (&shop->pricing, shop->order, 0, "goodwill", NULL));
  shop_recompute (shop);
  g_assert_true (pos_cancellation_is_below_default (shop->order));
  g_assert_cmpint (get_charge (shop), ==, 0);
  finish (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 4000);
  begin_edit (shop);
  give_up (shop, shop_line (shop, 0), 1);
  g_assert_cmpint (get_charge (shop), ==, 500);
  finish (shop);
}

static void
what_is_settled_stays (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop_add (shop, "C", 1, 5000, POS_INTENT_PICK_UP);
  give_up (shop, shop_line (shop, 1), 1);
  finish (shop);
  begin_edit (shop);
  shop_recompute (shop);
  g_assert_cmpint (get_charge (shop), ==, -1);
  give_up (shop, shop_line (shop, 0), 1);
  g_assert_cmpint (get_charge (shop), ==, 500);
  finish (shop);
  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  shop_recompute (shop);
  g_assert_cmpint (get_charge (shop), ==, 250);
  g_assert_cmpint (shop->order->total, ==, 5000 + 1500 + 500 + 250);
}

static void
without_a_deposit_it_is_paid (Shop *shop, gconstpointer data)
{
  edit_e2 (shop);
  shop_begin (shop);
  shop_make_e2 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 0, NULL));
  shop_commit (shop);
  begin_edit (shop);
  give_up (shop, shop_line (shop, 1), 1);
  g_assert_cmpint (shop->order->due_now, ==, 1500);
  g_assert_cmpint (shop->order->balance, ==, 10000);
  finish (shop);
  g_assert_cmpint (shop->order->paid, ==, 1500);
}

static void
a_surplus_is_what_the_charge_leaves (Shop *shop, gconstpointer data)
{
  shop->parameters->excess_deposit = POS_EXCESS_REFUND;
  edit_e2 (shop);
  give_up (shop, shop_line (shop, 1), 1);
  g_assert_cmpint (pos_deposit_get_excess (shop->order), ==, 1500);
  g_assert_cmpint (shop->order->due_now, ==, -1500);
  finish (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 1000);
  g_assert_cmpint (shop->order->paid, ==, 2500);
}

static void
parts_of_a_split_line_count_as_one (Shop *shop, gconstpointer data)
{
  PosOrderLine *line, *part;

  charge_lines (shop, 5);
  line = shop_add (shop, "A", 3, 10000, POS_INTENT_PICK_UP);
  line->group = line->id;
  shop_commit (shop);
  begin_edit (shop);
  part = pos_record_copy (line);
  part->id = pos_context_mint_id (shop->pricing.context);
  part->ordered = pos_quantity_whole (2);
  line->ordered = pos_quantity_whole (1);
  pos_list_append (shop->order->lines, part);
  g_object_unref (part);
  shop_recompute (shop);
  g_assert_cmpint (get_charge (shop), ==, -1);
  give_up (shop, part, 1);
  g_assert_cmpint (get_charge (shop), ==, 500);
  give_up (shop, line, 1);
  g_assert_cmpint (get_charge (shop), ==, 1000);
  finish (shop);
}

static void
nobody_changes_it_as_another_charge (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosCharge *charge;

  edit_e2 (shop);
  give_up (shop, shop_line (shop, 1), 1);
  charge = pos_cancellation_find_charge (shop->order);
  g_assert_false (pos_charges_set_amount (shop->order, charge, 0, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_clear_error (&error);
  g_assert_false (pos_charges_remove (shop->order, charge, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  finish (shop);
}

static void
what_is_compared_with_has_to_be_there (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit_e2 (shop);
  g_clear_object (&shop->pricing.before);
  g_assert_false (pos_pricing_recompute (&shop->pricing, shop->order, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/line-cancellation/vectors", a_line_costs_its_share);
  shop_test ("/line-cancellation/default", no_is_what_nobody_said);
  shop_test ("/line-cancellation/all-lines", all_lines_cost_what_the_order_does);
  shop_test ("/line-cancellation/part", a_part_takes_its_line_charges_along);
  shop_test ("/line-cancellation/taken-back", taken_back_it_costs_nothing);
  shop_test ("/line-cancellation/waived", it_is_waived_like_that_of_an_order);
  shop_test ("/line-cancellation/settled", what_is_settled_stays);
  shop_test ("/line-cancellation/no-deposit", without_a_deposit_it_is_paid);
  shop_test ("/line-cancellation/surplus", a_surplus_is_what_the_charge_leaves);
  shop_test ("/line-cancellation/split", parts_of_a_split_line_count_as_one);
  shop_test ("/line-cancellation/managed", nobody_changes_it_as_another_charge);
  shop_test ("/line-cancellation/unreadable", what_is_compared_with_has_to_be_there);
  return g_test_run ();
}
