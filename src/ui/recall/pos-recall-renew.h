/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-renew.h — a card reserves again what it holds no longer.
 * Layer: ui, private to recall.  Source: customer-orders.md M14. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Whether somebody should do that with @order soon. */
gboolean pos_recall_renew_is_wanted (PosShell *shell, PosOrder *order);

/* Opens "pay.renew": PosShellOpener. */
void pos_recall_renew_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
