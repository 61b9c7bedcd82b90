/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-transaction-openers.h — what operations on the whole transaction ask before they run.
 * Layer: ui/sale.  Each is a PosShellOpener. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A note, in a dialog. */
void pos_transaction_open_attributes (PosShell *shell,
                                      const char *key,
                                      GVariant *args,
                                      GtkWidget *origin);
void
pos_transaction_open_comment (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* Says what would be lost. */
void
pos_transaction_open_void (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* Says that it is put aside, and how to take it up again. */
void
pos_transaction_open_suspend (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
