/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-money-records.h — charges, payments and the ledger of an order.
 * Layer: model.  Units: minor units of the order's currency.
 * Source: customer-orders.md §3.3, §4.7, §5; architecture.md "Ledger". */
#pragma once
#include "model/pos-tax-part.h"

G_BEGIN_DECLS

typedef enum {
  POS_CHARGE_AUTO,
  POS_CHARGE_PRORATED,
  POS_CHARGE_MANUAL,
  POS_CHARGE_PROMPT,
  POS_CHARGE_CANCELLATION,
} PosChargeOrigin;

#define POS_TYPE_CHARGE (pos_charge_get_type ())
POS_DECLARE_RECORD (PosCharge, charge, CHARGE)

struct _PosCharge {
  PosRecord parent_instance;

  PosId id;
  char *code;
  PosL10n *description;
  PosId line;           /* none: a header charge */
  char *mode;           /* the delivery mode it was computed for */
  int origin;           /* PosChargeOrigin */
  gint64 calculated;    /* what the rules say */
  gint64 amount;        /* what is charged, as the store states prices */
  gint64 exempt_amount; /* tax that is not charged and was taken out of @amount */
  gint64 tax;
  gint64 total; /* what the customer pays for it */
  gboolean overridden;
  gboolean shipping;
  gboolean refundable;
  char *reason;
  char *item_tax_group;
  char *tax_group;
  PosRate tax_rate; /* of all codes together */
  PosList *taxes;   /* PosTaxPart: what @tax consists of; empty: one without a code */
  gint64 invoiced;  /* part of @total already invoiced: what follows, together */
  gint64 invoiced_net;
  gint64 invoiced_tax;
  PosList *invoiced_taxes; /* PosTaxPart: the same of @taxes */
  gint64 discount;         /* a shipping discount took this off what the rules say */
  gint64 returned;         /* part of @invoiced that was given back: likewise */
  gint64 returned_net;
  gint64 returned_tax;
  PosList *returned_taxes;
  PosId original;  /* of a charge given back: which one */
  GStrv asked_for; /* (nullable): the lines whose delivery it was asked for with */
  /* Of its line, where an edit added more since: it was agreed for these; 0: for all of them. */
  PosQuantity pieces;
  PosRate share;   /* of a cancellation: what the rules take, */
  gint64 share_of; /* of what was open; 0: nobody noted it */
};

typedef enum {
  POS_PAYMENT_TENDER,        /* settles what is invoiced now: a sale, carry-out, a hand-over */
  POS_PAYMENT_DEPOSIT,       /* taken with an order; its surplus over what leaves now is held */
  POS_PAYMENT_AUTHORIZATION, /* reserved on a card for the balance, not money yet */
  POS_PAYMENT_TOKEN,         /* a card on file, nothing reserved */
  POS_PAYMENT_REFUND,        /* given back: a negative amount */
} PosPaymentKind;

typedef enum {
  POS_PAYMENT_STATE_AUTHORIZED,
  POS_PAYMENT_STATE_CAPTURED, /* money we have: card captured or cash taken */
  POS_PAYMENT_STATE_VOIDED,
  POS_PAYMENT_STATE_DECLINED,
  POS_PAYMENT_STATE_EXPIRED,
  POS_PAYMENT_STATE_POSTED, /* belongs to a committed order: only refundable now */
} PosPaymentState;

#define POS_TYPE_PAYMENT (pos_payment_get_type ())
POS_DECLARE_RECORD (PosPayment, payment, PAYMENT)

struct _PosPayment {
  PosRecord parent_instance;

  PosId id;
  int kind; /* PosPaymentKind */
  char *tender;
  gint64 amount;   /* what it settles, after change and rounding */
  gint64 tendered; /* what was handed over, for cash */
  gint64 change;
  gint64 rounding;   /* amount − (tendered − change): cash rounding, N4 */
  gint64 used;       /* of an authorization: captured so far */
  gint64 refunded;   /* given back by returns, which are orders of their own */
  gint64 discount;   /* taken off the lines for being paid this way, as the store states prices */
  char *offer;       /* the tender discount that gave it */
  int state;         /* PosPaymentState */
  char *void_reason; /* why it was given back: a PosReason, or words (register.md T-28) */
  gint64 revision;   /* of the order whose commit posted it; 0 while in the cart */

  /* Card: never more than the last four digits.  Of an invoice its number, kind and id: @masked,
   * @brand and @token (pos-invoice.h). */
  PosId original; /* of a refund: the payment that is given back; of a reservation: the one it
                     stands in for; of what a stored payment paid: that one */
  char *masked;
  char *brand;
  char *card_expiry;
  char *token;
  gboolean recurring;
  char *authorization;
  char *capture;
  char *connector;
  gint64 expires_at; /* of what is reserved; 0: never */
  gboolean unneeded; /* headquarters let the reservation go: who made it still tells the card */

