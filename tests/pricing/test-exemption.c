/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-exemption.c — tax that is not charged comes out of the price: register.md. */
#include "discount-fixture.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-tender-discounts.h"

SHOP_FIXTURE

#define PERCENT (POS_SCALE / 100)

/* A product that bears both in the shop, of which the customer is exempt from the first. */
static void
begin (Shop *shop, gint64 exempt, gint64 charged)
{
  shop->store->price_inclusive_exempt = TRUE;
  shop_begin (shop);
  shop_add_code (shop, "home", "both", "EXEMPT", exempt * PERCENT)->exempt = TRUE;
  shop_add_code (shop, "home", "both", "OTHER", charged * PERCENT);
}

static PosOrderLine *
add (Shop *shop, gint64 units, gint64 cents, PosIntent intent)
{
  PosOrderLine *line = shop_add (shop, "P", units, cents, intent);

  pos_text_set (&line->item_tax_group, "both");
  return line;
}

static void
expect (PosOrderLine *line, gint64 discount, gint64 exempt, gint64 net)
{
  g_assert_cmpint (line->net, ==, net);
  g_assert_cmpint (line->exempt_amount, ==, exempt);
  g_assert_cmpint (line->discount, ==, discount);
}

/* Computed with decimals: price × exempt / (1 + exempt + charged), half up. */
static void
the_tax_comes_out_of_the_price (Shop *shop, gconstpointer data)
{
  static const struct {
    gint64 units, cents, discount, exempt, charged, out, net, tax;
  } vectors[] = {
      {1, 12100, 0, 21, 0, 2100, 10000, 0},
      {1, 1999, 0, 21, 0, 347, 1652, 0},
      {3, 1999, 0, 21, 0, 1041, 4956, 0},
      {2, 12100, 2420, 21, 0, 3780, 18000, 0},
      {7, 333, 0, 9, 0, 192, 2139, 0},
      {1, 10000, 1, 21, 0, 1735, 8264, 0},
      {1, 10900, 0, 5, 4, 500, 10400, 400},
      {3, 2599, 500, 6, 3, 402, 6895, 201},
      {1, 1, 0, 21, 0, 0, 1, 0},
      {5, 999, 0, 0, 21, 0, 4995, 867},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    PosOrderLine *line;

    begin (shop, vectors[i].exempt, vectors[i].charged);
    line = add (shop, vectors[i].units, vectors[i].cents, POS_INTENT_NONE);
    line->manual_discount = vectors[i].discount;
    for (int twice = 0; twice < 2; twice++) {
      shop_recompute (shop);
      expect (line, vectors[i].discount, vectors[i].out, vectors[i].net);
      g_assert_cmpint (line->tax, ==, vectors[i].tax);
      g_assert_cmpint (line->unit_price.micro, ==, vectors[i].cents * POS_SCALE / 100);
    }
    g_assert_cmpint (shop->order->total, ==, vectors[i].net);
    g_assert_cmpint (shop->order->goods, ==, vectors[i].net + vectors[i].discount);
    g_assert_cmpint (pos_exemption_sum (shop->order), ==, vectors[i].out);
  }
}

static void
without_the_switch_the_price_stays (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  begin (shop, 21, 0);
  shop->store->price_inclusive_exempt = FALSE;
  line = add (shop, 1, 12100, POS_INTENT_NONE);
  shop_recompute (shop);
  expect (line, 0, 0, 12100);
}

static void
a_price_without_tax_has_none_in_it (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  shop->store->prices_include_tax = FALSE;
  begin (shop, 21, 9);
  line = add (shop, 1, 10000, POS_INTENT_NONE);
  shop_recompute (shop);
  expect (line, 0, 0, 10000);
  g_assert_cmpint (line->total, ==, 10900);
}

/* A rate of nothing is no exemption: the price was made for it. */
static void
a_rate_of_nothing_takes_nothing_out (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  begin (shop, 0, 0);
  line = add (shop, 1, 12100, POS_INTENT_NONE);
  shop_recompute (shop);
  expect (line, 0, 0, 12100);
}

