/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-edit-words.h — what an edit does to an order, line by line and charge by charge, in words.
 * Layer: ui/payment. */
#pragma once
#include "pricing/pos-order-changes.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Adds lines that are new, gone and changed, then charges, to a PosChangeList. */
void pos_edit_words_tell (PosShell *shell, PosOrderChanges *changes, GtkWidget *list);

G_END_DECLS
