/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial-dialog.h — which piece is it: types or scans the serial number of a line, or
 * that of its batch.
 * Layer: ui/sale.
 * Source: register.md T-8. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosShellOpener.  Without a line: the chosen one, else the first whose number is missing. */
void pos_serial_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* Asks by itself as soon as a piece with a number is put into the sale; that can be put off. */
void pos_serial_dialog_watch (PosShell *shell);

G_END_DECLS
