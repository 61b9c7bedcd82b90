/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tender-setup.h — ways to pay, as the chain sets them up.
 * Layer: model.  Thread: main.
 * Source: customer-orders.md §2.5, §2.10; register.md M-1, M-2. */
#pragma once
#include "base/pos-list.h"
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_TENDER_CASH,
  POS_TENDER_CARD,
  POS_TENDER_ACCOUNT,
  POS_TENDER_GIFT_CARD,
  POS_TENDER_INVOICE, /* takes nothing: what is paid of an invoice, see pos-invoice.h */
  POS_TENDER_OTHER,
} PosTenderKind;

/* To the rounding increment. */
typedef enum {
  POS_ROUNDING_NEAREST,
  POS_ROUNDING_UP,   /* away from nothing */
  POS_ROUNDING_DOWN, /* towards it */
} PosRoundingMethod;

#define POS_TYPE_TENDER (pos_tender_get_type ())
POS_DECLARE_RECORD (PosTender, tender, TENDER)

struct _PosTender {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  int kind;                     /* PosTenderKind */
  char *posting_account;        /* where the back office books it; goes with each Z report */
  GStrv stores;                 /* that take it; "*" or empty: all */
  gint64 rounding_minor;        /* cash rounding increment; 0 or 1: none */
  GStrv denominations;          /* decimal texts, for quick amounts and counting */
  GStrv coins;                  /* the same, for counting only */
  gint64 max_change;            /* 0: no limit */
  gboolean not_without_receipt; /* gives nothing back for goods without a receipt */
  gboolean counted;             /* a shift closes when this was counted */
  gint64 max_difference;        /* over or short from which a count needs an approval; 0: none */
  gint64 max_recounts;          /* counts after the first without an approval; 0: any number */
  char *gift_item;              /* of gift cards: the product that they are sold as */
  gint64 max_on_card;           /* of gift cards: what one may hold; 0: no limit */

  /* register.md M-2; amounts of 0: no limit. */
  gint64 min_amount;       /* of one payment */
  gint64 max_amount;       /* the same */
  gint64 max_total;        /* of all its payments of a transaction */
  gboolean no_change;      /* over-tender: takes no more than is due */
  gboolean no_part;        /* under-tender: takes all that is due, or nothing */
  gboolean no_refund;      /* negative returns: gives nothing back */
  int rounding_method;     /* PosRoundingMethod */
  gboolean rounding_least; /* M-11: what is due is never rounded to nothing */
};

#define POS_TYPE_CARD_TYPE (pos_card_type_get_type ())
POS_DECLARE_RECORD (PosCardType, card_type, CARD_TYPE)

/* A brand of cards, as terminals name it. */
struct _PosCardType {
  PosRecord parent_instance;

  char *id;                /* "visa" */
  gint64 reservation_days; /* instead of those of the parameters; 0: the same */
};

/* --- Terms of payment: §2.5 --- */

typedef enum {
  POS_TERMS_OTHER,       /* an invoice, a transfer: the back office asks for the balance */
  POS_TERMS_CREDIT_CARD, /* a card that was stored pays it */
} PosTermsType;

#define POS_TYPE_PAYMENT_TERMS (pos_payment_terms_get_type ())
POS_DECLARE_RECORD (PosPaymentTerms, payment_terms, PAYMENT_TERMS)

struct _PosPaymentTerms {
  PosRecord parent_instance;

  char *id; /* "NET30", as the back office calls them */
  PosL10n *name;
  int type; /* PosTermsType */
};

G_END_DECLS
