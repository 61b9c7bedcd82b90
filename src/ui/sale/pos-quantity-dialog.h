/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quantity-dialog.h — asks for a number of pieces of one line: how many to split off, or how
 * many it shall be.
 * Layer: ui/sale.  What the operation would refuse is said at the number, and nothing changes. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: "line.split" or "line.set_qty".  @line: of the open order. */
void pos_quantity_dialog_open (PosShell *shell, const char *key, PosOrderLine *line);

G_END_DECLS
