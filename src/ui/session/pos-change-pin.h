/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-change-pin.h — somebody gives himself another PIN: the present one, the new one, and the new
 * one once more.
 * Layer: ui/session.  Source: register.md operation 1215. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* An opener of pos_shell_add_opener(). */
void pos_change_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
