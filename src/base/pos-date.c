/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-date.c — days on top of GDate, instants on top of GDateTime. */
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-zone.h"

#include <string.h>

#define LAST_YEAR 9999
#define LAST_DAY 3652059 /* 9999-12-31 */
#define EPOCH 719163     /* 1970-01-01 */
#define SECONDS_A_DAY 86400

/* Rounded down, so that instants before 1970 fall on their own day. */
static gint64
whole_seconds (gint64 instant)
{
  return instant / G_USEC_PER_SEC - (instant % G_USEC_PER_SEC < 0);
}

PosDate
pos_date_new (int year, int month, int day)
{
  /* GDate's types are narrow: day 257 would be the first. */
  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return POS_DATE_NONE;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (PosDate){g_date_get_julian (&date)};
}

static GDateTime *
make_local (gint64 instant, const char *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (whole_seconds (instant));

  return utc ? g_date_time_to_timezone (utc, pos_zone_get (zone)) : NULL;
}

PosDate
pos_date_at (gint64 instant, const char *zone)
{
  g_autoptr (GDateTime) local = make_local (instant, zone);
  int year, month, day;

  if (!local)
    return POS_DATE_NONE;
  g_date_time_get_ymd (local, &year, &month, &day);
  return pos_date_new (year, month, day);
}

gint64
pos_date_get_start (PosDate date, const char *zone)
{
  int year, month, day;

  pos_date_get_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) start = g_date_time_new (pos_zone_get (zone), year, month, day, 0, 0, 0);
  return start ? g_date_time_to_unix (start) * G_USEC_PER_SEC : 0;
}

int
pos_date_get_minutes_at (gint64 instant, const char *zone)
{
  g_autoptr (GDateTime) local = make_local (instant, zone);

  return local ? g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local) : 0;
}

gboolean
pos_date_has_time (PosDate date, int minutes, const char *zone)
{
  int year, month, day;

  pos_date_get_ymd (date, &year, &month, &day);
  /* GLib gives the time an hour later for one that is skipped. */
  g_autoptr (GDateTime) local =
      g_date_time_new (pos_zone_get (zone), year, month, day, minutes / 60, minutes % 60, 0);
  return local && g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local) == minutes;
}

PosDate
pos_date_add_days (PosDate date, int days)
{
  gint64 julian = (gint64)date.julian + days;

  if (date.julian == 0 || julian < 1 || julian > LAST_DAY)
    return POS_DATE_NONE;
  return (PosDate){(guint32)julian};
}

int
pos_date_get_weekday (PosDate date)
{
  return date.julian == 0 ? 0 : (int)((date.julian - 1) % 7) + 1;
}

void
pos_date_get_ymd (PosDate date, int *year, int *month, int *day)
{
  *year = *month = *day = 0;
  if (!g_date_valid_julian (date.julian))
    return;

  GDate value;
  g_date_clear (&value, 1);
  g_date_set_julian (&value, date.julian);
  *year = g_date_get_year (&value);
  *month = (int)g_date_get_month (&value);
  *day = g_date_get_day (&value);
}

static void
append_digits (GString *text, gint64 number, int width)
{
  char digits[8];

  for (int i = width; i-- > 0; number /= 10)
    digits[i] = (char)('0' + number % 10);
  g_string_append_len (text, digits, width);
}

void
pos_date_append (GString *text, PosDate date)
{
  int year, month, day;

  pos_date_get_ymd (date, &year, &month, &day);
  if (year == 0)
    return;
  append_digits (text, year, 4);
  g_string_append_c (text, '-');
  append_digits (text, month, 2);
  g_string_append_c (text, '-');
  append_digits (text, day, 2);
}

char *
pos_date_to_text (PosDate date)
{
  GString *text = g_string_new (NULL);

  pos_date_append (text, date);
  return g_string_free (text, FALSE);
}

static gboolean
read_digits (const char *text, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    *number = *number * 10 + text[i] - '0';
  }
  return TRUE;
}

gboolean
pos_date_parse (const char *text, PosDate *date, GError **error)
{
  int year, month, day;

  if (text && strlen (text) == 10 && text[4] == '-' && text[7] == '-' &&
      read_digits (text, 4, &year) && read_digits (text + 5, 2, &month) &&
      read_digits (text + 8, 2, &day)) {
    PosDate parsed = pos_date_new (year, month, day);
    if (parsed.julian != 0) {
      *date = parsed;
      return TRUE;
    }
  }
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not a date (YYYY-MM-DD)");
}

void
pos_instant_append (GString *text, gint64 instant)
{
  gint64 seconds = whole_seconds (instant), rest = instant - seconds * G_USEC_PER_SEC;
  gint64 days = seconds / SECONDS_A_DAY - (seconds % SECONDS_A_DAY < 0);
  gint64 time = seconds - days * SECONDS_A_DAY, julian = days + EPOCH;

  if (julian < 1 || julian > LAST_DAY)
    return;
  pos_date_append (text, (PosDate){(guint32)julian});
  g_string_append_c (text, 'T');
  append_digits (text, time / 3600, 2);
  g_string_append_c (text, ':');
  append_digits (text, time / 60 % 60, 2);
  g_string_append_c (text, ':');
  append_digits (text, time % 60, 2);
  if (rest != 0) {
    g_string_append_c (text, '.');
    append_digits (text, rest, 6);
  }
  g_string_append_c (text, 'Z');
}

char *
pos_instant_to_text (gint64 instant)
{
  GString *text = g_string_new (NULL);

  pos_instant_append (text, instant);
  return g_string_free (text, FALSE);
}

gboolean
pos_instant_parse (const char *text, gint64 *instant, GError **error)
{
  /* Without a default zone GLib refuses times that carry no offset, which is what we want. */
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (!time)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          NULL,
                          "Not an instant (ISO 8601 with offset)");
  *instant = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return TRUE;
}
