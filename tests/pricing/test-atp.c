/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-atp.c — how much can be promised by date: §4.11. */
#include "pricing/pos-atp.h"

static const PosDate today = {740000};

static PosQuantity
pieces (gint64 n)
{
  return (PosQuantity){n * POS_SCALE};
}

static PosDate
day (int n)
{
  return pos_date_add_days (today, n);
}

static void
expect (PosStock *stock, PosDate date, gint64 n)
{
  g_autoptr (PosStockExpected) expected = g_object_new (POS_TYPE_STOCK_EXPECTED, NULL);

  expected->date = date;
  expected->quantity = pieces (n);
  pos_list_append (stock->expected, expected);
}

static void
assert_day (GArray *days, guint index, PosDate date, gint64 promisable)
{
  const PosAtpDay *is = &g_array_index (days, PosAtpDay, index);

  g_assert_cmpuint (index, <, days->len);
  g_assert_cmpuint (is->date.julian, ==, date.julian);
  g_assert_cmpint (is->promisable.micro, ==, promisable * POS_SCALE);
}

/* Ten lie there; two leave today, eight in five days; six arrive in three, twenty in seven. */
static void
test_later_promises_are_kept (void)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GArray) days = pos_atp_new ();

  pos_atp_promise (days, today, day (5), pieces (8));
  pos_atp_promise (days, today, today, pieces (2));
  expect (stock, day (7), 20);
  expect (stock, day (3), 6);
  pos_atp_expect (days, today, stock);
  pos_atp_compute (days, today, pieces (10));
  g_assert_cmpuint (days->len, ==, 4);
  /* Eight are there, and all but six of what there will be in five days is promised. */
  assert_day (days, 0, today, 6);
  assert_day (days, 1, day (3), 6);
  assert_day (days, 2, day (5), 6);
  assert_day (days, 3, day (7), 26);
}

static void
test_without_a_day_counts_from_today (void)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GArray) days = pos_atp_new ();

  pos_atp_promise (days, today, POS_DATE_NONE, pieces (3));
  pos_atp_promise (days, today, day (-4), pieces (1));
  expect (stock, day (-1), 50); /* overdue: who knows when */
  expect (stock, today, 2);
  pos_atp_expect (days, today, stock);
  pos_atp_compute (days, today, pieces (7));
  g_assert_cmpuint (days->len, ==, 1);
  assert_day (days, 0, today, 5);
}

/* More is promised than there is: nothing, until enough has come. */
static void
test_never_less_than_nothing (void)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GArray) days = pos_atp_new ();

  pos_atp_promise (days, today, day (1), pieces (9));
  expect (stock, day (2), 4);
  expect (stock, day (9), 4);
  pos_atp_expect (days, today, stock);
  pos_atp_compute (days, today, pieces (3));
  assert_day (days, 0, today, 0);
  assert_day (days, 1, day (1), 0);
  assert_day (days, 2, day (2), 0);
  assert_day (days, 3, day (9), 2);
}

static void
test_nothing_moves (void)
{
  g_autoptr (GArray) days = pos_atp_new ();

  pos_atp_compute (days, today, pieces (4));
  g_assert_cmpuint (days->len, ==, 1);
  assert_day (days, 0, today, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atp/later-promises", test_later_promises_are_kept);
  g_test_add_func ("/atp/today", test_without_a_day_counts_from_today);
  g_test_add_func ("/atp/nothing", test_never_less_than_nothing);
  g_test_add_func ("/atp/alone", test_nothing_moves);
  return g_test_run ();
}