  gint64 created_at;
  char *worker;
  char *register_id;
  PosId shift; /* in which the money was taken or given; see pos-shift.h */
};

/* An authorization that still stands: what is left of it may be charged, renewed or let go. */
gboolean pos_payment_is_reserved (PosPayment *self);

/* What @connector calls an invoice, as a payment intent does. */
#define POS_INVOICE_CONNECTOR "invoice"

/* A payment that takes in nothing: it says how much of which invoice the others pay (a refund), or
 * how much of which credit note pays with them.  See pos-invoice.h. */
gboolean pos_payment_is_of_invoice (PosPayment *self);

/* What an entry adds up to.  Identities that always hold, checked by `posctl check`:
 *   total          = goods + discount + charge + cancellation-charge + tax
 *   deposit held   = deposit-taken − deposit-applied − deposit-refunded
 *   invoiced       = the sum of invoiced; settled by tender + refund + deposit-applied
 *   paid           = deposit-taken + tender − deposit-refunded + refund
 * Discounts and refunds are negative amounts. */
typedef enum {
  POS_ENTRY_GOODS,
  POS_ENTRY_DISCOUNT,
  POS_ENTRY_CHARGE,
  POS_ENTRY_TAX,          /* added on top of prices */
  POS_ENTRY_TAX_INCLUDED, /* contained in prices: told, never summed */
  POS_ENTRY_DEPOSIT_TAKEN,
  POS_ENTRY_DEPOSIT_APPLIED,
  POS_ENTRY_DEPOSIT_REFUNDED,
  POS_ENTRY_TENDER,
  POS_ENTRY_INVOICED,
  POS_ENTRY_REFUND,
  POS_ENTRY_CANCELLATION_CHARGE,
  POS_ENTRY_ROUNDING,
  POS_ENTRY_AUTHORIZED, /* reserved (positive) and released or captured (negative) */
} PosEntryKind;

#define POS_TYPE_LEDGER_ENTRY (pos_ledger_entry_get_type ())
POS_DECLARE_RECORD (PosLedgerEntry, ledger_entry, LEDGER_ENTRY)

struct _PosLedgerEntry {
  PosRecord parent_instance;

  gint64 seq; /* 1, 2, 3 … within the order */
  int kind;   /* PosEntryKind */
  gint64 amount;
  PosId line;
  PosId charge;
  PosId payment;
  gint64 revision; /* of the commit that wrote it; 0 while in the cart */
  gint64 at;
};

/* The rules ask for it; else a person entered it, or a cancellation did. */
gboolean pos_charge_is_automatic (PosCharge *self);
/* Whether what it comes to is what the rules say, and no person's word. */
gboolean pos_charge_is_of_rules (PosCharge *self);

/* What was paid beyond the order, or a credit by which that was given back. */
#define POS_CHARGE_OVERPAID "overpaid"
gboolean pos_charge_is_overpaid (PosCharge *self);
gboolean pos_charge_gives_back (PosCharge *self);

/* What the rules or a person say that it costs: before the tax of an exempt customer comes out. */
gint64 pos_charge_get_stated (PosCharge *self);
/* Says it anew; what is exempt of it comes out when its tax is computed. */
void pos_charge_state (PosCharge *self, gint64 stated);

/* The tax in what was invoiced of it; its share of @tax where a register of an older version did
 * not note it.  @taxes: (nullable): becomes the codes of that. */
gint64 pos_charge_get_invoiced_tax (PosCharge *self, PosList *taxes);
/* Notes it where a register that did not left it to be derived, before the charge changes. */
void pos_charge_note_invoiced (PosCharge *self);
/* The same of what was given back. */
gint64 pos_charge_get_returned_tax (PosCharge *self, PosList *taxes);
/* What is invoiced reaches @until: of what is left of its tax this takes a share, so that the parts
 * add up, and what was invoiced before stays as it was whatever became of the rest since. */
void pos_charge_invoice (PosCharge *self, gint64 until);
/* @total more of it was invoiced, in which is @tax, of the codes @taxes. */
void pos_charge_add_invoiced (PosCharge *self, gint64 total, gint64 tax, PosList *taxes);
/* Likewise given back. */
void pos_charge_add_returned (PosCharge *self, gint64 total, gint64 tax, PosList *taxes);
/* Nothing was invoiced of it, nor given back. */
void pos_charge_forget_steps (PosCharge *self);
const char *pos_charge_origin_get_nick (PosChargeOrigin origin);
const char *pos_payment_kind_get_nick (PosPaymentKind kind);
const char *pos_payment_state_get_nick (PosPaymentState state);
const char *pos_entry_kind_get_nick (PosEntryKind kind);

G_END_DECLS
