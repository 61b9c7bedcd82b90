/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-sheet.h — the line to headquarters: since when, what waits, when it is tried again.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_sync_sheet_open (PosShell *shell, GtkWidget *at);

G_END_DECLS
