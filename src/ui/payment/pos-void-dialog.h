/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-void-dialog.h — give a payment of the open transaction back?
 * Layer: ui/payment. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The opener of pay.void: asks about the payment that @args name, else about the latest. */
void pos_void_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
