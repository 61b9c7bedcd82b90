/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-balance-discounts.c — what is saved on a balance that is paid in a certain way:
 * customer-orders.md §10.26.  Ten percent for cash, or five; vectors computed with decimals. */
#include "discount-fixture.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-tender-discounts.h"

SHOP_FIXTURE

static PosDiscount *
add_offer (Shop *shop)
{
  shop_discount (shop,
                 "{\"id\": \"CASH10\", \"type\": \"tender\", \"tender\": \"cash\", \"lines\": "
                 "[{\"product\": \"*\"}], \"tiers\": [{\"from\": \"0\", \"rate\": \"0.1\"}], "
                 "\"on_balance\": true}");
  return pos_config_get (shop->pricing.config, POS_TYPE_DISCOUNT, "CASH10");
}

static PosTenderPlan
plan (Shop *shop, const char *tender)
{
  g_autoptr (GError) error = NULL;
  PosTenderPlan plan;

  shop_recompute (shop);
  pos_tender_discounts_plan (&shop->pricing, shop->order, tender, &plan, &error);
  g_assert_no_error (error);
  return plan;
}

/* @cents: 0 for all that is due. */
static PosPayment *
pay (Shop *shop, PosPaymentKind kind, const char *tender, gint64 cents)
{
  PosTenderPlan saving = plan (shop, tender);
  PosPayment *payment = shop_pay (shop, kind, cents > 0 ? cents : saving.due);

  pos_text_set (&payment->tender, tender);
  pos_tender_plan_apply (&saving, payment);
  shop_recompute (shop);
  return payment;
}

static void
choose (Shop *shop, PosOrderLine *line, gint64 units)
{
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_quantity_whole (units);
  shop_recompute (shop);
}

static void
leave (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (shop->order->due_now, ==, 0);
  pos_settlement_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
}

/* Returns: what it took in cash. */
static gint64
hand_over (Shop *shop, PosOrderLine *line, gint64 units)
{
  PosPayment *payment;

  choose (shop, line, units);
  payment = pay (shop, POS_PAYMENT_TENDER, "cash", 0);
  leave (shop);
  return payment->amount;
}

/* 400.00 less 10 %, whenever it is paid: 36.00, 81.00 and 243.00. */
static void
all_of_it_saves_what_all_of_it_would (Shop *shop, gconstpointer data)
{
  add_offer (shop);
  shop_make_e2 (shop);
  pay (shop, POS_PAYMENT_DEPOSIT, "cash", 0);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 3600);
  choose (shop, shop_line (shop, 0), 1);
  g_assert_cmpint (shop->order->due_now, ==, 9000);
  g_assert_cmpint (plan (shop, "cash").due, ==, 8100);
  g_assert_cmpint (plan (shop, "card").due, ==, 9000);
  /* It is only looked at. */
  g_assert_cmpint (shop_line (shop, 0)->hand_over_saved, ==, 0);
  g_assert_cmpint (hand_over (shop, shop_line (shop, 0), 1), ==, 8100);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 9000);
  g_assert_cmpint (shop_line (shop, 0)->discount, ==, 1000);
  g_assert_cmpint (shop_line (shop, 1)->net, ==, 29700);
  g_assert_cmpint (hand_over (shop, shop_line (shop, 1), 1), ==, 24300);
  g_assert_cmpint (shop->order->total, ==, 36000);
  g_assert_cmpint (shop->order->paid, ==, 36000);
  g_assert_cmpint (shop->order->balance, ==, 0);
}

/* P-33: unless the discount says so. */
static void
others_are_not_on_a_balance (Shop *shop, gconstpointer data)
{
  add_offer (shop)->on_balance = FALSE;
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  shop_commit (shop);
  g_assert_cmpint (hand_over (shop, shop_line (shop, 0), 1), ==, 10000);
}

/* P-35: 45.00 settle 50.00; the card pays what is left of 100.00 as it is. */
static void
a_part_saves_with_that_part (Shop *shop, gconstpointer data)
{
  PosPayment *cash;

  add_offer (shop);
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  shop_commit (shop);
  choose (shop, shop_line (shop, 0), 1);
  cash = pay (shop, POS_PAYMENT_TENDER, "cash", 4500);
  g_assert_cmpint (cash->discount, ==, 500);
  g_assert_cmpint (shop->order->due_now, ==, 5000);
  /* Taken back, it is as it was. */
  cash->state = POS_PAYMENT_STATE_VOIDED;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 10000);
  g_assert_cmpuint (pos_list_size (shop_line (shop, 0)->discounts), ==, 0);
  pay (shop, POS_PAYMENT_TENDER, "cash", 4500);
  g_assert_cmpint (pay (shop, POS_PAYMENT_TENDER, "card", 0)->amount, ==, 5000);
  leave (shop);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 9500);
  g_assert_cmpint (shop_line (shop, 0)->discount, ==, 500);
  g_assert_cmpint (shop->order->open_total, ==, 30000);
}

