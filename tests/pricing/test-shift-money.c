/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shift-money.c — what should be in the drawer, and what is over or short: register.md H-11,
 * H-12. */
#include "base/pos-error.h"
#include "pricing/pos-shift-money.h"

typedef struct {
  PosShiftEntryKind kind;
  gint64 amount;
  gint64 count;
  gint64 last;
} Row;

static GPtrArray *
make_sums (const char *tender, const Row *rows, guint n)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_shift_sum_free);

  for (guint i = 0; i < n; i++) {
    PosShiftSum *sum = pos_shift_sum_new (rows[i].kind, tender, rows[i].amount, rows[i].count);
    if (rows[i].last != 0)
      sum->last = rows[i].last;
    g_ptr_array_add (sums, sum);
  }
  return sums;
}

static const Row example[] = {
    {POS_SHIFT_ENTRY_START, 15000, 1, 0},
    {POS_SHIFT_ENTRY_FLOAT_IN, 5000, 1, 0},
    {POS_SHIFT_ENTRY_TENDERED, 124000, 8, 0},
    {POS_SHIFT_ENTRY_CHANGE, 8535, 3, 0},
    {POS_SHIFT_ENTRY_INCOME, 1200, 1, 0},
    {POS_SHIFT_ENTRY_EXPENSE, 2000, 1, 0},
    {POS_SHIFT_ENTRY_REMOVAL, 3000, 1, 0},
    {POS_SHIFT_ENTRY_SAFE_DROP, 60000, 1, 0},
    {POS_SHIFT_ENTRY_DECLARED, 71500, 1, 0},
};

static void
the_example_of_the_specification (void)
{
  g_autoptr (GPtrArray) sums = make_sums ("cash", example, G_N_ELEMENTS (example));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tenders = pos_shift_money_add_up (sums, &error);
  PosShiftTender *cash = pos_shift_money_find (tenders, "cash");

  g_assert_no_error (error);
  g_assert_cmpuint (tenders->len, ==, 1);
  g_assert_cmpint (cash->expected, ==, 71665);
  g_assert_cmpint (cash->difference, ==, -165);
  g_assert_cmpint (cash->n_payments, ==, 8);
}

/* Each kind alone: what it does to the money. */
static void
what_each_kind_does (void)
{
  static const struct {
    PosShiftEntryKind kind;
    gint64 expected;
  } effects[] = {
      {POS_SHIFT_ENTRY_START, 100},
      {POS_SHIFT_ENTRY_FLOAT_IN, 100},
      {POS_SHIFT_ENTRY_REMOVAL, -100},
      {POS_SHIFT_ENTRY_SAFE_DROP, -100},
      {POS_SHIFT_ENTRY_BANK_DROP, -100},
      {POS_SHIFT_ENTRY_INCOME, 100},
      {POS_SHIFT_ENTRY_EXPENSE, -100},
      {POS_SHIFT_ENTRY_TENDERED, 100},
      {POS_SHIFT_ENTRY_CHANGE, -100},
      {POS_SHIFT_ENTRY_REFUND, -100},
      {POS_SHIFT_ENTRY_DECLARED, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++) {
    const Row row = {effects[i].kind, 100, 1, 0};
    g_autoptr (GPtrArray) sums = make_sums ("cash", &row, 1);
    g_autoptr (GPtrArray) tenders = pos_shift_money_add_up (sums, NULL);
    PosShiftTender *cash = tenders->pdata[0];

    g_assert_cmpint (cash->expected, ==, effects[i].expected);
    g_assert_cmpint (cash->difference, ==, effects[i].kind == POS_SHIFT_ENTRY_DECLARED ? 100 : 0);
  }
}

static void
the_last_start_amount_and_count_are_the_ones (void)
{
  static const Row rows[] = {
      {POS_SHIFT_ENTRY_START, 30000, 2, 10000},
      {POS_SHIFT_ENTRY_BANK_DROP, 6000, 2, 2000},
      {POS_SHIFT_ENTRY_DECLARED, 9000, 3, 4500},
  };
  g_autoptr (GPtrArray) sums = make_sums ("cash", rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) tenders = pos_shift_money_add_up (sums, NULL);
  PosShiftTender *cash = tenders->pdata[0];

  g_assert_cmpint (cash->expected, ==, 4000);
  g_assert_cmpint (cash->difference, ==, 500);
  g_assert_cmpint (cash->n_counts, ==, 3);
}

static void
tenders_stand_apart_and_sales_are_no_money (void)
{
  g_autoptr (GPtrArray) sums = make_sums ("cash", example, G_N_ELEMENTS (example));

  g_ptr_array_add (sums, pos_shift_sum_new (POS_SHIFT_ENTRY_TENDERED, "card", 5000, 2));
  g_ptr_array_add (sums, pos_shift_sum_new (POS_SHIFT_ENTRY_SALE, NULL, 99999, 9));
  g_autoptr (GPtrArray) tenders = pos_shift_money_add_up (sums, NULL);

  g_assert_cmpuint (tenders->len, ==, 2);
  g_assert_cmpint (pos_shift_money_find (tenders, "cash")->expected, ==, 71665);
  g_assert_cmpint (pos_shift_money_find (tenders, "card")->expected, ==, 5000);
  g_assert_cmpint (pos_shift_money_find (tenders, "card")->n_counts, ==, 0);
  g_assert_null (pos_shift_money_find (tenders, "shells"));
}

static void
too_much_is_an_error (void)
{
  static const Row rows[] = {
      {POS_SHIFT_ENTRY_START, G_MAXINT64, 1, 0},
      {POS_SHIFT_ENTRY_INCOME, 1, 1, 0},
  };
  g_autoptr (GPtrArray) sums = make_sums ("cash", rows, G_N_ELEMENTS (rows));
  g_autoptr (GError) error = NULL;

  g_assert_null (pos_shift_money_add_up (sums, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
}

static void
pieces_are_added_up (void)
{
  static const PosPieces drawer[] = {{10000, 7}, {500, 3}, {50, 0}};
  static const PosPieces wrong[][1] = {{{500, -1}}, {{0, 1}}, {{G_MAXINT64, 2}}};
  gint64 sum = -1;

  g_assert_true (pos_shift_money_count (drawer, G_N_ELEMENTS (drawer), &sum, NULL));
  g_assert_cmpint (sum, ==, 71500);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (pos_shift_money_count (wrong[i], 1, &sum, &error));
    g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shift-money/H-11-example", the_example_of_the_specification);
  g_test_add_func ("/shift-money/H-11-kinds", what_each_kind_does);
  g_test_add_func ("/shift-money/H-12-last", the_last_start_amount_and_count_are_the_ones);
  g_test_add_func ("/shift-money/tenders", tenders_stand_apart_and_sales_are_no_money);
  g_test_add_func ("/shift-money/overflow", too_much_is_an_error);
  g_test_add_func ("/shift-money/pieces", pieces_are_added_up);
  return g_test_run ();
}
