/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-picked-lines.h — the chosen lines in one row, with a way to choose others.
 * Layer: ui/delivery.  Style: .card. */
#pragma once
#include "ui/delivery/pos-line-choice.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PICKED_LINES (pos_picked_lines_get_type ())
G_DECLARE_FINAL_TYPE (PosPickedLines, pos_picked_lines, POS, PICKED_LINES, GtkBox)

/* @shell: borrowed.  @choice: kept. */
GtkWidget *pos_picked_lines_new (PosShell *shell, PosLineChoice *choice);

/* Opens a side sheet to tick lines in. */
void pos_picked_lines_open (PosPickedLines *self);

G_END_DECLS
