/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sales-rep-dialog.h — who took the order, or sells the transaction or the chosen lines.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosShellOpener for order.taker, salesrep.txn_set and salesrep.line_set. */
void
pos_sales_rep_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
