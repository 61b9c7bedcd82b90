/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reset-pin.h — whose PIN is reset: the people of this store, but whoever is signed in.
 * Layer: ui/session.  Source: register.md operation 1216. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* An opener of pos_shell_add_opener(). */
void pos_reset_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
