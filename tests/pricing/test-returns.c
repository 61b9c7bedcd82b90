/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-returns.c — §4.13, §5.9, §5.11: a return takes its share of the invoice, and however goods
 * come back the shares add up to it: goods, tax, charges, money. */
#include "base/pos-error.h"
#include "pricing-fixture.h"

#define N_ORDERS 400

SHOP_FIXTURE

static gint64
give_back (Shop *shop, PosOrder *original, guint index, gint64 units)
{
  gint64 due;

  shop_begin (shop);
  shop_put_return (shop, original, index, units);
  due = -shop->order->due_now;
  g_assert_cmpint (shop->order->return_total, ==, -due);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_CART);
  shop_finish_return (shop, original);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (shop->order->paid, ==, -due);
  return due;
}

/* --- §9.9 --- */

/* Scenario 101, M43: 10.00 tax on 3 pieces comes back as 3.33, 3.34, 3.33. */
static void
tax_of_single_pieces_adds_up (Shop *shop, gconstpointer data)
{
  const gint64 expected[] = {333, 334, 333};
  g_autoptr (PosOrder) original = NULL;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  shop_add_tax (shop, "home", "tenth", 10);
  pos_text_set (&shop_add (shop, "A", 3, 3333, POS_INTENT_NONE)->item_tax_group, "tenth");
  shop_commit (shop);
  shop_line (shop, 0)->invoiced_tax = 1000;
  original = shop_begin_return (shop);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    give_back (shop, original, 0, 1);
    g_assert_cmpint (shop_line (shop, 0)->tax, ==, -expected[i]);
  }
}

/* register.md 44: 3 × 1.99 with 1.04 tax inside. */
static void
tax_inside_prices_adds_up (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  gint64 tax = 0, value = 0;

  pos_text_set (&shop_add (shop, "A", 3, 199, POS_INTENT_NONE)->item_tax_group, "standard");
  shop_commit (shop);
  g_assert_cmpint (shop->order->tax, ==, 104);
  original = shop_begin_return (shop);
  for (guint i = 0; i < 3; i++) {
    value += give_back (shop, original, 0, 1);
    g_assert_cmpint (ABS (shop_line (shop, 0)->tax + 35), <=, 1);
    tax -= shop_line (shop, 0)->tax;
  }
  g_assert_cmpint (tax, ==, 104);
  g_assert_cmpint (value, ==, 597);
}

static void
sell_with_line_charge (Shop *shop)
{
  PosOrderLine *line = shop_add (shop, "A", 5, 1000, POS_INTENT_NONE);

  shop_add_charge (shop, line, "INSTALL", 2500)->refundable = TRUE;
  shop_commit (shop);
}

/* Scenario 100, M39. */
static void
line_charge_goes_back_by_quantity (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  sell_with_line_charge (shop);
  original = shop_begin_return (shop);
  g_assert_cmpint (give_back (shop, original, 0, 3), ==, 3000 + 1500);
  g_assert_cmpint (give_back (shop, original, 0, 2), ==, 2000 + 1000);
}

static void
line_charge_goes_back_at_once_without_f12 (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop_feature (shop, "F12", FALSE);
  sell_with_line_charge (shop);
  original = shop_begin_return (shop);
  g_assert_cmpint (give_back (shop, original, 0, 3), ==, 3000 + 2500);
  g_assert_cmpint (give_back (shop, original, 0, 2), ==, 2000);
}

static void
other_charges_are_kept (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop_add_charge (shop, shop_add (shop, "A", 2, 1000, POS_INTENT_NONE), "INSTALL", 500);
  shop_commit (shop);
  original = shop_begin_return (shop);
  g_assert_cmpint (give_back (shop, original, 0, 2), ==, 2000);
}

/* R10: the flag counts only with automatic charges. */
static void
charges_by_hand_are_kept (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop->parameters->manual_charges = TRUE;
  sell_with_line_charge (shop);
  original = shop_begin_return (shop);
  g_assert_cmpint (give_back (shop, original, 0, 5), ==, 5000);
}

static PosOrder *
deliver_with_header_charge (Shop *shop)
{
  PosOrderLine *first = shop_add (shop, "A", 1, 10000, POS_INTENT_PICK_UP);
  PosOrderLine *second = shop_add (shop, "B", 1, 30000, POS_INTENT_PICK_UP);

  shop_add_charge (shop, NULL, "FREIGHT", 1000)->refundable = TRUE;
  shop_commit (shop);
  shop_hand_over (shop, first, 1, NULL);
  shop_hand_over (shop, second, 1, NULL);
  return shop_begin_return (shop);
}

