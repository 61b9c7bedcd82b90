/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-tax-codes.c — several taxes on one line: register.md. */
#include "pricing-fixture.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-tax-rows.h"

SHOP_FIXTURE

#define PERCENT (POS_SCALE / 100)

/* Prices without tax, "two" bears STATE and CITY. */
static void
begin_with_two (Shop *shop, gint64 state, gint64 city)
{
  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  shop_add_code (shop, "home", "two", "STATE", state);
  shop_add_code (shop, "home", "two", "CITY", city);
}

static PosOrderLine *
add_taxed (Shop *shop, gint64 units, gint64 cents, PosIntent intent)
{
  PosOrderLine *line = shop_add (shop, "P", units, cents, intent);

  pos_text_set (&line->item_tax_group, "two");
  return line;
}

static void
expect_codes (PosList *taxes, gint64 city, gint64 state)
{
  g_assert_cmpint (pos_tax_parts_get (taxes, "CITY"), ==, city);
  g_assert_cmpint (pos_tax_parts_get (taxes, "STATE"), ==, state);
}

/* --- Codes --- */

static void
each_code_in_common_is_charged (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  PosTaxPart *first;

  begin_with_two (shop, 4 * PERCENT, 45000);
  shop_add_code (shop, "other", "two", "ELSEWHERE", 50 * PERCENT);
  shop_add_code (shop, "home", "other", "OTHER", 50 * PERCENT);
  line = add_taxed (shop, 1, 10000, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, 850);
  g_assert_cmpint (line->tax_rate.micro, ==, 85000);
  g_assert_cmpuint (pos_list_size (line->taxes), ==, 2);
  first = pos_list_peek (line->taxes, 0);
  g_assert_cmpstr (first->code, ==, "CITY");
  g_assert_cmpint (first->rate.micro, ==, 45000);
  expect_codes (line->taxes, 450, 400);
}

/* As it always was, also in what is kept. */
static void
one_tax_without_a_code_is_told_by_its_rate (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "P", 1, 12100, POS_INTENT_NONE);

  pos_text_set (&line->item_tax_group, "standard");
  shop_commit (shop);
  g_assert_cmpint (line->tax, ==, 2100);
  g_assert_cmpuint (pos_list_size (line->taxes), ==, 0);
  g_assert_cmpuint (pos_list_size (line->invoiced_taxes), ==, 0);
}

static void
a_later_rate_replaces_its_code_only (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  PosTaxRate *later;

  begin_with_two (shop, 4 * PERCENT, 5 * PERCENT);
  later = shop_add_code (shop, "home", "two", "CITY+", 7 * PERCENT);
  pos_text_set (&later->code, "CITY");
  later->from = shop->pricing.today;
  line = add_taxed (shop, 1, 10000, POS_INTENT_NONE);
  shop_recompute (shop);
  expect_codes (line->taxes, 700, 400);
  later->from.julian++;
  shop_recompute (shop);
  expect_codes (line->taxes, 500, 400);
}

static void
an_exempt_code_is_told_and_not_charged (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  begin_with_two (shop, 4 * PERCENT, 5 * PERCENT);
  shop_add_code (shop, "home", "two", "CITY", 5 * PERCENT)->exempt = TRUE;
  line = add_taxed (shop, 1, 10000, POS_INTENT_NONE);
  shop_recompute (shop);
  expect_codes (line->taxes, 0, 400);
  g_assert_cmpint (line->total, ==, 10400);
  g_assert_cmpint (line->tax_rate.micro, ==, 40000);
  g_assert_true (((PosTaxPart *)pos_list_peek (line->taxes, 0))->exempt);
}

/* X-5, "calculated percent": r / (1 − r) of the net, which is r of the price with the tax. */
static void
a_calculated_percent_is_of_the_price (Shop *shop, gconstpointer data)
{
  static const struct {
    gint64 micro, stated, on_top, inside;
  } vectors[] = {
      {20 * PERCENT, 10000, 2500, 2000},
      {21 * PERCENT, 10000, 2658, 2100},
      {10 * PERCENT, 9000, 1000, 900},
      {50 * PERCENT, 333, 333, 167},
      {0, 10000, 0, 0},
  };
  PosTaxRate *rate = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard");

  rate->of_gross = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    PosOrderLine *line;

    rate->rate.micro = vectors[i].micro;
    for (int inside = 0; inside < 2; inside++) {
      shop_begin (shop);
      shop->store->prices_include_tax = shop->order->tax_included = inside;
      line = shop_add (shop, "P", 1, vectors[i].stated, POS_INTENT_NONE);
      pos_text_set (&line->item_tax_group, "standard");
      shop_recompute (shop);
      g_assert_cmpint (line->tax, ==, inside ? vectors[i].inside : vectors[i].on_top);
    }
  }
}

