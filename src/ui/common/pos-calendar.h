/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-calendar.h — a month of days, Monday first, with a way to the months around it.
 * Layer: ui/common.  Style: .day.  Role RADIO_GROUP.
 * Days before today (after it, where it looks back) and days the rule refuses stay tappable and say
 * why. Signals: "picked" (julian: guint) when a person chose a day; "refused" (the tapped button,
 * reason) to open a callout at. */
#pragma once
#include "ui/common/pos-day-button.h"

G_BEGIN_DECLS

#define POS_TYPE_CALENDAR (pos_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PosCalendar, pos_calendar, POS, CALENDAR, GtkBox)

/* @format: of the language; kept. */
GtkWidget *pos_calendar_new (PosFormat *format, PosDate today);

/* It asks for a day that was: what comes after today is refused, not what was before. */
void pos_calendar_look_back (PosCalendar *self);

/* Days before today may be chosen, and those after it. */
void pos_calendar_take_any (PosCalendar *self);

/* Which days may be chosen; asked again for every month or week shown.  %NULL: all. */
void pos_calendar_set_rule (PosCalendar *self, PosDayRule rule, gpointer data);

/* Shows and marks @day; POS_DATE_NONE marks none. */
void pos_calendar_select (PosCalendar *self, PosDate day);
PosDate pos_calendar_get_selected (PosCalendar *self);

G_END_DECLS
