/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-format.c — visual-language.md §7's table, cell by cell, and typing an amount back. */
#include "base/pos-error.h"
#include "base/pos-format.h"

#include <locale.h>

#define NBSP "\xc2\xa0"
#define MINUS "\xe2\x88\x92"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"

#define assert_text(made, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *made_text = made;                                                             \
    g_assert_cmpstr (made_text, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

typedef struct {
  const char *language, *country;
  const char *money, *negative, *large, *charge, *rate, *fraction_rate, *date_short, *date_long;
  const char *weekday, *day_name, *country_name, *quantity, *unit_price, *decimal_point;
} Row;

static const Row rows[] = {
    {"en",
     "IE",
     "€1,234.50",
     MINUS "€14.90",
     "€1,234,567.00",
     "+" NBSP "€39.00",
     "20%",
     "5.5%",
     "Thu 21 May",
     "Thursday 21 May 2026",
     "Thu",
     "Thursday",
     "Netherlands",
     "1,250.75",
     "€1.0895",
     "."},
    {"nl",
     "NL",
     "€" NBSP "1.234,50",
     MINUS "€" NBSP "14,90",
     "€" NBSP "1.234.567,00",
     "+" NBSP "€" NBSP "39,00",
     "20%",
     "5,5%",
     "do 21 mei",
     "donderdag 21 mei 2026",
     "do",
     "donderdag",
     "Nederland",
     "1.250,75",
     "€" NBSP "1,0895",
     ","},
    {"de",
     "DE",
     "1.234,50" NBSP "€",
     MINUS "14,90" NBSP "€",
     "1.234.567,00" NBSP "€",
     "+" NBSP "39,00" NBSP "€",
     "20" NBSP "%",
     "5,5" NBSP "%",
     "Do., 21. Mai",
     "Donnerstag, 21. Mai 2026",
     "Do",
     "Donnerstag",
     "Niederlande",
     "1.250,75",
     "1,0895" NBSP "€",
     ","},
    {"ar",
     "NL",
     LRI "€1,234.50" PDI,
     LRI MINUS "€14.90" PDI,
     LRI "€1,234,567.00" PDI,
     LRI "+" NBSP "€39.00" PDI,
     "20%",
     "5.5%",
     "الخميس 21 مايو",
     "الخميس 21 مايو 2026",
     "خميس",
     "الخميس",
     "هولندا",
     "1,250.75",
     LRI "€1.0895" PDI,
     "."},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (PosFormat) format = pos_format_new (row->language, row->country, "Europe/Amsterdam");
  guint32 euro = pos_currency_from_code ("EUR");
  PosDate day = pos_date_new (2026, 5, 21);

  g_assert_cmpstr (pos_format_get_language (format), ==, row->language);
  /* Twice: the second answer comes from the cache. */
  for (int i = 0; i < 2; i++) {
    assert_text (pos_format_money (format, 123450, euro), row->money);
    assert_text (pos_format_unit_price (format, (PosUnitPrice){1089500}, euro), row->unit_price);
  }
  assert_text (pos_format_money (format, -1490, euro), row->negative);
  assert_text (pos_format_money (format, 123456700, euro), row->large);
  assert_text (pos_format_charge (format, 3900, euro), row->charge);
  assert_text (pos_format_charge (format, -1490, euro), row->negative);
  assert_text (pos_format_rate (format, (PosRate){200000}), row->rate);
  assert_text (pos_format_rate (format, (PosRate){55000}), row->fraction_rate);
  assert_text (pos_format_quantity (format, (PosQuantity){1250750000}), row->quantity);
  assert_text (pos_format_date_short (format, day), row->date_short);
  assert_text (pos_format_date_long (format, day), row->date_long);
  assert_text (pos_format_weekday (format, day), row->weekday);
  assert_text (pos_format_day_name (format, day), row->day_name);
  assert_text (pos_format_country (format, "NL"), row->country_name);
  assert_text (pos_format_country (format, "QZ"), "QZ");
  g_assert_cmpstr (pos_format_get_decimal_point (format), ==, row->decimal_point);
  g_assert_nonnull (strstr (row->large, pos_format_get_group_separator (format)));
  g_assert_cmpstr (pos_format_get_group_separator (format), !=, row->decimal_point);
}

static void
test_english_is_the_same_english_in_every_country (void)
{
  static const char *const countries[] = {"IE", "NL", "DE", "US", "", NULL};

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++) {
    g_autoptr (PosFormat) format = pos_format_new ("en", countries[i], NULL);
    assert_text (pos_format_money (format, 123450, pos_currency_from_code ("EUR")), "€1,234.50");
  }
}