/* Beside one that is of the net: 25 % and 4 % of it. */
static void
a_calculated_percent_beside_another (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  begin_with_two (shop, 4 * PERCENT, 5 * PERCENT);
  shop_add_code (shop, "home", "two", "CITY", 20 * PERCENT)->of_gross = TRUE;
  line = add_taxed (shop, 1, 10000, POS_INTENT_NONE);
  shop_recompute (shop);
  expect_codes (line->taxes, 2500, 400);
  g_assert_cmpint (line->tax_rate.micro, ==, 290000);
}

/* X-8 with its switch off: the price stays, and no tax is in it. */
static void
an_exempt_price_stays (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  shop_add_code (shop, "home", "two", "VAT", 21 * PERCENT)->exempt = TRUE;
  line = add_taxed (shop, 1, 12100, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_cmpint (line->total, ==, 12100);
  g_assert_cmpint (line->tax, ==, 0);
}

/* --- X-5 --- */

static void
sell_the_vector (Shop *shop)
{
  begin_with_two (shop, 10 * PERCENT, 10 * PERCENT);
  add_taxed (shop, 1, 4242, POS_INTENT_NONE);
  add_taxed (shop, 1, 4242, POS_INTENT_NONE);
  shop_recompute (shop);
}

/* 42.42 twice, two codes of 10 %, rounded up: 4.25 four times. */
static void
each_line_and_code_is_rounded (Shop *shop, gconstpointer data)
{
  shop->store->tax_rounding = POS_ROUND_UP;
  sell_the_vector (shop);
  expect_codes (shop_line (shop, 0)->taxes, 425, 425);
  expect_codes (shop_line (shop, 1)->taxes, 425, 425);
  g_assert_cmpint (shop->order->tax, ==, 1700);
}

/* 8.484 of a line becomes 8.49: 4.25 and 4.24. */
static void
each_line_is_rounded (Shop *shop, gconstpointer data)
{
  shop->store->tax_rounding = POS_ROUND_UP;
  shop->store->tax_rounded_by = POS_TAX_ROUNDED_BY_COMBINATION;
  sell_the_vector (shop);
  expect_codes (shop_line (shop, 0)->taxes, 425, 424);
  g_assert_cmpint (shop->order->tax, ==, 1698);
}

static void
half_a_cent_goes_up_by_itself (Shop *shop, gconstpointer data)
{
  sell_the_vector (shop);
  g_assert_cmpint (shop->order->tax, ==, 1696);
  shop_line (shop, 0)->unit_price.micro = 42450000;
  shop_recompute (shop);
  expect_codes (shop_line (shop, 0)->taxes, 425, 425);
  shop->store->tax_rounding = POS_ROUND_DOWN;
  shop_recompute (shop);
  expect_codes (shop_line (shop, 0)->taxes, 424, 424);
}

/* 1.99 × 20/120 is 0.33: of two halves the first is the larger. */
static void
tax_inside_is_dealt_to_the_codes (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  shop_add_code (shop, "home", "two", "STATE", 10 * PERCENT);
  shop_add_code (shop, "home", "two", "CITY", 10 * PERCENT);
  line = add_taxed (shop, 1, 199, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, 33);
  g_assert_cmpint (line->total, ==, 199);
  expect_codes (line->taxes, 17, 16);
  shop_add_code (shop, "home", "two", "CITY", 11 * PERCENT);
  line->unit_price.micro = 121 * POS_SCALE / 10;
  shop_recompute (shop);
  expect_codes (line->taxes, 110, 100);
}

/* --- X-6 --- */

/* Three lines of 1.99 have 1.04 in them, as one line of three has. */
static void
a_receipt_is_rounded_once (Shop *shop, gconstpointer data)
{
  gint64 most = 0;

  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  shop_begin (shop);
  for (guint i = 0; i < 3; i++)
    pos_text_set (&shop_add (shop, "P", 1, 199, POS_INTENT_NONE)->item_tax_group, "standard");
  shop_recompute (shop);
  g_assert_cmpint (shop->order->tax, ==, 104);
  g_assert_cmpint (shop->order->total, ==, 597);
  g_assert_cmpint (shop_line (shop, 0)->tax, ==, 35);
  g_assert_cmpint (shop_line (shop, 1)->tax, ==, 35);
  g_assert_cmpint (shop_line (shop, 2)->tax, ==, 34);
  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_LINE;
  shop_recompute (shop);
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  most = MAX (most, line->tax);
  g_assert_cmpint (most, ==, 35);
  g_assert_cmpint (shop->order->tax, ==, 105);
}

/* 8.49 of each code, split 4.25 and 4.24. */
static void
each_code_of_a_receipt_is_rounded (Shop *shop, gconstpointer data)
{
  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  shop->store->tax_rounding = POS_ROUND_UP;
  sell_the_vector (shop);
  expect_codes (shop_line (shop, 0)->taxes, 425, 425);
  expect_codes (shop_line (shop, 1)->taxes, 424, 424);
  g_assert_cmpint (shop->order->tax, ==, 1698);
}

/* 16.968 becomes 16.97. */
static void
each_combination_of_a_receipt_is_rounded (Shop *shop, gconstpointer data)
{
  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  shop->store->tax_rounded_by = POS_TAX_ROUNDED_BY_COMBINATION;
  sell_the_vector (shop);
  g_assert_cmpint (shop->order->tax, ==, 1697);
  expect_codes (shop_line (shop, 0)->taxes, 425, 424);
  expect_codes (shop_line (shop, 1)->taxes, 424, 424);
}

/* Charges are on the receipt as well: 0.105 and 0.105 are 0.21. */
static void
charges_are_rounded_with_the_lines (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  PosCharge *charge;

  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  begin_with_two (shop, 10 * PERCENT, 0);
  line = add_taxed (shop, 1, 105, POS_INTENT_NONE);
  charge = shop_add_charge (shop, NULL, "INSTALL", 105);
  pos_text_set (&charge->item_tax_group, "two");
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, 11);
  g_assert_cmpint (charge->tax, ==, 10);
  g_assert_cmpint (charge->total, ==, 115);
}

