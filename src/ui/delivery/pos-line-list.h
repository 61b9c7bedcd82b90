/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-list.h — the lines of the order as rows to tick, under a row that ticks them all.
 * Layer: ui/delivery.  Style: .sheet of .row. */
#pragma once
#include "ui/delivery/pos-line-choice.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_LINE_LIST (pos_line_list_get_type ())
G_DECLARE_FINAL_TYPE (PosLineList, pos_line_list, POS, LINE_LIST, GtkBox)

/* The second line of a row.  Returns: (transfer full). */
typedef char *(*PosLineCaption) (PosOrderLine *line, gboolean chosen, gpointer data);

/* @shell: borrowed.  @choice: kept.  @caption: asked while the list lives. */
GtkWidget *
pos_line_list_new (PosShell *shell, PosLineChoice *choice, PosLineCaption caption, gpointer data);

/* The same in something that scrolls, for a side sheet. */
GtkWidget *pos_line_list_new_scrolled (PosShell *shell,
                                       PosLineChoice *choice,
                                       PosLineCaption caption,
                                       gpointer data);

G_END_DECLS