/* Of three at 100.00 one is paid in cash: the others cost what they did, in an edit, with one of
 * them given up, sent elsewhere or added. */
static void
what_is_left_of_the_line_costs_what_it_did (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) before = NULL, original = NULL;
  g_autoptr (GError) error = NULL;
  PosOrderLine *line, *other;

  add_offer (shop);
  shop->parameters->deposit_rate.micro = 0;
  line = shop_add (shop, "A", 4, 10000, POS_INTENT_PICK_UP);
  shop_commit (shop);
  g_assert_cmpint (hand_over (shop, line, 1), ==, 9000);
  g_assert_cmpint (line->net, ==, 39000);
  g_assert_cmpint (shop->order->open_total, ==, 30000);
  before = pos_record_copy (shop->order);
  shop->pricing.before = before;
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->open_total, ==, 30000);
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (1), &error));
  g_assert_no_error (error);
  shop_recompute (shop);
  g_assert_cmpint (line->net, ==, 29000);
  g_assert_cmpint (line->discount, ==, 1000);
  g_assert_cmpint (shop->order->open_total, ==, 20000);
  shop_commit (shop);
  shop->pricing.before = NULL;
  other = pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (1), (PosQuantity){0}, shop->pricing.context);
  g_assert_cmpint (other->net, ==, 10000);
  g_assert_cmpint (other->discount, ==, 0);
  g_assert_cmpuint (pos_list_size (other->discounts), ==, 0);
  g_assert_cmpint (line->net, ==, 19000);
  g_assert_cmpint (line->discount, ==, 1000);
  /* 90.00 and 100.00: half of it is 95.00. */
  choose (shop, line, 1);
  pay (shop, POS_PAYMENT_TENDER, "card", 0);
  leave (shop);
  original = shop_begin_return (shop);
  shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (shop->order->due_now, ==, -9500);
  shop_finish_return (shop, original);
  shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (shop->order->due_now, ==, -9500);
}

/* 3 × 33.33 with 21 % on top: 99.99 and 21.00; two of them 66.66 and 14.00, in cash 59.99 and
 * 12.60. */
static void
the_tax_falls_with_the_price (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;

  add_offer (shop);
  shop->parameters->deposit_rate.micro = 0;
  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  line = shop_add (shop, "A", 3, 3333, POS_INTENT_PICK_UP);
  pos_text_set (&line->item_tax_group, "standard");
  shop_commit (shop);
  g_assert_cmpint (line->tax, ==, 2100);
  choose (shop, line, 2);
  g_assert_cmpint (shop->order->due_now, ==, 8066);
  g_assert_cmpint (hand_over (shop, line, 2), ==, 5999 + 1260);
  g_assert_cmpint (line->invoiced_net, ==, 5999);
  g_assert_cmpint (line->invoiced_tax, ==, 1260);
  g_assert_cmpint (line->net, ==, 5999 + 3333);
  g_assert_cmpint (line->tax, ==, 1260 + 700);
  g_assert_cmpint (shop->order->open_total, ==, 4033);
}

/* What is sold along is paid now as well: 100.00 and 50.00. */
static void
what_is_sold_along_saves_too (Shop *shop, gconstpointer data)
{
  PosOrderLine *along;

  add_offer (shop);
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  shop_commit (shop);
  choose (shop, shop_line (shop, 0), 1);
  along = shop_add (shop, "C", 1, 5000, POS_INTENT_NONE);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 15000);
  g_assert_cmpint (pay (shop, POS_PAYMENT_TENDER, "cash", 0)->amount, ==, 13500);
  g_assert_cmpint (along->net, ==, 4500);
  leave (shop);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 9000);
  g_assert_cmpint (along->net, ==, 4500);
  g_assert_cmpint (shop->order->open_total, ==, 30000);
}

/* What the product bars from it is paid whole. */
static void
a_barred_line_saves_nothing (Shop *shop, gconstpointer data)
{
  add_offer (shop);
  shop->parameters->deposit_rate.micro = 0;
  shop_make_e2 (shop);
  shop_line (shop, 0)->no_tender_discount = TRUE;
  shop_commit (shop);
  choose (shop, shop_line (shop, 0), 1);
  shop_line (shop, 1)->hand_over = pos_quantity_whole (1);
  g_assert_cmpint (pay (shop, POS_PAYMENT_TENDER, "cash", 0)->amount, ==, 10000 + 27000);
  leave (shop);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/balance-discounts/whole", all_of_it_saves_what_all_of_it_would);
  shop_test ("/balance-discounts/P-33", others_are_not_on_a_balance);
  shop_test ("/balance-discounts/P-35", a_part_saves_with_that_part);
  shop_test ("/balance-discounts/rest-of-a-line", what_is_left_of_the_line_costs_what_it_did);
  shop_test ("/balance-discounts/tax-on-top", the_tax_falls_with_the_price);
  shop_test ("/balance-discounts/sold-along", what_is_sold_along_saves_too);
  shop_test ("/balance-discounts/barred", a_barred_line_saves_nothing);
  return g_test_run ();
}
