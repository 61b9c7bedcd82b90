/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-format.c — ICU gives words, separators and places; sign, direction and digits are ours. */
#include "base/pos-format.h"
#include "base/pos-error.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define MINUS "\xe2\x88\x92"         /* U+2212 */
#define NO_BREAK_SPACE "\xc2\xa0"    /* U+00A0 */
#define ISOLATE_START "\xe2\x81\xa6" /* U+2066 */
#define ISOLATE_END "\xe2\x81\xa9"   /* U+2069 */
#define RIGHT_TO_LEFT "\xe2\x80\x8f" /* U+200F */
#define NUMBER_STYLE_OF_OURS "en_IE" /* English, and amounts in right-to-left languages */
#define MICROSECONDS_PER_MILLISECOND 1000
#define DAYS_BEFORE_1970 719163 /* the Julian number of 1970-01-01 in GDate's count */

/* Patterns that ICU's own "best pattern" would not give: visual-language.md §7. */
static const struct {
  const char *language, *date_short, *date_long;
} date_styles[] = {
    {"en", "EEE d MMM", "EEEE d MMMM y"},
    {"nl", "EEE d MMM", "EEEE d MMMM y"},
    {"de", "EEE, d. MMM", "EEEE, d. MMMM y"},
    {"ar", "EEE d MMM", "EEEE d MMMM y"},
};

struct _PosFormat {
  GObject parent_instance;
  char *language;
  gboolean rtl;
  char *number_locale, *date_locale;
  char *decimal_point;
  char *group_separator;
  UNumberFormat *decimal, *percent;
  UDateFormat *date_short, *date_long, *day, *date, *month, *weekday, *day_name, *time, *local_day;
  GMutex lock;            /* guards what follows */
  GHashTable *currencies; /* (element-type guint32 UNumberFormat*) */
};

G_DEFINE_FINAL_TYPE (PosFormat, pos_format, G_TYPE_OBJECT)

static char *
to_utf8 (const UChar *text, int32_t length)
{
  return g_utf16_to_utf8 ((const gunichar2 *)text, length, NULL, NULL, NULL);
}

/* ── Which language ──────────────────────────────────────────────────────────────────────────── */

static gboolean
language_is_known (const char *language)
{
  for (int32_t i = 0; i < uloc_countAvailable (); i++)
    if (!strcmp (uloc_getAvailable (i), language))
      return TRUE;
  return FALSE;
}

/* ICU has an English for every European country, with that country's numbers ("en_DE" writes
 * 1.234,50 €).  The style follows the language, so English is always the same English. */
static char *
build_locale (const char *language, const char *country)
{
  if (!strcmp (language, "en"))
    return g_strdup (NUMBER_STYLE_OF_OURS "@calendar=gregorian;numbers=latn");
  return g_strdup_printf ("%s%s%s@calendar=gregorian;numbers=latn",
                          language,
                          country && *country ? "_" : "",
                          country ? country : "");
}

/* ── Numbers ─────────────────────────────────────────────────────────────────────────────────── */

static UNumberFormat *
open_number (PosFormat *self, UNumberFormatStyle style, int least, int most)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (style, NULL, 0, self->number_locale, NULL, &status);

  g_assert (U_SUCCESS (status));
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, least);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, most);
  return format;
}

/* Formatters differ by currency and by how many decimals they may show. */
static UNumberFormat *
get_currency_format (PosFormat *self, guint32 currency, gboolean all_decimals)
{
  guint32 key = currency | (all_decimals ? 1u << 31 : 0);
  UNumberFormat *format = g_hash_table_lookup (self->currencies, GUINT_TO_POINTER (key));

  if (format)
    return format;

  int exponent = pos_currency_get_exponent (currency);
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4];
  char letters[4];

  format = open_number (self, currency ? UNUM_CURRENCY : UNUM_DECIMAL, exponent, exponent);
  if (currency) {
    pos_currency_to_code (currency, letters);
    u_charsToUChars (letters, code, 4);
    unum_setTextAttribute (format, UNUM_CURRENCY_CODE, code, 3, &status);
    g_assert (U_SUCCESS (status));
  }
  /* Setting the code brings ICU's own digits along: ours come last. */
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, exponent);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, all_decimals ? 6 : exponent);
  g_hash_table_insert (self->currencies, GUINT_TO_POINTER (key), format);
  return format;
}

/* @plain: a decimal number in the wire's form.  The sign is written by us, so that every language
 * has it in front and as U+2212. */
static char *
format_decimal (UNumberFormat *format, const char *plain, const char *plus, gboolean isolate)
{
  gboolean negative = plain[0] == '-';
  const char *size = negative ? plain + 1 : plain;
  const char *sign = negative ? MINUS : strspn (size, "0.") < strlen (size) ? plus : "";
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[128];
  int32_t length = unum_formatDecimal (
      format, size, (int32_t)strlen (size), buffer, G_N_ELEMENTS (buffer), NULL, &status);

  g_assert (U_SUCCESS (status) && length < (int32_t)G_N_ELEMENTS (buffer));
  g_autofree char *shown = to_utf8 (buffer, length);
  return isolate ? g_strconcat (ISOLATE_START, sign, shown, ISOLATE_END, NULL)
                 : g_strconcat (sign, shown, NULL);
}

