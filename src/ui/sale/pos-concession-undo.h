/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-concession-undo.h — runs a change of a price or a discount, and offers the way back.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/**
 * pos_concession_run:
 * @form: (nullable): the dialog that asked; closes as with pos_shell_run_form()
 * @key: "disc.line_amount", "disc.line_percent", "disc.total_amount", "disc.total_percent" or
 *   "line.price_override"
 * @args: (nullable): floating is sunk
 * @line: (nullable): the line it is about; %NULL: all of them
 * @origin: (nullable): as in pos_shell_run(), without @form
 *
 * Where what was there before cannot be brought back by one operation, nothing is offered.
 */
void pos_concession_run (PosShell *shell,
                         GtkWidget *form,
                         const char *key,
                         GVariant *args,
                         PosOrderLine *line,
                         GtkWidget *origin);

G_END_DECLS
