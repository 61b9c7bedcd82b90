/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-amount.h — what is still to pay, what the customer hands over, the change.
 * Layer: ui/payment.
 * Signals: "changed" — another amount is keyed or chosen; "keyed" — by hand, so Enter is for it;
 * "entered" — Enter on a keyed amount. */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_AMOUNT (pos_payment_amount_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentAmount, pos_payment_amount, POS, PAYMENT_AMOUNT, GtkBox)

GtkWidget *pos_payment_amount_new (PosShell *shell);

/* Shows what is due; a keyed amount is forgotten when @facts ask for another one. */
void pos_payment_amount_show (PosPaymentAmount *self, const PosPaymentFacts *facts);

/* What is in the readout; 0 when it is nothing. */
gint64 pos_payment_amount_get (PosPaymentAmount *self);
void pos_payment_amount_set (PosPaymentAmount *self, gint64 minor);

/* Less than what is due: a part payment. */
gboolean pos_payment_amount_is_part (PosPaymentAmount *self);

G_END_DECLS
