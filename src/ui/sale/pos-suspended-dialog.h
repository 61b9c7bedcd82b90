/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspended-dialog.h — which of the transactions that were put aside?
 * Layer: ui/sale.  A tap takes that one up. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opener of "txn.recall". */
void
pos_suspended_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
