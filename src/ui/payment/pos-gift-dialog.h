/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gift-dialog.h — which gift card pays, or is looked at?
 * Layer: ui/payment. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Asks for the card that pays, or gives back onto the one that paid.
 * @args: of "pay.gift_card" without its card; floating is sunk.  @done: as of pos_shell_run(); not
 * called when the clerk gives up. */
void
pos_gift_pay (PosShell *shell, GVariant *args, GtkWidget *origin, PosShellDone done, gpointer data);

/* The opener of "gift.balance". */
void pos_gift_balance_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
