/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-ui.h — the feature: shifts and the money in the drawer.
 * Layer: ui/shift. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_shift_ui_add (PosShell *shell);

G_END_DECLS
