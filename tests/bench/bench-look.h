/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench-look.h — what a bench looks for in a window. */
#pragma once
#include <gtk/gtk.h>

/* The first widget of exactly that type, at or below @root, that is on the screen; or %NULL. */
GtkWidget *bench_look_for (GtkWidget *root, const char *type);
/* Closes the topmost dialog of the register's window, if one is open: what the sale before says at
 * its end. */
void bench_look_close_dialog (GtkWindow *window);
