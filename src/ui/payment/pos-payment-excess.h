/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-excess.h — the question what becomes of a deposit above what an edit requires.
 * Layer: ui/payment.  Source: customer-orders.md §5, M32.
 * Signal "changed": another answer. */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_EXCESS (pos_payment_excess_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentExcess, pos_payment_excess, POS, PAYMENT_EXCESS, GtkBox)

GtkWidget *pos_payment_excess_new (PosShell *shell);
/* Without a question it is not there. */
void pos_payment_excess_show (PosPaymentExcess *self, const PosPaymentFacts *facts);
/* Until somebody says otherwise, the customer's money stays with his order. */
PosExcessChoice pos_payment_excess_get_choice (PosPaymentExcess *self);

G_END_DECLS
