/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-recalculate.h — what is lost when charges are computed anew, before it is.
 * Layer: ui/charges.  Source: customer-orders.md §4.7. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opener of "charge.recalculate". */
void
pos_charge_recalculate_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