/* */
static void
a_customer_brings_the_exemption (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "P", 1, 12100, POS_INTENT_NONE);

  shop->store->price_inclusive_exempt = TRUE;
  pos_text_set (&line->item_tax_group, "standard");
  shop_add_code (shop, "embassy", "standard", "VAT", 21 * PERCENT)->exempt = TRUE;
  shop->pricing.customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  pos_text_set (&shop->pricing.customer->tax_group, "embassy");
  shop_recompute (shop);
  expect (line, 0, 0, 12100);
  g_assert_cmpint (line->tax, ==, 2100);
  shop->store->use_customer_tax = TRUE;
  shop_recompute (shop);
  expect (line, 0, 2100, 10000);
  g_assert_cmpint (line->tax, ==, 0);
  line->intent = POS_INTENT_PICK_UP;
  pos_text_set (&line->store, "S1");
  shop_recompute (shop);
  expect (line, 0, 0, 12100);
  line->intent = POS_INTENT_CARRY_OUT;
  g_clear_object (&shop->pricing.customer);
  shop_recompute (shop);
  expect (line, 0, 0, 12100);
}

/* 3 × 19.99 = 59.97 with 10.41 in it: 49.56, which is 16.52 three times. */
static void
invoices_and_returns_add_up (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;
  PosOrderLine *line;

  shop->parameters->deposit_rate.micro = 0;
  begin (shop, 21, 0);
  line = add (shop, 3, 1999, POS_INTENT_PICK_UP);
  shop_commit (shop);
  g_assert_cmpint (shop->order->total, ==, 4956);
  for (gint64 done = 1; done <= 3; done++) {
    g_assert_cmpint (shop_hand_over (shop, line, 1, NULL), ==, 1652);
    g_assert_cmpint (line->invoiced_net, ==, 1652 * done);
  }
  expect (line, 0, 1041, 4956);
  original = shop_begin_return (shop);
  line = shop_put_return (shop, original, 0, 2);
  g_assert_cmpint (shop->order->due_now, ==, -3304);
  expect (line, 0, -694, -3304);
  shop_finish_return (shop, original);
  line = shop_put_return (shop, original, 0, 1);
  expect (line, 0, -347, -1652);
}

/* Of a discount of 6.00: 53.97 with 9.37 in it are 44.60; of two of the three left, 29.73. */
static void
a_part_elsewhere_takes_its_share (Shop *shop, gconstpointer data)
{
  PosOrderLine *line, *other;

  begin (shop, 21, 0);
  line = add (shop, 3, 1999, POS_INTENT_PICK_UP);
  line->manual_discount = 600;
  shop_commit (shop);
  expect (line, 600, 937, 4460);
  other = pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (2), (PosQuantity){0}, shop->pricing.context);
  g_assert_cmpint (other->net, ==, 2973);
  g_assert_cmpint (line->net, ==, 1487);
  g_assert_cmpint (other->net + other->discount + other->exempt_amount, ==, 2 * 1999);
  g_assert_cmpint (line->net + line->discount + line->exempt_amount, ==, 1999);
  g_assert_cmpint (other->discount + line->discount, ==, 600);
}

/* What an edit leaves alone stays as it was; what it changes is exempt as the line says. */
static void
an_edit_takes_it_out_anew (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) before = NULL;
  PosOrderLine *first, *second;

  begin (shop, 21, 0);
  first = add (shop, 2, 1999, POS_INTENT_PICK_UP);
  second = add (shop, 1, 12100, POS_INTENT_PICK_UP);
  shop_commit (shop);
  before = pos_record_copy (shop->order);
  shop->pricing.before = before;
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  first->ordered = pos_quantity_whole (3);
  shop_recompute (shop);
  expect (first, 0, 1041, 4956);
  expect (second, 0, 2100, 10000);
  shop->store->price_inclusive_exempt = FALSE;
  shop_recompute (shop);
  expect (first, 0, 0, 5997);
  expect (second, 0, 2100, 10000);
}