/* M39, ours: in proportion; the last one takes the rest. */
static void
header_charge_goes_back_in_proportion (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = deliver_with_header_charge (shop);

  g_assert_cmpint (give_back (shop, original, 0, 1), ==, 10000 + 250);
  g_assert_cmpint (give_back (shop, original, 1, 1), ==, 30000 + 750);
}

/* M39, as in the books of others: all of it with the first return. */
static void
header_charge_goes_back_whole (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop->parameters->header_refund_whole = TRUE;
  original = deliver_with_header_charge (shop);
  g_assert_cmpint (give_back (shop, original, 0, 1), ==, 10000 + 1000);
  g_assert_cmpint (give_back (shop, original, 1, 1), ==, 30000);
}

static void
both_lines_at_once_share_the_charge (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = deliver_with_header_charge (shop);
  PosOrderLine *first;

  shop_put_return (shop, original, 1, 1);
  first = shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (shop->order->due_now, ==, -41000);
  first->voided = TRUE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -30750);
  shop_finish_return (shop, original);
  g_assert_cmpint (give_back (shop, original, 0, 1), ==, 10000 + 250);
}

/* --- Quantities --- */

static void
never_more_than_is_left (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  g_autoptr (GError) error = NULL;
  gint64 maximum = 0;
  PosOrderLine *line;

  shop_add (shop, "A", 3, 1000, POS_INTENT_NONE);
  shop_commit (shop);
  original = shop_begin_return (shop);
  give_back (shop, original, 0, 1);
  shop_begin (shop);
  line = pos_list_peek (original->lines, 0);
  g_assert_null (pos_returns_put (
      &shop->pricing, shop->order, original, line, pos_quantity_whole (3), NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "maximum_micro", "x", &maximum));
  g_assert_cmpint (maximum, ==, 2 * POS_SCALE);
  g_assert_cmpuint (pos_list_size (shop->order->lines), ==, 0);
}

/* R4: what was not handed over yet cannot come back. */
static void
only_invoiced_quantities_come_back (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 4, 1000, POS_INTENT_PICK_UP);

  shop_commit (shop);
  g_assert_false (pos_returns_is_possible (shop->order));
  shop_hand_over (shop, line, 3, NULL);
  g_assert_true (pos_returns_is_possible (shop->order));
  g_assert_cmpint (pos_returns_get_left (line).micro, ==, 3 * POS_SCALE);
}

static void
a_second_choice_replaces_the_first (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  sell_with_line_charge (shop);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 5);
  shop_put_return (shop, original, 0, 2);
  g_assert_cmpuint (pos_list_size (shop->order->lines), ==, 1);
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 1);
  g_assert_cmpint (shop->order->due_now, ==, -3000);
  g_assert_null (shop_put_return (shop, original, 0, 0));
  g_assert_cmpuint (pos_list_size (shop->order->charges), ==, 0);
  g_assert_cmpint (shop->order->due_now, ==, 0);
}

/* Two registers without a line: it is written all the same, and told. */
static void
too_much_is_told (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL, first = NULL;
  g_autofree char *over = NULL;

  shop_add (shop, "A", 1, 1000, POS_INTENT_NONE);
  shop_commit (shop);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 1);
  shop_commit (shop);
  first = g_object_ref (shop->order);
  shop_begin (shop);
  shop_put_return (shop, original, 0, 1);
  shop_commit (shop);
  g_assert_true (pos_returns_apply (original, NULL, first, NULL));
  g_assert_true (pos_returns_apply (original, NULL, shop->order, &over));
  g_assert_cmpstr (over, ==, "A");
  g_assert_cmpint (
      ((PosOrderLine *)pos_list_peek (original->lines, 0))->returned.micro, ==, 2 * POS_SCALE);
  g_assert_cmpint (original->revision, ==, 3);
  g_assert_false (pos_returns_apply (original, first, first, NULL));
}

/* --- §5.11 --- */

static void
exchange_pays_the_difference (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop_add (shop, "A", 1, 6000, POS_INTENT_NONE);
  shop_commit (shop);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 1);
  shop_add (shop, "B", 1, 8000, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 2000);
  shop_finish_return (shop, original);
  g_assert_cmpint (shop->order->paid, ==, 2000);
}

/* Return 60.00, a new line of 200.00 to pick up at 10 %: 40.00 goes back, 20.00 is deposit. */
static void
exchange_for_an_order_keeps_the_deposit (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop_add (shop, "A", 1, 6000, POS_INTENT_NONE);
  shop_commit (shop);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 1);
  shop_add (shop, "B", 1, 20000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -4000);
  shop_finish_return (shop, original);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
  g_assert_cmpint (shop->order->deposit_held, ==, 2000);
  g_assert_cmpint (shop->order->balance, ==, 18000);
}

