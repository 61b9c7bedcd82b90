/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recalculate-dialog.h — what today's prices would change, line by line, before they do.
 * Layer: ui/sale.  Source: customer-orders.md §4.8. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opener of "price.recalculate". */
void
pos_recalculate_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
