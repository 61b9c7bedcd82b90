/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ui-pane.h — what panes are made of: a sheet that shows one thing after the other, and what
 * scrolls in it.
 * Layer: ui/common.  Thread: main. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes @box a sheet that a stack fills.  Returns: (transfer none): the stack, see
 * pos-ui-stack.h. */
GtkWidget *pos_ui_sheet_fill (GtkBox *box);
/* @child: scrolls up and down, and takes the height that there is.  Returns: (transfer floating).
 */
GtkWidget *pos_ui_scroller_new (GtkWidget *child);
/* @child: as high as it wants to be, as in a dialog; from @most pixels on it scrolls.  Returns:
 * (transfer floating). */
GtkWidget *pos_ui_scroller_new_up_to (GtkWidget *child, int most);

/* @text: what a printer prints, its lines as wide as it prints them; (nullable).  Read from left to
 * right in every language.  Returns: (transfer floating): a label. */
GtkWidget *pos_ui_paper_new (const char *text);

G_END_DECLS
