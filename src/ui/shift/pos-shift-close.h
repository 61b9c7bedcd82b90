/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-close.h — before a shift is closed: what it means, and what becomes of what was put
 * aside.
 * Layer: ui/shift.  Thread: main.  Source: register.md §4.2. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @args: (nullable): those of shift.close; @origin: (nullable): what was tapped. */
void pos_shift_close_ask (PosShell *shell, GVariant *args, GtkWidget *origin);

G_END_DECLS
