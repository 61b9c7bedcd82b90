/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-row-cull.h — a GtkListBox that draws only what can be seen of it.
 * Layer: ui/common.
 * Rules:  GTK hands every row of a list box to the renderer, wherever it is scrolled to: two
 * hundred rows are drawn to show ten.  Rows more than a page away from what is seen are unmapped,
 *         and keep their place.  The row that has the focus stays, since GTK takes the focus from
 *         what is unmapped. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on, as long as both live.  @list lies in @scroller. */
void pos_row_cull (GtkListBox *list, GtkScrolledWindow *scroller);

G_END_DECLS
