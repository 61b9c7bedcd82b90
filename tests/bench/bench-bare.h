/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench-bare.h — the barest window that could show an order: a list of rows of four labels, and two
 * pages of plain buttons.  No model behind it, nothing stored, GTK's own looks. */
#pragma once
#include <gtk/gtk.h>

typedef struct {
  GtkWindow *window;
  GtkStringList *rows;
  GtkScrolledWindow *scroller;
  GtkStack *pages; /* "0" and "1" */
} BenchBare;

void bench_bare_open (BenchBare *self, guint n_rows, guint n_buttons);
