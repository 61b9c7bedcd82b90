/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shipping-refund.h — how much of the shipping charges goes back with a return.
 * Layer: ui/returns.
 * Source: customer-orders.md §4.7 (635). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* For "order.refund_shipping": asks for the amount, and for the order where there are several. */
void
pos_shipping_refund_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