static void
expect_taxes (Shop *shop, gint64 first, gint64 second, gint64 returned)
{
  shop_recompute (shop);
  g_assert_cmpint (shop_line (shop, 0)->tax, ==, first);
  g_assert_cmpint (shop_line (shop, 1)->tax, ==, second);
  g_assert_cmpint (shop_line (shop, 2)->tax, ==, returned);
  g_assert_cmpint (shop->order->tax, ==, first + second + returned);
}

/* Two of 1.99 have 0.69 in them, and one that comes back 0.35: on a receipt each where the store
 * splits exchanges.  On one there is 0.35 in all of it. */
static void
each_receipt_of_an_exchange_is_rounded_by_itself (Shop *shop, gconstpointer data)
{
  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  shop_begin (shop);
  for (guint i = 0; i < 3; i++)
    pos_text_set (&shop_add (shop, "P", i < 2 ? 1 : -1, 199, POS_INTENT_NONE)->item_tax_group,
                  "standard");
  expect_taxes (shop, 35, 35, -35);
  shop->profile->no_exchange = shop->profile->split_exchange = TRUE;
  expect_taxes (shop, 35, 34, -35);
  shop->profile->split_exchange = FALSE;
  expect_taxes (shop, 35, 35, -35);
}

/* What was invoiced, and what an edit leaves alone, stands; what it adds is rounded by itself. */
static void
an_edit_leaves_the_cents_where_they_are (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) before = NULL;
  gint64 taxes[3];

  shop->store->tax_rounded_per = POS_TAX_ROUNDED_PER_RECEIPT;
  shop_begin (shop);
  for (guint i = 0; i < 3; i++)
    pos_text_set (&shop_add (shop, "P", 1, 199, POS_INTENT_PICK_UP)->item_tax_group, "standard");
  shop_commit (shop);
  shop_hand_over (shop, shop_line (shop, 1), 1, NULL);
  for (guint i = 0; i < 3; i++)
    taxes[i] = shop_line (shop, i)->tax;
  before = pos_record_copy (shop->order);
  shop->pricing.before = before;
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop_recompute (shop);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (shop_line (shop, i)->tax, ==, taxes[i]);
  pos_text_set (&shop_add (shop, "P", 1, 199, POS_INTENT_PICK_UP)->item_tax_group, "standard");
  shop_recompute (shop);
  g_assert_cmpint (shop_line (shop, 3)->tax, ==, 35);
  g_assert_cmpint (shop->order->tax, ==, 139);
  shop_commit (shop);
  g_assert_cmpint (shop_line (shop, 1)->invoiced_tax, ==, taxes[1]);
}

