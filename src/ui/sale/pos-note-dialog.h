/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-note-dialog.h — types a note for a line or for the transaction.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: the operation that keeps it.  @line: (nullable).  @note: (nullable): what it says now. */
void pos_note_dialog_open (
    PosShell *shell, const char *key, const char *title, const PosId *line, const char *note);

G_END_DECLS
