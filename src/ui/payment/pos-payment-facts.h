/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-facts.h — what the payment screen has to say, as plain values.
 * Layer: ui/payment.  Thread: main.
 * Every amount is computed by the order's own rules in pricing/; the screen only formats. */
#pragma once
#include "pricing/pos-deposit.h"
#include "pricing/pos-settlement.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

#define POS_PAYMENT_MAX_NOTES 3

/* What stands between the cart and a finished order. */
typedef enum {
  POS_PAYMENT_NEEDS_MONEY,  /* something is due, or to be given back */
  POS_PAYMENT_NEEDS_CARD,   /* a card has to stand in for the balance */
  POS_PAYMENT_NEEDS_CHOICE, /* how will the balance be paid? */
  POS_PAYMENT_NEEDS_NOTHING,
} PosPaymentNeed;

/* Why the customer may not simply pay the balance later. */
typedef enum {
  POS_PAY_LATER_ALLOWED,
  POS_PAY_LATER_NOT_SHIPPED, /* M9: what ships needs a card */
  POS_PAY_LATER_NOT_HERE,    /* the store's profile wants a card for every balance */
} PosPayLater;

typedef struct {
  guint32 currency;
  PosOrderFlow flow;
  gboolean is_order; /* being made or edited: has deposit and balance */
  PosPaymentNeed need;

  gint64 total;
  gint64 due_today; /* before what was paid in this cart */
  gint64 due_now;
  gint64 balance;
  gint64 held;   /* deposit of earlier carts */
  gint64 kept;   /* M32: of it, what stays with an edited order beyond what is required */
  gint64 excess; /* M32: of it, what the customer has to be asked about; 0: no question */

  PosDepositParts parts; /* of an order */
  PosRate deposit_rate;  /* of an order; 0 when an amount was entered */
  gboolean deposit_is_amount;
  PosBalances balances; /* of an order: after this cart */
  PosPayLater pay_later;
  gint64 to_reserve; /* on a card, for the choice asked with; less what is reserved */

  PosSettlement settlement; /* of a hand-over */
  gint64 sold_along;        /* carried out along with a hand-over */
  gint64 stored;            /* of what is due, what stored payments can pay: M19 */
  gint64 cancellation;      /* charge of a cancel cart */

  /* What pays all that is due in cash, in coins, and by card; less than what is due where paying
   * that way saves something, and by how much.  Of what goes back, what the next card gets. */
  gboolean no_cash; /* this store takes none */
  gboolean no_card;
  gboolean gift;         /* it takes gift cards, and of what goes back one paid something */
  gboolean gift_offline; /* headquarters, which knows what is on them, cannot be asked */
  gint64 payable;
  gint64 payable_by_card;
  gint64 saved_in_cash;
  gint64 saved_by_card;
  gint64 notes[POS_PAYMENT_MAX_NOTES];
  gsize n_notes;
} PosPaymentFacts;

/* @choice: how the balance would be paid; @excess: what would become of a deposit above what an
 * edited order requires. */
void pos_payment_facts_read (PosRegister *reg,
                             PosBalanceChoice choice,
                             PosExcessChoice excess,
                             PosPaymentFacts *facts);

/* Whether anything must be asked before a card is: not when the rules leave only one answer. */
gboolean pos_payment_facts_have_a_question (const PosPaymentFacts *facts);

/* What becomes of @tendered: change, or what stays due. */
void pos_payment_facts_plan_cash (PosRegister *reg, gint64 tendered, gint64 *change, gint64 *rest);

G_END_DECLS