/* One of three was handed over, the rest is given up: what is left is what was invoiced. */
static void
a_cancelled_rest_leaves_what_is_invoiced (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  g_autoptr (GError) error = NULL;

  shop->parameters->deposit_rate.micro = 0;
  begin (shop, 21, 0);
  line = add (shop, 3, 1999, POS_INTENT_PICK_UP);
  shop_commit (shop);
  shop_hand_over (shop, line, 1, NULL);
  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  shop_recompute (shop);
  pos_cancellation_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
  expect (line, 0, 347, 1652);
  g_assert_cmpint (shop->order->total, ==, 1652);
}

static gint64
pay_in_cash (Shop *shop, PosPaymentKind kind)
{
  g_autoptr (GError) error = NULL;
  PosTenderPlan saving;
  PosPayment *payment;

  shop_recompute (shop);
  pos_tender_discounts_plan (&shop->pricing, shop->order, "cash", &saving, &error);
  g_assert_no_error (error);
  payment = shop_pay (shop, kind, saving.due);
  pos_tender_plan_apply (&saving, payment);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  return payment->amount;
}

/* 10 % for cash are of the price: 121.00 less 12.10 has 18.90 in it.  Of a deposit of 10.00 1.00 is
 * saved, which is 1.21 of the price; at the counter 10 % of the 90.00 that are left to pay. */
static void
cash_saves_of_the_price (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  g_autoptr (GError) error = NULL;

  shop_discount (shop,
                 "{\"id\": \"CASH10\", \"type\": \"tender\", \"tender\": \"cash\", \"lines\": "
                 "[{\"product\": \"*\"}], \"tiers\": [{\"from\": \"0\", \"rate\": \"0.1\"}], "
                 "\"on_balance\": true}");
  begin (shop, 21, 0);
  line = add (shop, 1, 12100, POS_INTENT_NONE);
  g_assert_cmpint (pay_in_cash (shop, POS_PAYMENT_TENDER), ==, 9000);
  expect (line, 1210, 1890, 9000);
  begin (shop, 21, 0);
  line = add (shop, 1, 12100, POS_INTENT_PICK_UP);
  g_assert_cmpint (pay_in_cash (shop, POS_PAYMENT_DEPOSIT), ==, 900);
  expect (line, 121, 2079, 9900);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_quantity_whole (1);
  g_assert_cmpint (pay_in_cash (shop, POS_PAYMENT_TENDER), ==, 8100);
  pos_settlement_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
  expect (line, 1021, 2079, 9000);
}

/* A limit of 10 % is of what the price was, as the discount is. */
static void
limits_are_of_the_price (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  PosConcession given;

  begin (shop, 21, 0);
  line = add (shop, 1, 12100, POS_INTENT_NONE);
  line->manual_discount_rate.micro = 10 * PERCENT;
  shop_recompute (shop);
  expect (line, 1210, 1890, 9000);
  given = pos_concessions_of_line (line);
  g_assert_cmpint (given.given, ==, 1210);
  g_assert_cmpint (given.before, ==, 12100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/exemption/X-8-out-of-the-price", the_tax_comes_out_of_the_price);
  shop_test ("/exemption/X-8-off", without_the_switch_the_price_stays);
  shop_test ("/exemption/X-8-exclusive", a_price_without_tax_has_none_in_it);
  shop_test ("/exemption/zero-rate", a_rate_of_nothing_takes_nothing_out);
  shop_test ("/exemption/X-4-customer", a_customer_brings_the_exemption);
  shop_test ("/exemption/invoices-and-returns", invoices_and_returns_add_up);
  shop_test ("/exemption/split", a_part_elsewhere_takes_its_share);
  shop_test ("/exemption/edit", an_edit_takes_it_out_anew);
  shop_test ("/exemption/cancel", a_cancelled_rest_leaves_what_is_invoiced);
  shop_test ("/exemption/cash", cash_saves_of_the_price);
  shop_test ("/exemption/limits", limits_are_of_the_price);
  return g_test_run ();
}
