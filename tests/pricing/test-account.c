/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-account.c — every amount that a person may ask about is the sum of the entries told. */
#include "pricing-fixture.h"
#include "pricing/pos-ledger-account.h"
#include "pricing/pos-totals.h"

SHOP_FIXTURE

static void
assert_account (PosOrder *order, PosAccount account, const PosId *line, gint64 expected)
{
  gint64 sum = 0, again = 0;
  g_autoptr (GArray) rows = pos_ledger_account (order, account, line, &sum);

  for (guint i = 0; i < rows->len; i++)
    again += g_array_index (rows, PosAccountRow, i).amount;
  g_assert_cmpint (sum, ==, expected);
  g_assert_cmpint (again, ==, expected);
}

static void
assert_open (PosOrder *order)
{
  gint64 goods = 0, charges = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gint64 open = pos_totals_get_line_open (order, line);
    assert_account (order, POS_ACCOUNT_OPEN_LINE, &line->id, open);
    goods += open;
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  charges += pos_totals_get_charge_open (charge);
  assert_account (order, POS_ACCOUNT_OPEN_GOODS, NULL, goods);
  assert_account (order, POS_ACCOUNT_OPEN_CHARGES, NULL, charges);
  assert_account (order, POS_ACCOUNT_OPEN, NULL, order->open_total);
  g_assert_cmpint (goods + charges, ==, order->open_total);
}

static void
assert_all (PosOrder *order)
{
  assert_open (order);
  assert_account (order, POS_ACCOUNT_TOTAL, NULL, order->total);
  assert_account (order, POS_ACCOUNT_PAID, NULL, order->paid);
  assert_account (order, POS_ACCOUNT_BALANCE, NULL, order->balance);
  assert_account (order, POS_ACCOUNT_DEPOSIT_HELD, NULL, order->deposit_held);
  assert_account (order, POS_ACCOUNT_AUTHORIZED, NULL, order->authorized);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    assert_account (order, POS_ACCOUNT_LINE, &line->id, line->total);
  }
}

/* Vector E6: an order picked up in two steps. */
static void
a_pick_up_in_two_steps_adds_up_at_every_step (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  shop_commit (shop);
  assert_all (shop->order);
  shop_hand_over (shop, shop_line (shop, 0), 1, NULL);
  assert_all (shop->order);
  g_assert_cmpint (shop->order->deposit_held, ==, 3000);
  shop_hand_over (shop, shop_line (shop, 1), 1, NULL);
  assert_all (shop->order);
  g_assert_cmpint (shop->order->balance, ==, 0);
}

/* E3: three ways to leave, a charge, a card that stands in for the rest. */
static void
a_hybrid_order_adds_up (Shop *shop, gconstpointer data)
{
  shop_make_e3 (shop);
  shop_commit_authorizing (shop, 28350);
  assert_all (shop->order);
  g_assert_cmpint (shop->order->authorized, ==, 28350);
}

static void
an_order_that_was_never_saved_has_no_account (Shop *shop, gconstpointer data)
{
  shop_make_e2 (shop);
  assert_account (shop->order, POS_ACCOUNT_TOTAL, NULL, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/account/a_pick_up_in_two_steps_adds_up_at_every_step",
             a_pick_up_in_two_steps_adds_up_at_every_step);
  shop_test ("/account/a_hybrid_order_adds_up", a_hybrid_order_adds_up);
  shop_test ("/account/an_order_that_was_never_saved_has_no_account",
             an_order_that_was_never_saved_has_no_account);
  return g_test_run ();
}
