/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-ways.h — the ways to pay, how the balance will be paid, and the receipt.
 * Layer: ui/payment.
 * One of the ways leads: it is the big button and what Enter does.
 * Signals, each with the button that was tapped: "cash", "card", "account", "conclude".  "stored":
 * the same after a payment's id, or %NULL, and an amount.  "changed": another answer about the
 * balance, or about a deposit that is too large. */
#pragma once
#include "ui/payment/pos-payment-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef enum {
  POS_PAYMENT_WAY_CASH,
  POS_PAYMENT_WAY_CARD,
  POS_PAYMENT_WAY_STORED, /* what is stored for the order; cash where there is nothing */
} PosPaymentWay;

#define POS_TYPE_PAYMENT_WAYS (pos_payment_ways_get_type ())
G_DECLARE_FINAL_TYPE (PosPaymentWays, pos_payment_ways, POS, PAYMENT_WAYS, GtkBox)

GtkWidget *pos_payment_ways_new (PosShell *shell, PosPaymentWay lead);
void pos_payment_ways_set_lead (PosPaymentWays *self, PosPaymentWay lead);

/* @cash: what the customer hands over; @card: what a card would be asked for. */
void pos_payment_ways_show (
    PosPaymentWays *self, PosOrder *order, const PosPaymentFacts *facts, gint64 cash, gint64 card);

PosBalanceChoice pos_payment_ways_get_choice (PosPaymentWays *self);
PosExcessChoice pos_payment_ways_get_excess (PosPaymentWays *self);
/* Adds what becomes of the receipt to what a payment is told. */
void pos_payment_ways_add_receipt (PosPaymentWays *self, GVariantDict *args);

void pos_payment_ways_press_primary (PosPaymentWays *self);
void pos_payment_ways_focus_primary (PosPaymentWays *self);

G_END_DECLS
