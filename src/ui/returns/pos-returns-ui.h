/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-returns-ui.h — what the window has to know about returns.
 * Layer: ui/returns. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_returns_ui_add (PosShell *shell);

G_END_DECLS