/* --- whatever becomes of it --- */

static void
partial_invoices_add_up_by_code (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  gint64 city = 0, state = 0;

  begin_with_two (shop, 4 * PERCENT, 8875);
  line = add_taxed (shop, 7, 1433, POS_INTENT_PICK_UP);
  shop_commit (shop);
  expect_codes (line->taxes, 89, 401);
  for (guint i = 0; i < 7; i++) {
    shop_hand_over (shop, line, 1, NULL);
    g_assert_cmpint (pos_tax_parts_sum (line->invoiced_taxes), ==, line->invoiced_tax);
    g_assert_cmpint (pos_tax_parts_get (line->invoiced_taxes, "CITY"), >=, city + 12);
    g_assert_cmpint (pos_tax_parts_get (line->invoiced_taxes, "STATE"), >=, state + 56);
    city = pos_tax_parts_get (line->invoiced_taxes, "CITY");
    state = pos_tax_parts_get (line->invoiced_taxes, "STATE");
  }
  expect_codes (line->invoiced_taxes, 89, 401);
}

static void
what_was_invoiced_keeps_its_codes (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  begin_with_two (shop, 4 * PERCENT, 5 * PERCENT);
  line = add_taxed (shop, 4, 1000, POS_INTENT_PICK_UP);
  shop_commit (shop);
  shop_hand_over (shop, line, 1, NULL);
  shop_add_code (shop, "home", "two", "CITY", 9 * PERCENT);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  line->ordered = pos_quantity_whole (2);
  shop_recompute (shop);
  expect_codes (line->taxes, 100, 80);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  shop_recompute (shop);
  shop_pay (shop, POS_PAYMENT_REFUND, shop->order->due_now);
  shop_recompute (shop);
  g_assert_true (pos_cancellation_apply (&shop->pricing, shop->order, NOW, NULL));
  expect_codes (line->taxes, 50, 40);
  g_assert_cmpint (line->tax, ==, 90);
}

static void
pieces_come_back_by_code (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  gint64 city = 0, state = 0;

  begin_with_two (shop, 4 * PERCENT, 8875);
  add_taxed (shop, 3, 1433, POS_INTENT_NONE);
  shop_commit (shop);
  expect_codes (shop_line (shop, 0)->taxes, 38, 172);
  original = shop_begin_return (shop);
  for (guint i = 0; i < 3; i++) {
    PosOrderLine *returned;

    shop_begin (shop);
    returned = shop_put_return (shop, original, 0, 1);
    g_assert_cmpint (pos_tax_parts_sum (returned->taxes), ==, returned->tax);
    city -= pos_tax_parts_get (returned->taxes, "CITY");
    state -= pos_tax_parts_get (returned->taxes, "STATE");
    shop_finish_return (shop, original);
  }
  g_assert_cmpint (city, ==, 38);
  g_assert_cmpint (state, ==, 172);
  expect_codes (((PosOrderLine *)pos_list_peek (original->lines, 0))->returned_taxes, 38, 172);
}

