/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-journal-ui.h — the feature: what this register printed.
 * Layer: ui/journal. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_journal_ui_add (PosShell *shell);

G_END_DECLS
