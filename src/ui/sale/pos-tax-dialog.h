/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-dialog.h — what a line is taxed as, out of what its tax group knows.
 * Layer: ui/sale.  Source: register.md operation 130. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosShellOpener. */
void pos_tax_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
