/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-support.h — windows for tests: dressed, drawn, photographed and put away again. */
#pragma once
#include "ui/common/pos-theme.h"
#include <gtk/gtk.h>

/* gtk_test_init plus our theme without motion, which stays for the whole program. */
PosTheme *ui_test_init (int *argc, char ***argv);

/* A window of that size with @child in it, shown and drawn once.  Destroy it with the next one. */
GtkWindow *ui_window_new (GtkWidget *child, int width, int height);
void ui_window_destroy (GtkWindow *window);

/* Runs the main loop until nothing is waiting and the next frame is painted. */
void ui_settle (GtkWidget *widget);
/* Lets the one message pass that GTK 4.8 logs by its own fault; for the test case that runs, since
 * each one starts without.  ui_settle() does it too. */
void ui_bear_with_gtk (void);
/* The widget as PNG in the folder POS_UI_PICTURES, or nowhere when that is not set. */
void ui_picture (GtkWidget *widget, const char *name);

/* The first descendant (or @root itself) of that type, or with that style class. */
gpointer ui_find_type (GtkWidget *root, GType type);
GtkWidget *ui_find_class (GtkWidget *root, const char *css_class);
/* The first label below @root that shows exactly @text. */
GtkWidget *ui_find_text (GtkWidget *root, const char *text);
/* The shown field of that kind whose property "label" is @label; %NULL: none. */
GtkWidget *ui_find_field (GtkWidget *root, GType type, const char *label);
/* The row, by its style, in which @label stands; %NULL: none. */
GtkWidget *ui_find_row (GtkWidget *root, const char *label);

/* Makes a widget, puts it in a window, takes it out and insists that nobody keeps it. */
void ui_assert_no_leak (GtkWidget *widget);

/* Size on screen, borders included. */
void ui_size (GtkWidget *widget, int *width, int *height);