static void
test_unknown_languages_fall_back_to_english (void)
{
  static const char *const languages[] = {"xx", "", "klingon", "zz_ZZ", "C"};

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (PosFormat) format = pos_format_new (languages[i], "NL", "Mars/Olympus");
    g_assert_cmpstr (pos_format_get_language (format), ==, "en");
    assert_text (pos_format_money (format, -1490, pos_currency_from_code ("EUR")), MINUS "€14.90");
    assert_text (pos_format_time (format, G_GINT64_CONSTANT (1779360120000000)), "10:42");
  }
}

static void
test_regional_languages_are_their_language (void)
{
  g_autoptr (PosFormat) dutch = pos_format_new ("nl_BE", NULL, NULL);
  g_autoptr (PosFormat) french = pos_format_new ("fr", "FR", NULL);

  g_assert_cmpstr (pos_format_get_language (dutch), ==, "nl");
  assert_text (pos_format_date_short (dutch, pos_date_new (2026, 5, 21)), "do 21 mei");
  assert_text (pos_format_date_short (french, pos_date_new (2026, 5, 21)), "jeu. 21 mai");
  g_assert_false (pos_format_is_rtl (french));
}

static void
test_days_in_lists_have_no_weekday (void)
{
  static const struct {
    const char *language, *country, *day, *date;
  } rows_of_days[] = {
      {"en", "IE", "4 May", "4 May 2026"},
      {"nl", "NL", "4 mei", "4 mei 2026"},
      {"de", "DE", "4. Mai", "4. Mai 2026"},
      {"ar", NULL, "4 مايو", "4 مايو 2026"},
      {"fr", "FR", "4 mai", "4 mai 2026"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows_of_days); i++) {
    g_autoptr (PosFormat) format =
        pos_format_new (rows_of_days[i].language, rows_of_days[i].country, NULL);
    assert_text (pos_format_day (format, pos_date_new (2026, 5, 4)), rows_of_days[i].day);
    assert_text (pos_format_date (format, pos_date_new (2026, 5, 4)), rows_of_days[i].date);
    assert_text (pos_format_day (format, POS_DATE_NONE), "");
  }
}

static void
test_currency_comes_from_the_amount (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("nl", "NL", NULL);

  assert_text (pos_format_money (format, 1234, pos_currency_from_code ("JPY")), "JP¥" NBSP "1.234");
  assert_text (pos_format_money (format, 1234567, pos_currency_from_code ("KWD")),
               "KWD" NBSP "1.234,567");
  assert_text (pos_format_money (format, 1234, 0), "12,34");
}

static void
test_amounts_beyond_a_double_stay_exact (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", "IE", NULL);
  guint32 euro = pos_currency_from_code ("EUR");

  assert_text (pos_format_money (format, G_MAXINT64, euro), "€92,233,720,368,547,758.07");
  assert_text (pos_format_money (format, G_MININT64, euro), MINUS "€92,233,720,368,547,758.08");
  assert_text (pos_format_count (format, G_GINT64_CONSTANT (9007199254740993)),
               "9,007,199,254,740,993");
}

static void
test_zero_has_no_sign (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", "IE", NULL);
  guint32 euro = pos_currency_from_code ("EUR");

  assert_text (pos_format_money (format, 0, euro), "€0.00");
  assert_text (pos_format_charge (format, 0, euro), "€0.00");
  assert_text (pos_format_rate (format, (PosRate){0}), "0%");
}

static void
test_signed_plain_numbers_are_isolated_from_right_to_left (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("ar", NULL, NULL);

  g_assert_true (pos_format_is_rtl (format));
  assert_text (pos_format_slot (format, "10:00-12:00"),
               "\u200f\u2066"
               "10:00"
               "\u2069 – \u2066"
               "12:00"
               "\u2069");
  assert_text (pos_format_count (format, -3), LRI MINUS "3" PDI);
  assert_text (pos_format_count (format, 3), "3");
  assert_text (pos_format_rate (format, (PosRate){-50000}), LRI MINUS "5%" PDI);
}

static void
test_time_is_24_hours_in_the_stores_zone (void)
{
  gint64 instant;

  g_assert_true (pos_instant_parse ("2026-05-21T13:05:59Z", &instant, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosFormat) store = pos_format_new (rows[i].language, NULL, "Europe/Amsterdam");
    g_autoptr (PosFormat) utc = pos_format_new (rows[i].language, NULL, NULL);
    assert_text (pos_format_time (store, instant), "15:05");
    assert_text (pos_format_time (utc, instant), "13:05");
    assert_text (pos_format_time (utc, 0), "");
  }
}

static void
test_no_day_is_the_empty_text (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", NULL, NULL);

  assert_text (pos_format_date_short (format, POS_DATE_NONE), "");
  assert_text (pos_format_date_long (format, POS_DATE_NONE), "");
  assert_text (pos_format_weekday (format, POS_DATE_NONE), "");
}

typedef struct {
  const char *language, *text;
  gint64 minor; /* -1: refused */
} Typed;

