/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-attributes-dialog.h — fills in what the chain wants to know about an order or a line.
 * Layer: ui/sale.  Thread: main. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: the operation that keeps it; @line: (nullable): %NULL: the order itself. */
void pos_attributes_dialog_open (PosShell *shell, const char *key, PosOrderLine *line);

G_END_DECLS
