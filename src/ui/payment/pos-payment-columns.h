/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-columns.h — three panels side by side, or two over a wide one on a tall screen.
 * Layer: ui/payment.
 * Measuring ignores the panels: a long name never widens one.  Mirrored in right-to-left. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_COLUMNS (pos_payment_columns_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentColumns, pos_payment_columns, POS, PAYMENT_COLUMNS, GtkWidget)

/* Takes what is asked, the amount, and the ways to pay. */
GtkWidget *pos_payment_columns_new (GtkWidget *parts, GtkWidget *amount, GtkWidget *ways);

G_END_DECLS
