/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-day-strip.h — seven days side by side.
 * Layer: ui/common.  Style: .day.  Role RADIO_GROUP.
 * Days before today and days the rule refuses stay tappable and say why.
 * Signals: "picked" (julian: guint) when a person chose a day; "refused" (the tapped button,
 * reason) to open a callout at. */
#pragma once
#include "ui/common/pos-day-button.h"

G_BEGIN_DECLS

#define POS_TYPE_DAY_STRIP (pos_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (PosDayStrip, pos_day_strip, POS, DAY_STRIP, GtkBox)

/* @format: of the language; kept. */
GtkWidget *pos_day_strip_new (PosFormat *format, PosDate today);

/* Which days may be chosen; asked again for every month or week shown.  %NULL: all. */
void pos_day_strip_set_rule (PosDayStrip *self, PosDayRule rule, gpointer data);

/* Shows and marks @day; POS_DATE_NONE marks none. */
void pos_day_strip_select (PosDayStrip *self, PosDate day);
PosDate pos_day_strip_get_selected (PosDayStrip *self);

/* The first of the seven days. */
void pos_day_strip_set_start (PosDayStrip *self, PosDate start);

G_END_DECLS
