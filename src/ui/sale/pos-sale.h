/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sale.h — the transaction screen and the small questions that belong to it.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Makes the transaction screen the window's home, and opens: item.add, line.comment, line.set_qty,
 * line.split, line.void, txn.comment, txn.void. */
void pos_sale_add (PosShell *shell);

G_END_DECLS
