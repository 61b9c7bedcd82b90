/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-date.h — calendar days, and instants as text.
 * Layer: base.  A day is a value without a time zone; only the functions with @zone know
 * about zones.
 * Units: instants are microseconds UTC since 1970; 0 stands for "never". */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint32 julian; /* as in GDate: 1 is 0001-01-01; 0 is "no day" */
} PosDate;

#define POS_DATE_NONE ((PosDate){0})

/* No day for what is not in the calendar of the years 1 to 9999. */
PosDate pos_date_new (int year, int month, int day);
/* The day on which @instant falls in @zone; unknown zones count as UTC. */
PosDate pos_date_at (gint64 instant, const char *zone);
/* The first instant of @date in @zone; 0 for no day. */
gint64 pos_date_get_start (PosDate date, const char *zone);
/* Minutes after midnight at @instant in @zone. */
int pos_date_get_minutes_at (gint64 instant, const char *zone);
/* Whether clocks in @zone show @minutes after midnight on @date; in the night in which they are put
 * forward they skip an hour. */
gboolean pos_date_has_time (PosDate date, int minutes, const char *zone);
/* No day when that leaves the years 1 to 9999. */
PosDate pos_date_add_days (PosDate date, int days);
/* Monday is 1, Sunday 7; 0 for no day. */
int pos_date_get_weekday (PosDate date);
void pos_date_get_ymd (PosDate date, int *year, int *month, int *day);
/* YYYY-MM-DD; the empty text for no day. */
char *pos_date_to_text (PosDate date);
void pos_date_append (GString *text, PosDate date);
gboolean pos_date_parse (const char *text, PosDate *date, GError **error);

/* ISO 8601: written in UTC with "Z", read with any offset; the empty text outside the years 1 to
 * 9999. */
char *pos_instant_to_text (gint64 instant);
void pos_instant_append (GString *text, gint64 instant);
gboolean pos_instant_parse (const char *text, gint64 *instant, GError **error);

G_END_DECLS
