/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-dialog.h — how much is charged: for a new charge, or in place of another amount.
 * Layer: ui/charges.  Nothing is computed here: the operation is previewed. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: "charge.header_add" or "charge.line_add".
 * @args: (nullable): "code" and "line" are preset; else the line that is selected. */
void pos_charge_dialog_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

/* @amount: what is shown until the first key. */
void pos_charge_dialog_change (PosShell *shell, PosCharge *charge, gint64 amount);

G_END_DECLS