/* charges have codes as well; paid in parts they add up. */
static void
charges_have_codes (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosCharge *charge;

  begin_with_two (shop, 4 * PERCENT, 8875);
  pos_text_set (&freight->item_tax_group, "two");
  shop_add (shop, "P", 1, 1000, POS_INTENT_PICK_UP);
  charge = shop_add_charge (shop, NULL, "FREIGHT", 1433);
  shop_recompute (shop);
  expect_codes (charge->taxes, 13, 57);
  while (charge->invoiced < charge->total) {
    pos_charge_invoice (charge, MIN (charge->invoiced + 167, charge->total));
    g_assert_cmpint (pos_tax_parts_sum (charge->invoiced_taxes), ==, charge->invoiced_tax);
    g_assert_cmpint (charge->invoiced_net + charge->invoiced_tax, ==, charge->invoiced);
  }
  g_assert_cmpint (charge->invoiced_tax, ==, charge->tax);
  expect_codes (charge->invoiced_taxes, 13, 57);
}

/* One of seven left, two go elsewhere with their part of the charge. */
static void
a_part_of_a_line_takes_its_share (Shop *shop, gconstpointer data)
{
  PosChargeCode *install = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "INSTALL");
  PosOrderLine *line, *other;
  PosCharge *charge, *moved;

  begin_with_two (shop, 4 * PERCENT, 8875);
  pos_text_set (&install->item_tax_group, "two");
  line = add_taxed (shop, 7, 1433, POS_INTENT_PICK_UP);
  charge = shop_add_charge (shop, line, "INSTALL", 1433);
  shop_commit (shop);
  shop_hand_over (shop, line, 1, NULL);
  other = pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (2), (PosQuantity){0}, shop->pricing.context);
  g_assert_true (pos_fulfillment_keep (&shop->pricing, shop->order, NOW, NULL));
  shop_check (shop);
  moved = pos_list_peek (shop->order->charges, 1);
  g_assert_cmpuint (pos_list_size (other->invoiced_taxes), ==, 0);
  expect_codes (other->taxes, 25, 115);
  expect_codes (line->taxes, 89 - 25, 401 - 115);
  expect_codes (moved->taxes, 4, 16);
  expect_codes (charge->taxes, 13 - 4, 57 - 16);
}

static void
expect_row (GPtrArray *rows, guint index, const char *code, gint64 rate, gint64 base, gint64 amount)
{
  PosTaxRow *row = rows->pdata[index];

  g_assert_cmpstr (row->code, ==, code);
  g_assert_cmpint (row->rate.micro, ==, rate);
  g_assert_cmpint (row->base, ==, base);
  g_assert_cmpint (row->amount, ==, amount);
}

/* Two codes of one rate are two rows; what is cancelled or outside is in none of them. */
static void
papers_tell_each_code (Shop *shop, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  begin_with_two (shop, 10 * PERCENT, 10 * PERCENT);
  shop_add_code (shop, "home", "one", "CITY", 10 * PERCENT);
  shop_add_code (shop, "home", "low", "CITY", 2 * PERCENT);
  shop_add_code (shop, "home", "low", "STATE", 10 * PERCENT)->exempt = TRUE;
  add_taxed (shop, 1, 10000, POS_INTENT_NONE);
  pos_text_set (&shop_add (shop, "P", 1, 1000, POS_INTENT_NONE)->item_tax_group, "one");
  pos_text_set (&shop_add (shop, "P", 1, 500, POS_INTENT_NONE)->item_tax_group, "low");
  pos_text_set (&shop_add (shop, "P", 1, 300, POS_INTENT_NONE)->item_tax_group, "standard");
  add_taxed (shop, 1, 7777, POS_INTENT_NONE)->voided = TRUE;
  pos_text_set (&shop_add_charge (shop, NULL, "INSTALL", 250)->item_tax_group, NULL);
  shop_recompute (shop);
  rows = pos_tax_rows_collect (shop->order);
  g_assert_cmpuint (rows->len, ==, 6);
  expect_row (rows, 0, "", 21 * PERCENT, 300, 63);
  expect_row (rows, 1, "CITY", 10 * PERCENT, 11000, 1100);
  expect_row (rows, 2, "CITY", 2 * PERCENT, 500, 10);
  expect_row (rows, 3, "STATE", 10 * PERCENT, 10000, 1000);
  expect_row (rows, 4, "STATE", 10 * PERCENT, 500, 0);
  g_assert_true (((PosTaxRow *)rows->pdata[4])->exempt);
  expect_row (rows, 5, "", 0, 250, 0);
  g_assert_true (((PosTaxRow *)rows->pdata[5])->outside);
  g_assert_cmpint (shop->order->tax, ==, 63 + 1100 + 10 + 1000);
}

