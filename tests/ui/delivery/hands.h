/* SPDX-License-Identifier: GPL-3.0-or-later
 * hands.h — eyes and fingers for the delivery pages: finds things as a person names them. */
#pragma once
#include "ui-shell.h"
#include "ui/delivery/pos-delivery.h"

/* Sanne at register S1-03, with the delivery feature; nothing is open. */
UiShell *hands_start (int width, int height);
/* As a tap on the operation's button, then settles. */
void hands_open (UiShell *ui, const char *key);
gboolean hands_is_home (UiShell *ui);
/* The line of the open order that sells @item. */
PosOrderLine *hands_get_line (UiShell *ui, const char *item);

/* A mapped label that shows exactly @text. */
gboolean hands_shows (UiShell *ui, const char *text);
/* A mapped label that holds all these; %NULL ones count as held. */
gboolean hands_shows_part (UiShell *ui, const char *a, const char *b, const char *c);
/* A callout that was opened at @target and says @body. */
gboolean hands_shows_callout (GtkWidget *target, const char *body);

/* Takes the way forward that the callout at @target offers as @label. */
void hands_take_offer (UiShell *ui, GtkWidget *target, const char *label);

/* The mapped card or row of that title; the test fails when there is none. */
GtkWidget *hands_find_titled (UiShell *ui, const char *title);
void hands_tap_titled (UiShell *ui, const char *title);
/* The mapped button that says @label, in the dialog when one is open. */
void hands_tap_label (UiShell *ui, const char *label);
/* A boolean property. */
gboolean hands_is (GtkWidget *widget, const char *property);
/* Types into the field of that label (%NULL: the one without), in place of what was there. */
void hands_type (UiShell *ui, const char *label, const char *text);

/* The button of that day on the page or in the open dialog; %NULL when it is not there. */
GtkWidget *hands_find_day (UiShell *ui, PosDate day);
GtkWidget *hands_find_day_in_dialog (UiShell *ui, PosDate day);

/* The big button. */
const char *hands_get_caption (UiShell *ui);
void hands_tap_primary (UiShell *ui);

/* Nothing is ellipsized, nothing sticks out of the window sideways, every button can be hit. */
void hands_check_screen (UiShell *ui);
