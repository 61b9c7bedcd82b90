/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-expedite-dialog.h — how soon somebody should see to the order, or to the chosen lines.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosShellOpener. */
void pos_expedite_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
