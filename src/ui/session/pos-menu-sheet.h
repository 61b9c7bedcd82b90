/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-menu-sheet.h — what is about the person and the screen rather than about the sale.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_menu_sheet_open (PosShell *shell, GtkWidget *at);

G_END_DECLS
