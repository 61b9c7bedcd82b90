/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-quote.c — customer-orders.md §4.9, §9.5: what a quote promises, and the order made of it. */
#include "base/pos-error.h"
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-quote.h"

SHOP_FIXTURE

static void
assert_refused (Shop *shop, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  const char *told = NULL;

  g_assert_false (pos_quote_make (&shop->pricing, shop->order, shop->pricing.today, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "rule", "&s", &told));
  g_assert_cmpstr (told, ==, rule);
  g_assert_true (pos_record_equal (before, shop->order, TRUE));
}

static void
the_last_day_is_proposed_by_the_chain (Shop *shop, gconstpointer data)
{
  shop->parameters->quote_validity_days = 30;
  g_assert_cmpint (
      pos_quote_propose_expiry (&shop->pricing).julian, ==, shop->pricing.today.julian + 30);
}

static void
a_quote_lasts_until_the_end_of_its_day (Shop *shop, gconstpointer data)
{
  PosDate today = shop->pricing.today;

  shop_make_e2 (shop);
  g_assert_true (pos_quote_make (&shop->pricing, shop->order, today, NULL));
  shop_recompute (shop);
  g_assert_true (pos_commitment_apply (&shop->pricing, shop->order, NOW, NULL));
  g_assert_cmpint (pos_order_get_status_on (shop->order, today), ==, POS_ORDER_STATUS_QUOTE_OPEN);
  g_assert_cmpint (pos_order_get_status_on (shop->order, pos_date_add_days (today, 1)),
                   ==,
                   POS_ORDER_STATUS_QUOTE_EXPIRED);
  /* A day that nobody knows ends nothing. */
  g_assert_cmpint (
      pos_order_get_status_on (shop->order, POS_DATE_NONE), ==, POS_ORDER_STATUS_QUOTE_OPEN);
}

static void
a_day_that_is_over_is_refused (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shop_make_e2 (shop);
  g_assert_false (pos_quote_make (
      &shop->pricing, shop->order, pos_date_add_days (shop->pricing.today, -1), &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_DATE);
  g_assert_cmpint (shop->order->type, ==, POS_ORDER_TYPE_SALES_ORDER);
}

static void
goods_that_come_back_are_not_offered (Shop *shop, gconstpointer data)
{
  shop_add (shop, "A", 1, 10000, POS_INTENT_NONE);
  shop_add (shop, "B", -1, 5000, POS_INTENT_NONE);
  shop_recompute (shop);
  assert_refused (shop, "return-line");
}

static void
a_saved_order_stays_an_order (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  assert_refused (shop, "order-stays");
}

static void
an_entered_deposit_does_not_outlive_it (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  g_assert_true (pos_deposit_set_amount (shop->order, 15000, NULL));
  g_assert_true (pos_quote_make (&shop->pricing, shop->order, shop->pricing.today, NULL));
  shop_recompute (shop);
  g_assert_cmpint (shop->order->deposit_required, ==, 0);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->deposit_source, ==, POS_DEPOSIT_DEFAULT);
}

static void
the_order_is_another_one_at_the_same_prices (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) order = NULL;
  g_autoptr (PosOrder) closed = NULL;
  PosOrderLine *offered, *line;
  PosCharge *charge;

  shop_make_e2 (shop);
  offered = shop_line (shop, 0);
  offered->date = shop->pricing.today;
  shop_line (shop, 1)->date = pos_date_add_days (shop->pricing.today, -1);
  shop_add_charge (shop, offered, "INSTALL", 250);
  g_assert_true (pos_quote_make (&shop->pricing, shop->order, shop->pricing.today, NULL));
  shop_recompute (shop);
  g_assert_true (pos_commitment_apply (&shop->pricing, shop->order, NOW, NULL));

  order = pos_quote_convert (&shop->pricing, shop->order);
  g_assert_false (pos_id_equal (&order->id, &shop->order->id));
  g_assert_true (pos_id_equal (&order->quote, &shop->order->id));
  g_assert_cmpint (order->revision, ==, 0);
  g_assert_cmpint (order->flow, ==, POS_ORDER_FLOW_NEW);
  line = pos_list_peek (order->lines, 0);
  charge = pos_list_peek (order->charges, 0);
  g_assert_false (pos_id_equal (&line->id, &offered->id));
  g_assert_true (pos_id_equal (&charge->line, &line->id));
  g_assert_true (line->price_locked);
  g_assert_cmpint (line->intent, ==, POS_INTENT_PICK_UP);
  /* Its day is over: it is asked for again. */
  g_assert_cmpint (((PosOrderLine *)pos_list_peek (order->lines, 1))->intent, ==, POS_INTENT_NONE);
  g_assert_true (pos_pricing_recompute (&shop->pricing, order, NULL));
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_SALES_ORDER);
  g_assert_cmpint (order->total, ==, shop->order->total);

  closed = pos_quote_close (shop->order, order);
  g_assert_cmpint (closed->status, ==, POS_ORDER_STATUS_QUOTE_CONVERTED);
  g_assert_cmpint (closed->revision, ==, shop->order->revision + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/quote/53-proposal", the_last_day_is_proposed_by_the_chain);
  shop_test ("/quote/T2-past", a_day_that_is_over_is_refused);
  shop_test ("/quote/T2-deposit", an_entered_deposit_does_not_outlive_it);
  shop_test ("/quote/T3-order", the_order_is_another_one_at_the_same_prices);
  shop_test ("/quote/T4-expiry", a_quote_lasts_until_the_end_of_its_day);
  shop_test ("/quote/56-return-line", goods_that_come_back_are_not_offered);
  shop_test ("/quote/6.6-saved-order", a_saved_order_stays_an_order);
  return g_test_run ();
}
