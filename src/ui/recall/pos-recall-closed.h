/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-closed.h — why an order stays as it is, where that concerns everybody who looks at it.
 * Layer: ui/recall.  Source: customer-orders.md §6.4. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (nullable): a banner; %NULL: the order can be changed. */
GtkWidget *pos_recall_closed_new (PosShell *shell, PosOrder *order);

G_END_DECLS
