/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-payment-history.c — operation 634: what was paid, given back and reserved, and its sums. */
#include "pricing-fixture.h"
#include "pricing/pos-payment-history.h"

SHOP_FIXTURE

static PosPaymentSums
sum (Shop *shop)
{
  PosPaymentSums sums;

  pos_payment_history_sum (shop->order, &sums);
  return sums;
}

static void
deposit_and_reservation_stand_side_by_side (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  shop_commit (shop);
  g_assert_cmpint (sum (shop).paid, ==, shop->order->paid);
  g_assert_cmpint (sum (shop).reserved, ==, shop->order->authorized);
  g_assert_cmpint (sum (shop).reserved, >, 0);
  g_assert_cmpint (sum (shop).charged, ==, 0);
}

static void
what_is_charged_is_not_reserved (Shop *shop, gconstpointer data)
{
  PosPayment *reservation;

  shop_make_e3 (shop);
  shop_commit (shop);
  reservation = pos_list_peek (shop->order->payments, 1);
  g_assert_cmpint (reservation->kind, ==, POS_PAYMENT_AUTHORIZATION);
  reservation->used = 14175;
  g_assert_cmpint (sum (shop).reserved, ==, reservation->amount - 14175);
  g_assert_cmpint (sum (shop).charged, ==, 14175);
}

static void
what_came_to_nothing_is_listed_and_not_counted (Shop *shop, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  PosPayment *voided;

  shop_make_e2 (shop);
  voided = shop_pay (shop, POS_PAYMENT_DEPOSIT, 4000);
  voided->state = POS_PAYMENT_STATE_VOIDED;
  voided->created_at = G_MININT64;
  shop_commit (shop);
  list = pos_payment_history_list (shop->order);
  g_assert_cmpuint (list->len, ==, pos_list_size (shop->order->payments));
  g_assert_true (list->pdata[0] == (gpointer)voided);
  g_assert_false (pos_payment_history_counts (voided));
  g_assert_cmpint (sum (shop).taken, ==, shop->order->paid);
}

static void
money_back_is_told_apart (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  shop_pay (shop, POS_PAYMENT_REFUND, -1500);
  g_assert_cmpint (sum (shop).taken, ==, 4000);
  g_assert_cmpint (sum (shop).given_back, ==, 1500);
  g_assert_cmpint (sum (shop).paid, ==, 2500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/payments/634-reserved", deposit_and_reservation_stand_side_by_side);
  shop_test ("/payments/634-charged", what_is_charged_is_not_reserved);
  shop_test ("/payments/634-voided", what_came_to_nothing_is_listed_and_not_counted);
  shop_test ("/payments/634-refund", money_back_is_told_apart);
  return g_test_run ();
}
