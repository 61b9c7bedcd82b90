/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-price-dialog.h — why a line costs what it costs: its prices, and every offer that was looked
 * at.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The only line chosen, unless one is given; refuses as the operation does. */
void pos_price_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
