/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-hold.h — asks why an order is to wait.
 * Layer: ui/recall.  Source: customer-orders.md §2.9. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Of order.hold: the chain's hold codes, the usual one chosen, and room for a note. */
void pos_recall_hold_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
