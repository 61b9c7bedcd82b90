/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-health-dialog.h — how each device of the register is, and what to do about it.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* An opener of pos_shell_add_opener(). */
void pos_health_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
