/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-again.h — takes an invoiced order back and puts the same into the transaction anew.
 * Layer: ui/returns.  Source: customer-orders.md §10.1. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @args: "order".  Asks why where the chain has reasons; else it is done with the tap. */
void pos_return_again_open (PosShell *shell, GVariant *args, GtkWidget *origin);

G_END_DECLS
