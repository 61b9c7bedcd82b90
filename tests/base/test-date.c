/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-date.c — days without zones, instants as text, and the one place where the two meet. */
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-zone.h"

static void
test_reading_what_was_written (void)
{
  for (int i = 0; i < 2000; i++) {
    PosDate day = {(guint32)g_test_rand_int_range (1, 3652059)}, back = POS_DATE_NONE; /* …9999 */
    g_autofree char *text = pos_date_to_text (day);
    int year, month, number;

    g_assert_true (pos_date_parse (text, &back, NULL));
    g_assert_cmpuint (back.julian, ==, day.julian);
    pos_date_get_ymd (day, &year, &month, &number);
    g_assert_cmpuint (pos_date_new (year, month, number).julian, ==, day.julian);
  }
}

static void
test_what_is_not_a_date_is_refused (void)
{
  static const char *const wrong[] = {
      NULL,
      "",
      "2026-5-21",
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "0000-01-01",
      "21-05-2026",
      "2026/05/21",
      "20260521",
      "2026-05-21Z",
      "2026-05-2x",
      " 2026-05-1",
      "+026-05-21",
      "-026-05-21",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    PosDate day = {7};
    g_assert_false (pos_date_parse (wrong[i], &day, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
    g_assert_cmpuint (day.julian, ==, 7);
  }
}

static void
test_days_that_do_not_exist_are_none (void)
{
  static const int wrong[][3] = {{2026, 2, 29},
                                 {2026, 4, 31},
                                 {2026, 5, 257},
                                 {2026, 257, 1},
                                 {67562, 5, 21},
                                 {-1, 1, 1},
                                 {2026, 0, 1},
                                 {2026, 1, 0},
                                 {0, 1, 1},
                                 {2026, -255, 1}};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (pos_date_new (wrong[i][0], wrong[i][1], wrong[i][2]).julian, ==, 0);
  g_assert_cmpuint (pos_date_new (2028, 2, 29).julian, !=, 0);
}

static void
test_weekdays (void)
{
  g_assert_cmpint (pos_date_get_weekday (pos_date_new (2026, 5, 21)), ==, 4);
  g_assert_cmpint (pos_date_get_weekday (pos_date_new (2026, 5, 24)), ==, 7);
  g_assert_cmpint (pos_date_get_weekday (pos_date_new (2026, 5, 25)), ==, 1);
  g_assert_cmpint (pos_date_get_weekday (POS_DATE_NONE), ==, 0);
}

static void
test_adding_days (void)
{
  g_autofree char *text = pos_date_to_text (pos_date_add_days (pos_date_new (2027, 12, 31), 60));

  g_assert_cmpstr (text, ==, "2028-02-29");
  g_assert_cmpuint (pos_date_add_days (POS_DATE_NONE, 5).julian, ==, 0);
  g_assert_cmpuint (pos_date_add_days (pos_date_new (1, 1, 1), -1).julian, ==, 0);
  g_assert_cmpuint (pos_date_add_days (pos_date_new (2026, 5, 21), G_MININT).julian, ==, 0);
  g_assert_cmpuint (pos_date_add_days (pos_date_new (2026, 5, 21), G_MAXINT).julian, ==, 0);
  for (int i = 0; i < 1000; i++) {
    PosDate day = pos_date_new (2026, 5, 21);
    int days = g_test_rand_int_range (-100000, 100000);
    g_assert_cmpuint (
        pos_date_add_days (pos_date_add_days (day, days), -days).julian, ==, day.julian);
  }
}

static void
assert_day_at (const char *instant_text, const char *zone, const char *expected)
{
  gint64 instant;

  g_assert_true (pos_instant_parse (instant_text, &instant, NULL));
  g_autofree char *text = pos_date_to_text (pos_date_at (instant, zone));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_start (PosDate date, const char *zone, const char *expected)
{
  g_autofree char *text = pos_instant_to_text (pos_date_get_start (date, zone));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_day_begins_in_its_zone (void)
{
  assert_start (pos_date_new (2026, 5, 21), "Europe/Amsterdam", "2026-05-20T22:00:00Z");
  assert_start (pos_date_new (2026, 11, 26), "Europe/Amsterdam", "2026-11-25T23:00:00Z");
  assert_start (pos_date_new (2026, 5, 21), "America/New_York", "2026-05-21T04:00:00Z");
  assert_start (pos_date_new (2026, 5, 21), NULL, "2026-05-21T00:00:00Z");
  g_assert_cmpint (pos_date_get_start (POS_DATE_NONE, NULL), ==, 0);
}

static void
test_the_day_depends_on_the_zone (void)
{
  assert_day_at ("2026-05-21T22:30:00Z", "Europe/Amsterdam", "2026-05-22");
  assert_day_at ("2026-05-21T22:30:00Z", "America/New_York", "2026-05-21");
  assert_day_at ("2026-05-21T22:30:00Z", NULL, "2026-05-21");
  assert_day_at ("2026-05-21T22:30:00Z", "Mars/Olympus", "2026-05-21");
  assert_day_at ("1969-12-31T23:59:59.999999Z", NULL, "1969-12-31");
  /* Clocks go forward on 2026-03-29 at 01:00 UTC. */
  assert_day_at ("2026-03-28T22:59:59Z", "Europe/Amsterdam", "2026-03-28");
  assert_day_at ("2026-03-28T23:00:00Z", "Europe/Amsterdam", "2026-03-29");
  assert_day_at ("2026-03-29T22:00:00Z", "Europe/Amsterdam", "2026-03-30");
}

static void
test_instants_read_back_to_the_microsecond (void)
{
  for (int i = 0; i < 5000; i++) {
    gint64 second = (gint64)g_test_rand_int_range (-2000000000, 2000000000) * 2;
    gint64 instant = second * G_USEC_PER_SEC + g_test_rand_int_range (0, G_USEC_PER_SEC), back;
    g_autofree char *text = pos_instant_to_text (instant);
    g_autoptr (GError) error = NULL;

    pos_instant_parse (text, &back, &error);
    g_assert_no_error (error);
    g_assert_cmpint (back, ==, instant);
  }
}

static void
test_instants_are_written_in_utc (void)
{
  gint64 instant;

  g_assert_true (pos_instant_parse ("2026-05-21T12:42:00.5+02:00", &instant, NULL));
  g_autofree char *text = pos_instant_to_text (instant);
  g_assert_cmpstr (text, ==, "2026-05-21T10:42:00.500000Z");
  g_autofree char *whole = pos_instant_to_text (instant - 500000);
  g_assert_cmpstr (whole, ==, "2026-05-21T10:42:00Z");
}

static void
test_what_is_not_an_instant_is_refused (void)
{
  static const char *const wrong[] = {NULL,
                                      "",
                                      "2026-05-21",
                                      "2026-05-21T10:42:00",
                                      "now",
                                      "2026-05-21T25:00:00Z",
                                      "2026-02-30T10:00:00Z"};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    gint64 instant;
    g_assert_false (pos_instant_parse (wrong[i], &instant, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
  }
}

static void
test_the_machine_says_where_it_stands (void)
{
  g_assert_true (g_setenv ("TZ", "Europe/Amsterdam", TRUE));
  g_assert_cmpstr (pos_zone_get_local (), ==, "Europe/Amsterdam");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/reading-what-was-written", test_reading_what_was_written);
  g_test_add_func ("/date/what-is-not-a-date-is-refused", test_what_is_not_a_date_is_refused);
  g_test_add_func ("/date/days-that-do-not-exist-are-none", test_days_that_do_not_exist_are_none);
  g_test_add_func ("/date/weekdays", test_weekdays);
  g_test_add_func ("/date/adding-days", test_adding_days);
  g_test_add_func ("/date/a-day-begins-in-its-zone", test_a_day_begins_in_its_zone);
  g_test_add_func ("/date/the-day-depends-on-the-zone", test_the_day_depends_on_the_zone);
  g_test_add_func ("/date/the-machine-says-where-it-stands", test_the_machine_says_where_it_stands);
  g_test_add_func ("/instant/read-back-to-the-microsecond",
                   test_instants_read_back_to_the_microsecond);
  g_test_add_func ("/instant/written-in-utc", test_instants_are_written_in_utc);
  g_test_add_func ("/instant/what-is-not-an-instant-is-refused",
                   test_what_is_not_an_instant_is_refused);
  return g_test_run ();
}
