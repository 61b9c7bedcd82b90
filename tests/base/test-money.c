/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-money.c — fixed-point values: N1–N3, M43, and properties over random amounts. */
#include "base/pos-error.h"
#include "base/pos-money.h"

#define CASES 2000

static gint64
random_int64 (void)
{
  gint64 wide = (gint64)((guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ());

  /* Every size is equally likely, not every number. */
  return wide >> g_test_rand_int_range (0, 63);
}

static gint64
random_amount (void)
{
  return g_test_rand_int_range (-10000000, 10000000);
}

static guint32
random_currency (void)
{
  static const char *const codes[] = {"EUR", "JPY", "KWD", "USD"};

  return pos_currency_from_code (codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))]);
}

/* ── Currencies ──────────────────────────────────────────────────────────────────────────────── */

static void
test_currency_codes (void)
{
  static const char *const wrong[] = {"", "EU", "EURO", "eur", "E1R", "€", NULL};
  char code[4];

  pos_currency_to_code (pos_currency_from_code ("EUR"), code);
  g_assert_cmpstr (code, ==, "EUR");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (pos_currency_from_code (wrong[i]), ==, 0);
  pos_currency_to_code (0, code);
  g_assert_cmpstr (code, ==, "");
}

static void
test_currency_digits (void)
{
  static const struct {
    const char *code;
    int digits;
  } known[] = {{"EUR", 2},
               {"USD", 2},
               {"CHF", 2},
               {"JPY", 0},
               {"KRW", 0},
               {"PYG", 0},
               {"RWF", 0},
               {"XPF", 0},
               {"KWD", 3},
               {"TND", 3},
               {"UYI", 0},
               {"HUF", 2}};

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpint (
        pos_currency_get_exponent (pos_currency_from_code (known[i].code)), ==, known[i].digits);
  g_assert_cmpint (pos_currency_get_exponent (0), ==, 2);
}

/* ── Adding ──────────────────────────────────────────────────────────────────────────────────── */

static void
test_adding_and_taking_away_are_inverse (void)
{
  for (int i = 0; i < CASES; i++) {
    PosMoney a = {random_amount (), 1}, b = {random_amount (), 1}, sum, back;

    g_assert_true (pos_money_add (a, b, &sum, NULL));
    g_assert_true (pos_money_subtract (sum, b, &back, NULL));
    g_assert_cmpint (back.minor, ==, a.minor);
    g_assert_cmpuint (back.currency, ==, a.currency);
  }
}

