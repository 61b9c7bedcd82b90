/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ui-stack.h — a stack of pages of which only the one that is seen is read aloud.
 * Layer: ui/common.  Thread: main.
 * Rules:  GTK 4.8 leaves the pages that lie below in the accessible tree, where a screen reader
 *         walks through buttons that nobody can touch. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer floating): a GtkStack. */
GtkWidget *pos_ui_stack_new (void);

G_END_DECLS