/* --- Whatever is dealt --- */

static PosList *
make_parts (void)
{
  PosList *parts = pos_list_new (POS_TYPE_TAX_PART);
  gint n = g_test_rand_int_range (1, 5);

  for (gint i = 0; i < n; i++) {
    g_autoptr (PosTaxPart) part = g_object_new (POS_TYPE_TAX_PART, NULL);
    g_autofree char *code = g_strdup_printf ("C%d", i);

    pos_text_set (&part->code, code);
    part->amount = g_test_rand_int_range (0, 500);
    part->rate.micro = part->amount * 100;
    pos_list_append (parts, part);
  }
  return parts;
}

static void
any_way_of_taking_all_takes_all_of_each (void)
{
  for (guint i = 0; i < 1000; i++) {
    g_autoptr (PosList) parts = make_parts ();
    g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
    gint64 left = pos_tax_parts_sum (parts);

    while (left > 0) {
      gint64 now = g_test_rand_int_range (1, (gint32)left + 1);
      g_autoptr (PosList) dealt = pos_tax_parts_deal (parts, taken, now);

      g_assert_cmpint (pos_tax_parts_sum (dealt), ==, now);
      POS_LIST_FOREACH (PosTaxPart, part, dealt)
      g_assert_cmpint (part->amount, >=, 0);
      pos_tax_parts_add (taken, dealt, 1);
      left -= now;
    }
    POS_LIST_FOREACH (PosTaxPart, part, parts)
    g_assert_cmpint (pos_tax_parts_get (taken, part->code), ==, part->amount);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/tax-codes/X-1-in-common", each_code_in_common_is_charged);
  shop_test ("/tax-codes/X-1-one-without-a-code", one_tax_without_a_code_is_told_by_its_rate);
  shop_test ("/tax-codes/X-9-days-of-a-code", a_later_rate_replaces_its_code_only);
  shop_test ("/tax-codes/X-8-exempt-code", an_exempt_code_is_told_and_not_charged);
  shop_test ("/tax-codes/X-8-exempt-price", an_exempt_price_stays);
  shop_test ("/tax-codes/X-5-line-and-code", each_line_and_code_is_rounded);
  shop_test ("/tax-codes/X-5-line-and-combination", each_line_is_rounded);
  shop_test ("/tax-codes/X-5-methods", half_a_cent_goes_up_by_itself);
  shop_test ("/tax-codes/X-5-calculated-percent", a_calculated_percent_is_of_the_price);
  shop_test ("/tax-codes/X-5-calculated-beside", a_calculated_percent_beside_another);
  shop_test ("/tax-codes/X-5-inside", tax_inside_is_dealt_to_the_codes);
  shop_test ("/tax-codes/X-6-receipt", a_receipt_is_rounded_once);
  shop_test ("/tax-codes/X-5-document-and-code", each_code_of_a_receipt_is_rounded);
  shop_test ("/tax-codes/X-5-document-and-combination", each_combination_of_a_receipt_is_rounded);
  shop_test ("/tax-codes/X-6-charges", charges_are_rounded_with_the_lines);
  shop_test ("/tax-codes/X-6-split-exchange", each_receipt_of_an_exchange_is_rounded_by_itself);
  shop_test ("/tax-codes/X-6-edit", an_edit_leaves_the_cents_where_they_are);
  shop_test ("/tax-codes/X-11-partial-invoices", partial_invoices_add_up_by_code);
  shop_test ("/tax-codes/M34-codes-stay", what_was_invoiced_keeps_its_codes);
  shop_test ("/tax-codes/X-11-returns", pieces_come_back_by_code);
  shop_test ("/tax-codes/X-10-charges", charges_have_codes);
  shop_test ("/tax-codes/X-11-split", a_part_of_a_line_takes_its_share);
  shop_test ("/tax-codes/X-11-rows", papers_tell_each_code);
  g_test_add_func ("/tax-codes/deal", any_way_of_taking_all_takes_all_of_each);
  return g_test_run ();
}
