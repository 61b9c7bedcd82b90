/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-carry-out.h — lines that the customer takes home today after all.
 * Layer: ui/delivery.  Source: customer-orders.md §4.4; visual-language.md §13.2. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: "order.carryout_all", or "txn.make_cash_carry".  Runs at once, unless an entered deposit, a
 * quote or delivery details would be lost: then it asks.
 */
void pos_carry_out_all (PosShell *shell, const char *key, GtkWidget *origin);

/* Runs at once for the lines of @args or those selected; without either it asks which. */
void pos_carry_out_selected (PosShell *shell, GVariant *args, GtkWidget *origin);

G_END_DECLS