static char *
format_amount (
    PosFormat *self, const char *plain, guint32 currency, gboolean all_decimals, const char *plus)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return format_decimal (
      get_currency_format (self, currency, all_decimals), plain, plus, self->rtl);
}

char *
pos_format_money (PosFormat *self, gint64 minor, guint32 currency)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = pos_minor_to_text (minor, currency);
  return format_amount (self, plain, currency, FALSE, "");
}

char *
pos_format_charge (PosFormat *self, gint64 minor, guint32 currency)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = pos_minor_to_text (minor, currency);
  return format_amount (self, plain, currency, FALSE, "+" NO_BREAK_SPACE);
}

char *
pos_format_unit_price (PosFormat *self, PosUnitPrice price, guint32 currency)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = pos_micro_to_text (price.micro, 0);
  return format_amount (self, plain, currency, TRUE, "");
}

/* A bare number reads the same in both directions; only a sign needs the isolate. */
static char *
format_plain (PosFormat *self, UNumberFormat *format, const char *plain)
{
  return format_decimal (format, plain, "", self->rtl && plain[0] == '-');
}

char *
pos_format_quantity (PosFormat *self, PosQuantity quantity)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = pos_micro_to_text (quantity.micro, 0);
  return format_plain (self, self->decimal, plain);
}

char *
pos_format_rate (PosFormat *self, PosRate rate)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = pos_micro_to_text (rate.micro, 0);
  return format_plain (self, self->percent, plain);
}

char *
pos_format_count (PosFormat *self, gint64 count)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);

  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  return format_plain (self, self->decimal, plain);
}

/* ── Dates ───────────────────────────────────────────────────────────────────────────────────── */

static UDateFormat *
open_pattern (PosFormat *self, const UChar *pattern, int32_t length, const char *zone)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar zone_name[64];

  u_uastrncpy (zone_name, zone, G_N_ELEMENTS (zone_name) - 1);
  zone_name[G_N_ELEMENTS (zone_name) - 1] = 0;

  UDateFormat *format = udat_open (
      UDAT_PATTERN, UDAT_PATTERN, self->date_locale, zone_name, -1, pattern, length, &status);
  g_assert (U_SUCCESS (status));
  return format;
}

static UDateFormat *
open_literal (PosFormat *self, const char *pattern, const char *zone)
{
  UChar wide[64];

  u_uastrcpy (wide, pattern);
  return open_pattern (self, wide, -1, zone);
}

/* @skeleton: which parts, for ICU to put in the language's order. */
static UDateFormat *
open_skeleton_at (PosFormat *self, const char *skeleton, const char *zone)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open (self->date_locale, &status);
  UChar wanted[32], pattern[128];

  u_uastrcpy (wanted, skeleton);
  int32_t length =
      udatpg_getBestPattern (generator, wanted, -1, pattern, G_N_ELEMENTS (pattern), &status);
  g_assert (U_SUCCESS (status));
  udatpg_close (generator);
  return open_pattern (self, pattern, length, zone);
}

static UDateFormat *
open_skeleton (PosFormat *self, const char *skeleton)
{
  return open_skeleton_at (self, skeleton, "Etc/UTC");
}

static void
open_dates (PosFormat *self, const char *time_zone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (date_styles); i++)
    if (!strcmp (self->language, date_styles[i].language)) {
      self->date_short = open_literal (self, date_styles[i].date_short, "Etc/UTC");
      self->date_long = open_literal (self, date_styles[i].date_long, "Etc/UTC");
    }
  if (!self->date_short) {
    self->date_short = open_skeleton (self, "EEEdMMM");
    self->date_long = open_skeleton (self, "EEEEdMMMMy");
  }
  self->day = open_skeleton (self, "dMMM");
  self->date = open_skeleton (self, "dMMMy");
  self->month = open_skeleton (self, "yLLLL");
  /* What is abbreviated elsewhere is the whole name in Arabic, and has a short form beside it. */
  self->weekday = open_literal (self, self->rtl ? "cccccc" : "ccc", "Etc/UTC");
  self->day_name = open_literal (self, "cccc", "Etc/UTC");
  self->time = open_literal (self, "HH:mm", time_zone ? time_zone : "Etc/UTC");
  self->local_day = open_skeleton_at (self, "dMMM", time_zone ? time_zone : "Etc/UTC");
}

static char *
format_moment (PosFormat *self, UDateFormat *format, gint64 milliseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[128];
  int32_t length =
      udat_format (format, (UDate)milliseconds, buffer, G_N_ELEMENTS (buffer), NULL, &status);

  g_assert (U_SUCCESS (status) && length < (int32_t)G_N_ELEMENTS (buffer));
  return to_utf8 (buffer, length);
}

static char *
format_date (PosFormat *self, UDateFormat *format, PosDate date)
{
  gint64 days = (gint64)date.julian - DAYS_BEFORE_1970;

  if (date.julian == 0)
    return g_strdup ("");
  return format_moment (self, format, days * 24 * 60 * 60 * 1000);
}

