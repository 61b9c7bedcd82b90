/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-balance.h — how the balance of an order will be paid: a card, or later.
 * Layer: ui/payment.  Source: customer-orders.md M9, M10; visual-language.md §13.3.
 * Signal: "changed" — another answer. */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_BALANCE (pos_payment_balance_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentBalance, pos_payment_balance, POS, PAYMENT_BALANCE, GtkBox)

GtkWidget *pos_payment_balance_new (PosShell *shell);
void
pos_payment_balance_show (PosPaymentBalance *self, PosOrder *order, const PosPaymentFacts *facts);

/* The answer; a card is the default. */
PosBalanceChoice pos_payment_balance_get_choice (PosPaymentBalance *self);

G_END_DECLS
