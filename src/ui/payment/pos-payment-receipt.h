/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-receipt.h — what becomes of the receipt, and where it goes.
 * Layer: ui/payment.
 * Until somebody taps, it says what the customer usually wants. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_RECEIPT (pos_payment_receipt_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentReceipt, pos_payment_receipt, POS, PAYMENT_RECEIPT, GtkBox)

GtkWidget *pos_payment_receipt_new (PosShell *shell);
void pos_payment_receipt_show (PosPaymentReceipt *self, PosOrder *order);
/* Adds "receipt" and "email" to what a payment is told. */
void pos_payment_receipt_add (PosPaymentReceipt *self, GVariantDict *args);

G_END_DECLS
