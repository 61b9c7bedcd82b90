/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-change-pin.h — another PIN: asked for, and asked for once more.
 * Layer: ui/session.  Source: register.md operations 1215 and 1216. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* One's own, after the present one.  An opener of pos_shell_add_opener(). */
void pos_change_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* @worker signs in with a PIN of his own in place of the @temporary one. */
void pos_change_pin_open_first (PosShell *shell, PosWorker *worker, const char *temporary);
/* A temporary one for @worker. */
void pos_change_pin_open_other (PosShell *shell, PosWorker *worker);

G_END_DECLS