static void
test_overflow_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  PosMoney out = {7, 7}, least = {G_MININT64, 1}, most = {G_MAXINT64, 1}, one = {1, 1};
  gint64 minor = 7;

  g_assert_false (pos_minor_add (G_MAXINT64, 1, &minor, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (pos_money_add (most, one, &out, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (pos_money_subtract (one, least, &out, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (pos_price_extend (pos_price_per_one ((PosUnitPrice){G_MAXINT64}),
                                    pos_quantity_whole (1000000),
                                    pos_currency_from_code ("EUR"),
                                    POS_ROUND_HALF_UP,
                                    &minor,
                                    &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
}

static void
test_a_difference_that_fits_is_given (void)
{
  PosMoney out, a = {-1, 1}, least = {G_MININT64, 1};
  g_autoptr (GError) error = NULL;

  g_assert_true (pos_money_subtract (a, least, &out, &error));
  g_assert_no_error (error);
  g_assert_cmpint (out.minor, ==, G_MAXINT64);
}

static void
test_currencies_do_not_mix (void)
{
  g_autoptr (GError) error = NULL;
  PosMoney euro = {1, pos_currency_from_code ("EUR")}, pound = {1, pos_currency_from_code ("GBP")};
  PosMoney out;

  g_assert_false (pos_money_add (euro, pound, &out, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY);
  g_clear_error (&error);
  g_assert_false (pos_money_subtract (euro, pound, &out, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY);
}

/* ── Rounding ────────────────────────────────────────────────────────────────────────────────── */

static void
test_rounding_modes (void)
{
  /* numerator / 10 under each mode */
  static const struct {
    gint64 value, half_up, half_even, down, up;
  } rows[] = {
      {0, 0, 0, 0, 0},
      {1, 0, 0, 0, 1},
      {4, 0, 0, 0, 1},
      {5, 1, 0, 0, 1},
      {6, 1, 1, 0, 1},
      {10, 1, 1, 1, 1},
      {15, 2, 2, 1, 2},
      {25, 3, 2, 2, 3},
      {35, 4, 4, 3, 4},
      {-1, 0, 0, 0, -1},
      {-4, 0, 0, 0, -1},
      {-5, -1, 0, 0, -1},
      {-6, -1, -1, 0, -1},
      {-10, -1, -1, -1, -1},
      {-15, -2, -2, -1, -2},
      {-25, -3, -2, -2, -3},
      {-35, -4, -4, -3, -4},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    gint64 value = rows[i].value;
    g_assert_cmpint (pos_minor_scale (value, 1, 10, POS_ROUND_HALF_UP), ==, rows[i].half_up);
    g_assert_cmpint (pos_minor_scale (value, 1, 10, POS_ROUND_HALF_EVEN), ==, rows[i].half_even);
    g_assert_cmpint (pos_minor_scale (value, 1, 10, POS_ROUND_DOWN), ==, rows[i].down);
    g_assert_cmpint (pos_minor_scale (value, 1, 10, POS_ROUND_UP), ==, rows[i].up);
    /* The same fraction with both signs turned. */
    g_assert_cmpint (pos_minor_scale (value, -1, -10, POS_ROUND_HALF_UP), ==, rows[i].half_up);
    g_assert_cmpint (pos_minor_scale (value, -1, -10, POS_ROUND_UP), ==, rows[i].up);
  }
}

static void
test_rounding_is_symmetric_and_near (void)
{
  for (int i = 0; i < CASES; i++) {
    gint64 minor = random_amount ();
    PosRate rate = {g_test_rand_int_range (0, 2000000)};

    for (PosRounding mode = POS_ROUND_HALF_UP; mode <= POS_ROUND_UP; mode++) {
      gint64 part = pos_minor_at_rate (minor, rate, mode);
      gint64 error = part * POS_SCALE - minor * rate.micro;
      gint64 limit = mode <= POS_ROUND_HALF_EVEN ? POS_SCALE / 2 : POS_SCALE - 1;

      g_assert_cmpint (pos_minor_at_rate (-minor, rate, mode), ==, -part);
      g_assert_cmpint (ABS (error), <=, limit);
    }
  }
}

static void
test_scaling_saturates (void)
{
  g_assert_cmpint (pos_minor_scale (G_MAXINT64, 3, 2, POS_ROUND_DOWN), ==, G_MAXINT64);
  g_assert_cmpint (pos_minor_scale (G_MAXINT64, -3, 2, POS_ROUND_DOWN), ==, G_MININT64);
  g_assert_cmpint (
      pos_minor_scale (G_MAXINT64, G_MAXINT64, G_MAXINT64, POS_ROUND_UP), ==, G_MAXINT64);
  g_assert_cmpint (pos_minor_scale (5, 1, 0, POS_ROUND_UP), ==, 0);
}

static void
test_cash_rounding (void)
{
  g_assert_cmpint (pos_minor_round_to (1002, 5, POS_ROUND_HALF_UP), ==, 1000);
  g_assert_cmpint (pos_minor_round_to (1003, 5, POS_ROUND_HALF_UP), ==, 1005);
  g_assert_cmpint (pos_minor_round_to (-1003, 5, POS_ROUND_HALF_UP), ==, -1005);
  g_assert_cmpint (pos_minor_round_to (1003, 1, POS_ROUND_HALF_UP), ==, 1003);
  g_assert_cmpint (pos_minor_round_to (1003, 0, POS_ROUND_HALF_UP), ==, 1003);
}

static void
test_contained_tax_and_net_make_the_whole (void)
{
  g_assert_cmpint (pos_minor_included_tax (12100, (PosRate){210000}, POS_ROUND_HALF_UP), ==, 2100);
  g_assert_cmpint (pos_minor_included_tax (1000, (PosRate){90000}, POS_ROUND_HALF_UP), ==, 83);
  for (int i = 0; i < CASES; i++) {
    gint64 gross = random_amount ();
    PosRate rate = {g_test_rand_int_range (0, 300000)};
    gint64 tax = pos_minor_included_tax (gross, rate, POS_ROUND_HALF_UP);

    /* Tax put on what is left comes back to within a minor unit. */
    gint64 again = pos_minor_at_rate (gross - tax, rate, POS_ROUND_HALF_UP);
    g_assert_cmpint (ABS (again - tax), <=, 1);
  }
}

static void
test_extending_rounds_once (void)
{
  guint32 euro = pos_currency_from_code ("EUR");
  gint64 minor;

  g_assert_true (pos_price_extend (pos_price_per_one ((PosUnitPrice){19990000}),
                                   pos_quantity_whole (3),
                                   euro,
                                   POS_ROUND_HALF_UP,
                                   &minor,
                                   NULL));
  g_assert_cmpint (minor, ==, 5997);
  /* 1.0895 × 42.37 = 46.162115 */
  g_assert_true (pos_price_extend (pos_price_per_one ((PosUnitPrice){1089500}),
                                   (PosQuantity){42370000},
                                   euro,
                                   POS_ROUND_HALF_UP,
                                   &minor,
                                   NULL));
  g_assert_cmpint (minor, ==, 4616);
  g_assert_true (pos_price_extend (pos_price_per_one ((PosUnitPrice){1500000}),
                                   pos_quantity_whole (-3),
                                   pos_currency_from_code ("JPY"),
                                   POS_ROUND_HALF_UP,
                                   &minor,
                                   NULL));
  g_assert_cmpint (minor, ==, -5);
}

/* P-6: 10.00 for 3. */
static void
test_prices_for_several (void)
{
  PosPricePer three = {{10 * POS_SCALE}, {3 * POS_SCALE}},
              six = {{20 * POS_SCALE}, {6 * POS_SCALE}};
  PosPricePer third = pos_price_per_one ((PosUnitPrice){3333333}), cheap = {{POS_SCALE}, {7000000}};
  guint32 euro = pos_currency_from_code ("EUR");
  gint64 minor, rest;

  g_assert_true (
      pos_price_extend (three, pos_quantity_whole (30000), euro, POS_ROUND_HALF_UP, &minor, NULL));
  g_assert_cmpint (minor, ==, 10000000);
  g_assert_true (
      pos_price_extend (three, pos_quantity_whole (-2), euro, POS_ROUND_HALF_UP, &minor, NULL));
  g_assert_cmpint (minor, ==, -667);
  g_assert_cmpint (pos_price_of_one (three, &rest).micro, ==, 3333333);
  g_assert_cmpint (rest, ==, 333333);
  g_assert_cmpint (pos_price_of_one (third, &rest).micro, ==, 3333333);
  g_assert_cmpint (rest, ==, 0);
  g_assert_cmpint (pos_price_of_one (cheap, &rest).micro, ==, 142857);
  g_assert_cmpint (rest, ==, 142857);
  g_assert_cmpint (pos_price_compare (three, six), ==, 0);
  g_assert_cmpint (pos_price_compare (third, three), <, 0);
  g_assert_cmpint (pos_price_compare (three, cheap), >, 0);
}

/* ── Allocation ──────────────────────────────────────────────────────────────────────────────── */

static void
test_n3_fifteen_over_fifty_and_thirty (void)
{
  gint64 parts[2];

  pos_minor_allocate (1500, (gint64[]){5000, 3000}, parts, 2);
  g_assert_cmpint (parts[0], ==, 938);
  g_assert_cmpint (parts[1], ==, 562);
}

static void
test_parts_sum_to_the_whole (void)
{
  for (int i = 0; i < CASES; i++) {
    gsize n = (gsize)g_test_rand_int_range (1, 20);
    gint64 weights[20], parts[20], sum = 0, total = i % 2 ? random_amount () : random_int64 ();

    for (gsize j = 0; j < n; j++)
      weights[j] = g_test_rand_int_range (0, 4) ? g_test_rand_int_range (0, 100000) : 0;
    pos_minor_allocate (total, weights, parts, n);
    for (gsize j = 0; j < n; j++) {
      /* Never beyond the whole, never against its sign. */
      g_assert_true (total >= 0 ? parts[j] >= 0 : parts[j] <= 0);
      sum += parts[j];
    }
    g_assert_cmpint (sum, ==, total);
  }
}

static void
test_parts_are_fair (void)
{
  for (int i = 0; i < CASES; i++) {
    gsize n = (gsize)g_test_rand_int_range (1, 10);
    gint64 weights[10], parts[10], all = 0, total = g_test_rand_int_range (0, 10000000);

    for (gsize j = 0; j < n; j++)
      all += weights[j] = g_test_rand_int_range (1, 100000);
    pos_minor_allocate (total, weights, parts, n);
    for (gsize j = 0; j < n; j++) {
      /* Each within half a minor unit of its exact part; the last bears what the others left. */
      gint64 off = ABS (parts[j] * all - total * weights[j]);
      g_assert_cmpint (2 * off, <=, j + 1 < n ? all : all * (gint64)n);
    }
  }
}

static void
test_odd_weights (void)
{
  gint64 parts[3];

  pos_minor_allocate (100, (gint64[]){0, 0, 0}, parts, 3);
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 100);
  g_assert_cmpint (parts[0], ==, 33);
  pos_minor_allocate (100, (gint64[]){-50, 10, 0}, parts, 3);
  g_assert_cmpint (parts[0], ==, 0);
  g_assert_cmpint (parts[1], ==, 100);
  g_assert_cmpint (parts[2], ==, 0);
  pos_minor_allocate (G_MAXINT64, (gint64[]){G_MAXINT64, G_MAXINT64, G_MAXINT64}, parts, 3);
  g_assert_cmpint (parts[0] + (parts[1] + parts[2]), ==, G_MAXINT64);
  pos_minor_allocate (100, NULL, NULL, 0);
}

static void
test_m43_ten_in_three_takings (void)
{
  static const gint64 expected[] = {333, 334, 333};

  for (int i = 0; i < 3; i++)
    g_assert_cmpint (
        pos_minor_share (
            1000, pos_quantity_whole (i), pos_quantity_whole (1), pos_quantity_whole (3)),
        ==,
        expected[i]);
}

static void
test_m43_any_way_of_taking_adds_up (void)
{
  for (int i = 0; i < CASES; i++) {
    gint64 of = (gint64)g_test_rand_int_range (1, 50) * POS_SCALE, at = 0, sum = 0;
    gint64 total = random_amount ();

    while (at < of) {
      gint64 taken = g_test_rand_int_range (1, 8 * (gint32)POS_SCALE);
      gint64 count = MIN (of - at, taken);
      sum += pos_minor_share (total, (PosQuantity){at}, (PosQuantity){count}, (PosQuantity){of});
      at += count;
    }
    g_assert_cmpint (sum, ==, total);
  }
}

/* ── Text ────────────────────────────────────────────────────────────────────────────────────── */

static void
test_reading_what_was_written (void)
{
  for (int i = 0; i < CASES; i++) {
    gint64 value = i == 0 ? G_MININT64 : i == 1 ? G_MAXINT64 : random_int64 (), back = 0;
    guint32 currency = random_currency ();
    g_autofree char *money = pos_minor_to_text (value, currency);
    g_autofree char *micro = pos_micro_to_text (value, g_test_rand_int_range (0, 4));
    g_autoptr (GError) error = NULL;

    pos_minor_parse (money, currency, &back, &error);
    g_assert_no_error (error);
    g_assert_cmpint (back, ==, value);
    pos_micro_parse (micro, &back, &error);
    g_assert_no_error (error);
    g_assert_cmpint (back, ==, value);
  }
}

#define assert_text(made, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *made_text = made;                                                             \
    g_assert_cmpstr (made_text, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
test_written_form (void)
{
  guint32 euro = pos_currency_from_code ("EUR");

  assert_text (pos_minor_to_text (5, euro), "0.05");
  assert_text (pos_minor_to_text (-5, euro), "-0.05");
  assert_text (pos_minor_to_text (123456, euro), "1234.56");
  assert_text (pos_minor_to_text (5, pos_currency_from_code ("JPY")), "5");
  assert_text (pos_minor_to_text (5, pos_currency_from_code ("KWD")), "0.005");
  assert_text (pos_micro_to_text (210000, 0), "0.21");
  assert_text (pos_micro_to_text (100000000, 2), "100.00");
  assert_text (pos_micro_to_text (100000000, 0), "100");
  assert_text (pos_micro_to_text (1, 0), "0.000001");
}

static void
test_unreadable_numbers_are_refused (void)
{
  static const char *const wrong[] = {
      "",      "-",   "+1", ".5",   "5.", "1,5",   "1 5", " 1",  "1 ",   "1e3",  "0x10",
      "1.2.3", "--1", "1-", "1.-5", "١",  "1.505", "NaN", "inf", "\xff", "1.5a",
  };
  guint32 euro = pos_currency_from_code ("EUR");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strdup (wrong[i]); /* exactly as long as it is */
    gint64 minor = 7;
    g_assert_false (pos_minor_parse (text, euro, &minor, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpint (minor, ==, 7);
  }
}

static void
test_a_refusal_shows_what_was_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup ("much");
  gint64 micro;

  g_assert_false (pos_micro_parse (text, &micro, &error));
  g_assert_cmpstr (error->message, ==, "“much” is not a number");
}

static void
test_numbers_too_large_are_refused (void)
{
  static const char *const wrong[] = {
      "92233720368547758.08", "-92233720368547758.09", "99999999999999999999999999999999"};
  guint32 euro = pos_currency_from_code ("EUR");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    gint64 minor;
    g_assert_false (pos_minor_parse (wrong[i], euro, &minor, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW);
  }
}

static void
test_zeros_beyond_the_currencys_digits_are_exact (void)
{
  gint64 minor;

  g_assert_true (pos_minor_parse ("1.5000", pos_currency_from_code ("EUR"), &minor, NULL));
  g_assert_cmpint (minor, ==, 150);
  g_assert_true (pos_minor_parse ("12.00", pos_currency_from_code ("JPY"), &minor, NULL));
  g_assert_cmpint (minor, ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/currency/codes", test_currency_codes);
  g_test_add_func ("/currency/digits", test_currency_digits);
  g_test_add_func ("/money/adding-and-taking-away-are-inverse",
                   test_adding_and_taking_away_are_inverse);
  g_test_add_func ("/money/overflow-is-refused", test_overflow_is_refused);
  g_test_add_func ("/money/a-difference-that-fits-is-given", test_a_difference_that_fits_is_given);
  g_test_add_func ("/money/currencies-do-not-mix", test_currencies_do_not_mix);
  g_test_add_func ("/rounding/modes", test_rounding_modes);
  g_test_add_func ("/rounding/symmetric-and-near", test_rounding_is_symmetric_and_near);
  g_test_add_func ("/rounding/scaling-saturates", test_scaling_saturates);
  g_test_add_func ("/rounding/cash", test_cash_rounding);
  g_test_add_func ("/rounding/contained-tax-and-net-make-the-whole",
                   test_contained_tax_and_net_make_the_whole);
  g_test_add_func ("/rounding/extending-rounds-once", test_extending_rounds_once);
  g_test_add_func ("/money/P-6", test_prices_for_several);
  g_test_add_func ("/allocate/N3-fifteen-over-fifty-and-thirty",
                   test_n3_fifteen_over_fifty_and_thirty);
  g_test_add_func ("/allocate/parts-sum-to-the-whole", test_parts_sum_to_the_whole);
  g_test_add_func ("/allocate/parts-are-fair", test_parts_are_fair);
  g_test_add_func ("/allocate/odd-weights", test_odd_weights);
  g_test_add_func ("/share/M43-ten-in-three-takings", test_m43_ten_in_three_takings);
  g_test_add_func ("/share/M43-any-way-of-taking-adds-up", test_m43_any_way_of_taking_adds_up);
  g_test_add_func ("/text/reading-what-was-written", test_reading_what_was_written);
  g_test_add_func ("/text/written-form", test_written_form);
  g_test_add_func ("/text/unreadable-numbers-are-refused", test_unreadable_numbers_are_refused);
  g_test_add_func ("/text/a-refusal-shows-what-was-read", test_a_refusal_shows_what_was_read);
  g_test_add_func ("/text/numbers-too-large-are-refused", test_numbers_too_large_are_refused);
  g_test_add_func ("/text/zeros-beyond-the-currencys-digits-are-exact",
                   test_zeros_beyond_the_currencys_digits_are_exact);
  return g_test_run ();
}
