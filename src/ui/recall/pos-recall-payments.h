/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-payments.h — the payments of an order: a row for each, and the sheet with all of them.
 * Layer: ui/recall.  Source: customer-orders.md operation 634, §6.3. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @full: also where and by whom. */
GtkWidget *
pos_recall_payment_new (PosShell *shell, PosPayment *payment, guint32 currency, gboolean full);

/* A button that opens the history of @order. */
GtkWidget *pos_recall_payments_button_new (PosShell *shell, PosOrder *order);

/* The opener of order.payment_history: of the order that @args name, else of what is open. */
void
pos_recall_payments_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
