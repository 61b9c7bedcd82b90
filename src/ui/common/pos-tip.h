/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tip.h — what a control says of itself when a mouse rests on it, or F1 asks.
 * Layer: ui/common.
 * Rules:  a finger gets no tip: GTK would open one wherever the last touch was, over what comes
 *         next.  Only a mouse that moves brings tips back. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: (nullable): copied.  The first call belongs where the widget is made: GTK 4.8 looks for
 * the pointer soon after a widget on the screen gets its tip, and complains if it is gone by then.
 */
void pos_tip_set (GtkWidget *widget, const char *text);
const char *pos_tip_get (GtkWidget *widget);
/* Of a label that has no room for its words: all of them, while some are cut. */
void pos_tip_set_whole (GtkLabel *label);
/* Looks at what moves on @window. */
void pos_tip_watch (GtkWidget *window);

G_END_DECLS
