/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-drawer-dialog.h — how much goes into the drawer, or comes out of it.
 * Layer: ui/shift.  Thread: main. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: the operation that moves it; @args: (nullable): what is known already. */
void pos_drawer_dialog_open (PosShell *shell, const char *key, GVariant *args);

G_END_DECLS
