/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-focus-stop.h — many things that are one stop for Tab: the rows of a list, the amounts of an
 * order, a handful of chips.
 * Layer: ui/common.  Thread: main.
 * Tab and Shift+Tab enter where the keys were last, else at the card or day that is chosen, else at
 * the beginning, and leave again. Arrows, Home, End, Page up and Page down move inside, in the
 * order of the widgets; a list of GTK moves by itself. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_FOCUS_STOP (pos_focus_stop_get_type ())
G_DECLARE_FINAL_TYPE (PosFocusStop, pos_focus_stop, POS, FOCUS_STOP, GtkWidget)

/* Takes @child.  What scrolls as a whole lies around the stop, a list lies in it together with what
 * scrolls it. */
GtkWidget *pos_focus_stop_new (GtkWidget *child);

G_END_DECLS