/* --- Another store's way of stating prices; the goods' way home --- */

static void
other_prices_give_back_the_same (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  PosOrderLine *returned;

  pos_text_set (&shop_add (shop, "A", 1, 12100, POS_INTENT_NONE)->item_tax_group, "standard");
  shop_commit (shop);
  original = shop_begin_return (shop);
  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  returned = shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (returned->net, ==, -10000);
  g_assert_cmpint (returned->tax, ==, -2100);
  g_assert_cmpint (returned->unit_price.micro, ==, 100 * POS_SCALE);
  g_assert_cmpint (shop->order->due_now, ==, -12100);
  shop_finish_return (shop, original);
  g_assert_cmpint (((PosOrderLine *)pos_list_peek (original->lines, 0))->returned_net, ==, 12100);
}

static void
discount_comes_back_with_its_share (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  shop_add (shop, "A", 3, 1000, POS_INTENT_NONE)->discount = 500;
  shop_commit (shop);
  original = shop_begin_return (shop);
  g_assert_cmpint (give_back (shop, original, 0, 1), ==, 833);
  g_assert_cmpint (shop_line (shop, 0)->discount, ==, -167);
  g_assert_cmpint (give_back (shop, original, 0, 2), ==, 1667);
}

/* R13. */
static void
goods_go_where_their_reason_says (Shop *shop, gconstpointer data)
{
  g_autoptr (PosReturnReason) damaged = g_object_new (POS_TYPE_RETURN_REASON, NULL);
  g_autoptr (PosOrder) original = NULL;
  g_autoptr (GPtrArray) effects = NULL;
  g_autoptr (GError) error = NULL;
  PosStockEffect *effect;

  pos_text_set (&damaged->id, "damaged");
  pos_text_set (&damaged->warehouse, "W-BAD");
  pos_config_put (shop->pricing.config, damaged);
  g_assert_cmpstr (pos_returns_find_goal (&shop->pricing, NULL, NULL).warehouse, ==, "W1");
  pos_text_set (&shop->store->return_warehouse, "W-BACK");
  g_assert_cmpstr (pos_returns_find_goal (&shop->pricing, NULL, "other").warehouse, ==, "W-BACK");

  shop_add (shop, "A", 2, 1000, POS_INTENT_NONE);
  shop_commit (shop);
  original = shop_begin_return (shop);
  pos_returns_put (&shop->pricing,
                   shop->order,
                   original,
                   pos_list_peek (original->lines, 0),
                   pos_quantity_whole (2),
                   "damaged",
                   &error);
  g_assert_no_error (error);
  shop_finish_return (shop, original);
  effects = pos_order_commit_effects (&shop->pricing, NULL, shop->order);
  g_assert_cmpuint (effects->len, ==, 1);
  effect = effects->pdata[0];
  g_assert_cmpstr (effect->warehouse, ==, "W-BAD");
  g_assert_cmpint (effect->on_hand.micro, ==, 2 * POS_SCALE);
}

/* --- Whatever the order, whatever the parts --- */

static gint64
pick (gint64 from, gint64 to)
{
  return g_test_rand_int_range ((gint32)from, (gint32)to + 1);
}

static PosOrder *
sell_anything (Shop *shop)
{
  gint64 n_lines = pick (1, 4);

  shop->store->prices_include_tax = pick (0, 1) != 0;
  shop->parameters->header_refund_whole = pick (0, 3) == 0;
  shop_feature (shop, "F12", pick (0, 3) != 0);
  shop->store->tax_rounded_by = (int)pick (0, 1);
  shop->store->tax_rounded_per = (int)pick (0, 1);
  shop_add_code (shop, "home", "standard", "CITY", pick (0, 150000))->until =
      pick (0, 1) ? pos_date_new (2020, 1, 1) : POS_DATE_NONE;
  shop_begin (shop);
  for (gint64 i = 0; i < n_lines; i++) {
    PosOrderLine *line = shop_add (
        shop, "ITEM", 1, pick (0, 20000), pick (0, 1) ? POS_INTENT_NONE : POS_INTENT_PICK_UP);

    line->ordered.micro = pick (0, 2) ? pick (1, 9) * POS_SCALE : pick (1, 5000) * 1000;
    line->discount = pick (0, 2) ? 0 : pick (0, 3000);
    if (pick (0, 1))
      pos_text_set (&line->item_tax_group, "standard");
    if (pick (0, 2) == 0) {
      PosCharge *charge = shop_add_charge (shop, line, "INSTALL", pick (0, 1500));
      charge->refundable = TRUE;
      pos_text_set (&charge->item_tax_group, "standard");
    }
  }
  if (pick (0, 1))
    shop_add_charge (shop, NULL, "FREIGHT", pick (0, 3000))->refundable = TRUE;
  shop_commit (shop);
  while (shop->order->open_total > 0 || shop->order->deposit_held > 0) {
    shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
    POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
    {
      if (pos_order_line_is_deferred (line))
        line->hand_over = pos_order_line_get_open (line);
    }
    shop_recompute (shop);
    if (shop->order->due_now != 0)
      shop_pay (shop, POS_PAYMENT_TENDER, shop->order->due_now);
    shop_recompute (shop);
    g_assert_true (pos_settlement_apply (&shop->pricing, shop->order, NOW, NULL));
  }
  shop_check (shop);
  return shop_begin_return (shop);
}

