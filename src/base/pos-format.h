/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-format.h — the one place where amounts, dates and numbers become what a person reads.
 * Layer: base.  Thread: any; a formatter is immutable.
 * Rules: the currency comes from the amount, the style from the language; minus is U+2212; in a
 *        right-to-left language amounts stand between U+2066 and U+2069; digits are Latin.
 * Source: visual-language.md §7. */
#pragma once
#include "base/pos-date.h"
#include "base/pos-money.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define POS_TYPE_FORMAT (pos_format_get_type ())
G_DECLARE_FINAL_TYPE (PosFormat, pos_format, POS, FORMAT, GObject)

/* @language: "en", "nl", "de", "ar", …; @country: "IE", "NL", … or %NULL;
 * @time_zone: IANA name for instants, %NULL for UTC. */
PosFormat *pos_format_new (const char *language, const char *country, const char *time_zone);
/* The same, kept for the life of the program: opening one takes milliseconds, and few are used.
 * Returns: (transfer none). */
PosFormat *pos_format_get_shared (const char *language, const char *country, const char *time_zone);
const char *pos_format_get_language (PosFormat *self);
gboolean pos_format_is_rtl (PosFormat *self);

char *pos_format_money (PosFormat *self, gint64 minor, guint32 currency);
/* With a plus sign when positive: "+ €39.00". */
char *pos_format_charge (PosFormat *self, gint64 minor, guint32 currency);
char *pos_format_unit_price (PosFormat *self, PosUnitPrice price, guint32 currency);
char *pos_format_quantity (PosFormat *self, PosQuantity quantity);
char *pos_format_rate (PosFormat *self, PosRate rate);
char *pos_format_count (PosFormat *self, gint64 count);
/* "Thu 21 May", "do 21 mei". */
char *pos_format_date_short (PosFormat *self, PosDate date);
/* "Thursday 14 May 2026". */
char *pos_format_date_long (PosFormat *self, PosDate date);
/* Without the weekday, in lists: "21 May"; with the year: "21 May 2026". */
char *pos_format_day (PosFormat *self, PosDate date);
char *pos_format_date (PosFormat *self, PosDate date);
/* Month and year over a calendar: "May 2026". */
char *pos_format_month (PosFormat *self, PosDate date);
/* "10:42". */
char *pos_format_time (PosFormat *self, gint64 instant);
/* The day on which that is in the same place: "21 May". */
char *pos_format_local_day (PosFormat *self, gint64 instant);
/* A time slot, which is kept as "10:00-12:00": "10:00 – 12:00", from right to left where that is
 * how one reads. */
char *pos_format_slot (PosFormat *self, const char *slot);
/* Weekday alone: "Thu". */
char *pos_format_weekday (PosFormat *self, PosDate date);
/* The same in full: "Thursday". */
char *pos_format_day_name (PosFormat *self, PosDate date);
/* "Netherlands" for "NL"; a code that nobody knows stays as it is. */
char *pos_format_country (PosFormat *self, const char *country);
/* "." or ",". */
const char *pos_format_get_decimal_point (PosFormat *self);
/* Between thousands: "," or "." or a space. */
const char *pos_format_get_group_separator (PosFormat *self);
/* What a person typed, in this language's decimal style. */
gboolean pos_format_parse_money (
    PosFormat *self, const char *text, guint32 currency, gint64 *minor, GError **error);

G_END_DECLS
