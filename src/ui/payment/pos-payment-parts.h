/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-parts.h — what is asked and why: the order's parts, what was paid, what stays.
 * Layer: ui/payment.
 * Signals: "void-payment" (text id of the payment that was tapped), "override" (the button). */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_PARTS (pos_payment_parts_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentParts, pos_payment_parts, POS, PAYMENT_PARTS, GtkBox)

GtkWidget *pos_payment_parts_new (PosShell *shell);
void pos_payment_parts_show (PosPaymentParts *self, PosOrder *order, const PosPaymentFacts *facts);

G_END_DECLS
