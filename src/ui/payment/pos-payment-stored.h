/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-stored.h — what is stored for the order that is handed over, as ways to pay.
 * Layer: ui/payment.
 * With feature F10 each stored payment is a button of its own, and all together are one more;
 * without it one button uses them in the order in which they were made.
 * Signal "use", with the payment's id (%NULL: in order), the amount and the button that was tapped.
 * Source: customer-orders.md M19, F10. */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_STORED (pos_payment_stored_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentStored, pos_payment_stored, POS, PAYMENT_STORED, GtkBox)

GtkWidget *pos_payment_stored_new (PosShell *shell);

/* @leads: whether its first button is the one that Enter presses.  Hidden while there is nothing.
 */
void pos_payment_stored_show (PosPaymentStored *self, const PosPaymentFacts *facts, gboolean leads);

/* (nullable): the first button. */
GtkWidget *pos_payment_stored_get_first (PosPaymentStored *self);

G_END_DECLS
