/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-dialog.h — an operation by a few letters of its name, whatever the layout shows.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_find_dialog_open (PosShell *shell);

G_END_DECLS
