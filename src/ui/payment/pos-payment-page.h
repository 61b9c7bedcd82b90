/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-page.h — payment: what is asked, what the customer gives, the ways to pay.
 * Layer: ui/payment.  Picture: 06-payment. */
#pragma once
#include "ui/payment/pos-payment-ways.h"
#include "ui/shell/pos-page.h"

G_BEGIN_DECLS

#define POS_TYPE_PAYMENT_PAGE (pos_payment_page_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentPage, pos_payment_page, POS, PAYMENT_PAGE, PosPage)

/* @amount: keyed in already; 0: what is due. */
PosPage *pos_payment_page_new (PosShell *shell, PosPaymentWay lead, gint64 amount);

/* Another way leads now: the clerk came back through the other button. */
void pos_payment_page_set_lead (PosPaymentPage *self, PosPaymentWay lead);
/* As a tap on its gift card, where one can be taken. */
void pos_payment_page_pay_gift (PosPaymentPage *self);

G_END_DECLS
