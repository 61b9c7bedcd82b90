/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-page.h — an order is given up: why, what it costs, and what goes back.
 * Layer: ui/recall.  Thread: main.  Picture: 09-cancel-order.
 * Source: customer-orders.md §5.7, §6.6.  Until its button is tapped nothing is changed: the order
 * is opened, cancelled and settled in one go. */
#pragma once
#include "ui/recall/pos-cancel-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CANCEL_PAGE (pos_cancel_page_get_type ())
G_DECLARE_FINAL_TYPE (PosCancelPage, pos_cancel_page, POS, CANCEL_PAGE, PosPage)

/* @shell: borrowed; @order: a saved one; kept.  @facts: read for its standard charge. */
PosPage *pos_cancel_page_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts);

/* The opener of order.cancel: finds the order that @args name; given "charge" too, nothing is
 * asked. */
void pos_cancel_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
