/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deactivate-dialog.h — this device gives up being a register: what that means, and a
 * confirmation.
 * Layer: ui/session.  Source: register.md S-17, S-18; decisions 214, 236. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opener of device.deactivate.  What speaks against it is told before anything is asked.  An open
 * shift is closed first, which signs out: whoever comes back goes on. */
void
pos_deactivate_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* @worker closed the shift for it and signs in again: no new one begins. */
gboolean pos_deactivate_dialog_waits_for (PosShell *shell, const char *worker);
/* Somebody signed in: nobody is waited for any more. */
void pos_deactivate_dialog_forget (PosShell *shell);

G_END_DECLS