static void
test_typed_amounts (void)
{
  static const Typed typed[] = {
      {"en", "12.50", 1250},
      {"en", "12,50", 1250},
      {"en", "1,234", 123400},
      {"en", "1,234.5", 123450},
      {"en", "1.234,50", 123450},
      {"en", ".50", 50},
      {"en", "12.", 1200},
      {"en", " 12.50 ", 1250},
      {"en", "€12.50", 1250},
      {"en", "EUR 12.50", 1250},
      {"en", "-12.50", -1250},
      {"en", MINUS "12.50", -1250},
      {"en", "1'234.50", 123450},
      {"en", "1 234.50", 123450},
      {"en", "12.500", 1250},
      {"nl", "12,50", 1250},
      {"nl", "12.50", 1250},
      {"nl", "1.234", 123400},
      {"nl", "1.234,50", 123450},
      {"nl", "1,234.50", 123450},
      {"nl", "€ 1.234,50", 123450},
      {"de", "1.234,50 €", 123450},
      {"nl", "1.234.567", 123456700},
      {"ar", "١٢.٥٠", 1250},
      {"en", "", -1},
      {"en", "-", -1},
      {"en", ".", -1},
      {"en", "abc", -1},
      {"en", "12.505", -1},
      {"en", "1,23,4", -1},
      {"en", "1,2345.00", -1},
      {"en", "1.2.3", -1},
      {"en", "12 50", -1},
      {"en", "--5", -1},
      {"en", "5-", -1},
      {"en", "1e3", -1},
      {"en", "1,234'567", -1},
      {"en", "99999999999999999999", -1},
      {"nl", "1,234,567.0,0", -1},
      {"en", "12\xff", -1},
      {"en", "$", -1},
      {"en", "12.-5", -1},
      {"en", "12..5", -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autoptr (PosFormat) format = pos_format_new (typed[i].language, NULL, NULL);
    g_autoptr (GError) error = NULL;
    gint64 minor = -1;
    g_autofree char *text = g_strdup (typed[i].text); /* exactly as long as it is */
    gboolean read =
        pos_format_parse_money (format, text, pos_currency_from_code ("EUR"), &minor, &error);

    g_assert_cmpint (minor, ==, typed[i].minor);
    g_assert_cmpint (read, ==, error == NULL);
    if (!read)
      g_assert_true (error->domain == POS_VALUE_ERROR);
  }
}

static void
test_what_is_shown_can_be_typed (void)
{
  static const char *const languages[] = {"en", "nl", "de", "ar", "fr", "sv", "hi", "ja", "he"};
  static const char *const codes[] = {"EUR", "KRW", "KWD", "CHF"};

  PosFormat *formats[G_N_ELEMENTS (languages)];

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    formats[i] = pos_format_new (languages[i], NULL, NULL);
  for (int i = 0; i < 2000; i++) {
    PosFormat *format = formats[g_test_rand_int_range (0, G_N_ELEMENTS (formats))];
    guint32 currency = pos_currency_from_code (codes[g_test_rand_int_range (0, 4)]);
    gint64 minor =
        (gint64)((guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ()) >>
        g_test_rand_int_range (0, 63);
    g_autofree char *shown = pos_format_money (format, minor, currency);
    g_autoptr (GError) error = NULL;
    gint64 back = 0;

    if (minor == G_MININT64)
      continue;
    g_test_message ("%s %s", pos_format_get_language (format), shown);
    pos_format_parse_money (format, shown, currency, &back, &error);
    g_assert_no_error (error);
    g_assert_cmpint (back, ==, minor);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    g_object_unref (formats[i]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/format/table/%s", rows[i].language);
    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/format/days-in-lists-have-no-weekday", test_days_in_lists_have_no_weekday);
  g_test_add_func ("/format/english-is-the-same-english-in-every-country",
                   test_english_is_the_same_english_in_every_country);
  g_test_add_func ("/format/unknown-languages-fall-back-to-english",
                   test_unknown_languages_fall_back_to_english);
  g_test_add_func ("/format/regional-languages-are-their-language",
                   test_regional_languages_are_their_language);
  g_test_add_func ("/format/currency-comes-from-the-amount", test_currency_comes_from_the_amount);
  g_test_add_func ("/format/amounts-beyond-a-double-stay-exact",
                   test_amounts_beyond_a_double_stay_exact);
  g_test_add_func ("/format/zero-has-no-sign", test_zero_has_no_sign);
  g_test_add_func ("/format/signed-plain-numbers-are-isolated-from-right-to-left",
                   test_signed_plain_numbers_are_isolated_from_right_to_left);
  g_test_add_func ("/format/time-is-24-hours-in-the-stores-zone",
                   test_time_is_24_hours_in_the_stores_zone);
  g_test_add_func ("/format/no-day-is-the-empty-text", test_no_day_is_the_empty_text);
  g_test_add_func ("/format/typed-amounts", test_typed_amounts);
  g_test_add_func ("/format/what-is-shown-can-be-typed", test_what_is_shown_can_be_typed);
  return g_test_run ();
}
