/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-loyalty-dialog.h — asking for what stands on a loyalty card.
 * Layer: ui/customer. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Openers (pos_shell_add_opener()) of loyalty.attach and loyalty.issue. */
void pos_loyalty_open_attach (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
void pos_loyalty_open_issue (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* Asks for a card for the customer with that @id.  @done is told what the operation answered, with
 * a reference to @owner (nullable, a GObject); of a question that is given up nobody is told. */
void pos_loyalty_dialog_issue (PosShell *shell, const char *id, PosShellDone done, gpointer owner);

G_END_DECLS
