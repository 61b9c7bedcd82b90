/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-words.h — amounts, payments and buttons in words, for every screen about money.
 * Layer: ui/payment. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* In the currency of the open order.  Returns: (transfer full). */
char *pos_payment_money (PosShell *shell, gint64 minor);

/* "Cash", "Visa •••• 4242", "Reserved on Visa •••• 4242".  Returns: (transfer full). */
char *pos_payment_name (PosShell *shell, PosConfig *config, PosPayment *payment);

/* What a question is about, and its amount, which goes to @amount. */
GtkWidget *pos_payment_head_new (const char *caption, GtkWidget **amount);

/* A button with an icon before its caption; @look: a style class, or %NULL. */
GtkWidget *pos_payment_button_new (const char *icon_name, const char *caption, const char *look);
void pos_payment_button_set_caption (GtkWidget *button, const char *caption);

/* Takes @panel's margins and gaps in as far as the size of text needs; the children of @panel that
 * are columns too.  For a panel that is complete. */
void pos_payment_panel_fit (PosShell *shell, GtkWidget *panel);

G_END_DECLS