/* One return of one or more lines, a part or all of each. */
static void
bring_some_back (Shop *shop, PosOrder *original)
{
  guint before;

  shop->store->prices_include_tax = pick (0, 1) != 0;
  shop_begin (shop);
  do {
    before = pos_list_size (shop->order->lines);
    POS_LIST_FOREACH (PosOrderLine, line, original->lines)
    {
      PosQuantity left = pos_returns_get_left (line);

      if (left.micro == 0 || pick (0, 2) == 0)
        continue;
      if (pick (0, 1) && left.micro > 1000)
        left.micro = pick (1, left.micro / 1000) * 1000;
      g_assert_nonnull (
          pos_returns_put (&shop->pricing, shop->order, original, line, left, NULL, NULL));
    }
  } while (before == 0 && pos_list_size (shop->order->lines) == 0);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, shop->order->return_total);
  g_assert_cmpint (shop->order->due_now, <=, 0);
  shop_finish_return (shop, original);
}

static void
every_split_adds_up (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_ORDERS; i++) {
    g_autoptr (PosOrder) original = sell_anything (shop);
    gint64 given = 0, tax = 0;

    while (pos_returns_is_possible (original)) {
      bring_some_back (shop, original);
      given += shop->order->paid;
      tax += shop->order->tax;
      shop_check (shop);
    }
    g_assert_cmpint (given, ==, -original->paid);
    g_assert_cmpint (tax, ==, -original->tax);
    POS_LIST_FOREACH (PosOrderLine, line, original->lines)
    {
      g_assert_cmpint (line->returned.micro, ==, line->invoiced.micro);
      g_assert_cmpint (line->returned_net, ==, line->invoiced_net);
      g_assert_cmpint (line->returned_tax, ==, line->invoiced_tax);
      POS_LIST_FOREACH (PosTaxPart, part, line->invoiced_taxes)
      g_assert_cmpint (pos_tax_parts_get (line->returned_taxes, part->code), ==, part->amount);
    }
    POS_LIST_FOREACH (PosCharge, charge, original->charges)
    {
      g_assert_cmpint (charge->returned, ==, charge->invoiced);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/returns/101-tax-of-single-pieces", tax_of_single_pieces_adds_up);
  shop_test ("/returns/tax-inside-prices", tax_inside_prices_adds_up);
  shop_test ("/returns/100-line-charge-by-quantity", line_charge_goes_back_by_quantity);
  shop_test ("/returns/100-line-charge-without-f12", line_charge_goes_back_at_once_without_f12);
  shop_test ("/returns/charge-kept", other_charges_are_kept);
  shop_test ("/returns/charge-by-hand-kept", charges_by_hand_are_kept);
  shop_test ("/returns/header-charge-in-proportion", header_charge_goes_back_in_proportion);
  shop_test ("/returns/header-charge-whole", header_charge_goes_back_whole);
  shop_test ("/returns/header-charge-of-two", both_lines_at_once_share_the_charge);
  shop_test ("/returns/never-more-than-left", never_more_than_is_left);
  shop_test ("/returns/only-invoiced", only_invoiced_quantities_come_back);
  shop_test ("/returns/second-choice", a_second_choice_replaces_the_first);
  shop_test ("/returns/too-much", too_much_is_told);
  shop_test ("/returns/exchange", exchange_pays_the_difference);
  shop_test ("/returns/exchange-for-an-order", exchange_for_an_order_keeps_the_deposit);
  shop_test ("/returns/other-prices", other_prices_give_back_the_same);
  shop_test ("/returns/discount", discount_comes_back_with_its_share);
  shop_test ("/returns/warehouse", goods_go_where_their_reason_says);
  shop_test ("/returns/every-split", every_split_adds_up);
  return g_test_run ();
}
