/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-order.h — what would be cancelled: the order's open lines and what they cost.
 * Layer: ui/recall. */
#pragma once
#include "ui/recall/pos-cancel-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @shell, @order: borrowed while it is made. */
GtkWidget *pos_cancel_order_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts);

G_END_DECLS
