/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-openers.h — what operations on the chosen line ask for before they run.
 * Layer: ui/sale.  Each is a PosShellOpener. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The line that an operation would take: given, else the only one chosen; else %NULL, and it says
 * what the operation would refuse with. */
PosOrderLine *pos_line_find (PosShell *shell, GVariant *args, GtkWidget *origin);

/* A note, in a dialog. */
void pos_line_open_attributes (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
void pos_line_open_comment (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* On the number pad of the screen; in a dialog when it has none. */
void pos_line_open_quantity (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* How many go to the new line, in a dialog. */
void pos_line_open_split (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* Asks nothing; tells, with a way back where there is one. */
void pos_line_open_void (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* How much off, or which price. */
void pos_line_open_concession (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