char *
pos_format_date_short (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->date_short, date);
}

char *
pos_format_date_long (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->date_long, date);
}

char *
pos_format_day (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->day, date);
}

char *
pos_format_date (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->date, date);
}

char *
pos_format_month (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->month, date);
}

char *
pos_format_slot (PosFormat *self, const char *slot)
{
  g_return_val_if_fail (POS_IS_FORMAT (self) && slot != NULL, NULL);
  g_auto (GStrv) ends = g_strsplit (slot, "-", 2);

  if (!ends[0] || !ends[1])
    return g_strdup (slot);
  /* Beside a Latin name the later time would stand first. */
  return self->rtl ? g_strconcat (RIGHT_TO_LEFT,
                                  ISOLATE_START,
                                  ends[0],
                                  ISOLATE_END,
                                  " – ",
                                  ISOLATE_START,
                                  ends[1],
                                  ISOLATE_END,
                                  NULL)
                   : g_strconcat (ends[0], " – ", ends[1], NULL);
}

char *
pos_format_weekday (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->weekday, date);
}

char *
pos_format_day_name (PosFormat *self, PosDate date)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return format_date (self, self->day_name, date);
}

char *
pos_format_time (PosFormat *self, gint64 instant)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  if (instant == 0)
    return g_strdup ("");
  return format_moment (self, self->time, instant / MICROSECONDS_PER_MILLISECOND);
}

char *
pos_format_local_day (PosFormat *self, gint64 instant)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  if (instant == 0)
    return g_strdup ("");
  return format_moment (self, self->local_day, instant / MICROSECONDS_PER_MILLISECOND);
}

/* ── The object ──────────────────────────────────────────────────────────────────────────────── */

static char *
dup_symbol (PosFormat *self, UNumberFormatSymbol which)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar symbol[8];
  int32_t length = unum_getSymbol (self->decimal, which, symbol, G_N_ELEMENTS (symbol), &status);

  g_assert (U_SUCCESS (status));
  return to_utf8 (symbol, length);
}

PosFormat *
pos_format_new (const char *language, const char *country, const char *time_zone)
{
  g_return_val_if_fail (language != NULL, NULL);

  PosFormat *self = g_object_new (POS_TYPE_FORMAT, NULL);
  gsize length = strcspn (language, "_-.@");

  self->language = g_ascii_strdown (language, (gssize)length);
  if (!language_is_known (self->language)) {
    g_free (self->language);
    self->language = g_strdup ("en");
  }
  self->rtl = uloc_isRightToLeft (self->language);
  self->date_locale = build_locale (self->language, country);
  self->number_locale = self->rtl ? build_locale ("en", NULL) : g_strdup (self->date_locale);
  self->decimal = open_number (self, UNUM_DECIMAL, 0, 6);
  self->percent = open_number (self, UNUM_PERCENT, 0, 4);
  self->decimal_point = dup_symbol (self, UNUM_DECIMAL_SEPARATOR_SYMBOL);
  self->group_separator = dup_symbol (self, UNUM_GROUPING_SEPARATOR_SYMBOL);
  open_dates (self, time_zone);
  return self;
}

static void
pos_format_finalize (GObject *object)
{
  PosFormat *self = POS_FORMAT (object);

  g_free (self->language);
  g_free (self->number_locale);
  g_free (self->date_locale);
  g_free (self->decimal_point);
  g_free (self->group_separator);
  unum_close (self->decimal);
  unum_close (self->percent);
  udat_close (self->date_short);
  udat_close (self->date_long);
  udat_close (self->day);
  udat_close (self->date);
  udat_close (self->month);
  udat_close (self->weekday);
  udat_close (self->day_name);
  udat_close (self->time);
  udat_close (self->local_day);
  g_hash_table_unref (self->currencies);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pos_format_parent_class)->finalize (object);
}

static void
close_number (gpointer format)
{
  unum_close (format);
}

static void
pos_format_class_init (PosFormatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_format_finalize;
}

static void
pos_format_init (PosFormat *self)
{
  g_mutex_init (&self->lock);
  self->currencies = g_hash_table_new_full (NULL, NULL, NULL, close_number);
}

char *
pos_format_country (PosFormat *self, const char *country)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  g_return_val_if_fail (country != NULL, NULL);

  g_autofree char *locale = g_strconcat ("und_", country, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  int32_t length =
      uloc_getDisplayCountry (locale, self->language, name, G_N_ELEMENTS (name), &status);

  /* ICU repeats a code that it does not know. */
  return U_SUCCESS (status) && length < (int32_t)G_N_ELEMENTS (name) ? to_utf8 (name, length)
                                                                     : g_strdup (country);
}

const char *
pos_format_get_language (PosFormat *self)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return self->language;
}

gboolean
pos_format_is_rtl (PosFormat *self)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), FALSE);
  return self->rtl;
}

const char *
pos_format_get_decimal_point (PosFormat *self)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return self->decimal_point;
}

const char *
pos_format_get_group_separator (PosFormat *self)
{
  g_return_val_if_fail (POS_IS_FORMAT (self), NULL);
  return self->group_separator;
}
