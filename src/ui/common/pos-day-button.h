/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-day-button.h — one day of a calendar or a strip.
 * Layer: ui/common, private to PosCalendar and PosDayStrip.
 * Style: button.day (+ .on .off .past .today, .card in a strip).  Off days are struck through and
 * stay tappable. */
#pragma once
#include "base/pos-format.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* May @day be chosen?  When not, @reason (transfer full) says why: "The store is closed". */
typedef gboolean (*PosDayRule) (PosDate day, char **reason, gpointer data);

/* What both widgets need to know to draw a day; copied by value, @format borrowed. */
typedef struct {
  PosFormat *format;
  PosDate today;
  PosDate selected;
  gboolean any;        /* it does not matter which side of today it lies on */
  gboolean looks_back; /* days until today are asked about, not those from today on */
  PosDayRule rule;     /* %NULL: all of those */
  gpointer rule_data;
} PosDayContext;

#define POS_TYPE_DAY_BUTTON (pos_day_button_get_type ())
G_DECLARE_FINAL_TYPE (PosDayButton, pos_day_button, POS, DAY_BUTTON, GtkButton)

/* @with_weekday: as in a strip, "Thu" over "21". */
GtkWidget *pos_day_button_new (const PosDayContext *context, PosDate day, gboolean with_weekday);
PosDate pos_day_button_get_day (PosDayButton *self);
/* Why the day cannot be chosen, or %NULL when it can. */
/* It is the one that is chosen. */
gboolean pos_day_button_is_chosen (PosDayButton *self);
const char *pos_day_button_get_reason (PosDayButton *self);

/* Of the buttons in @parent, the day of the one that has the focus; POS_DATE_NONE: none has. */
PosDate pos_day_button_find_focus (GtkWidget *parent);
/* Returns: whether @parent has a button for @day that took the focus. */
gboolean pos_day_button_focus (GtkWidget *parent, PosDate day);

G_END_DECLS
