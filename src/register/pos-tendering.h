/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tendering.h — what payment operations share: adding a payment, and finishing the cart.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* §2.3: refused with POS_ORDER_ERROR_TENDER where the chain has tenders of @kind and this store
 * takes none of them.  A chain that has set up none of its kind takes cash and cards. */
gboolean pos_tendering_check_kind (PosRun *run, PosTenderKind kind, GError **error);

/* The store's tender of @kind, of those that have to be set up.  Nullable, borrowed:
 * POS_ORDER_ERROR_TENDER as above, or CONFIGURATION. */
PosTender *pos_tendering_find_tender (PosRun *run, PosTenderKind kind, GError **error);

/* A payment of the open cart, on its working copy.  Returns: (transfer none). */
PosPayment *pos_tendering_add (PosRun *run, const char *tender, gint64 amount);

/* The same for what a terminal answered: a payment, or a reservation that is no money yet. */
PosPayment *
pos_tendering_add_card (PosRun *run, PosTerminalResult *result, PosPaymentKind kind, gint64 amount);

/* The same outside of an operation: a payment that recovery found.  @order is not computed. */
PosPayment *pos_tendering_put_card (PosRegister *self,
                                    PosOrder *order,
                                    PosTerminalResult *result,
                                    PosPaymentKind kind,
                                    gint64 amount);

/* "balance": "card" or "pay-later"; "excess": "keep" or "refund" (M32).  What is due afterwards
 * follows from them.
 * Errors: POS_ORDER_ERROR_STATUS, rule "price-changed" with "before_minor", "after_minor" and
 * "next": the transaction became dearer since its total was shown; and what else stops it. */
gboolean pos_tendering_take_choice (PosRun *run, GError **error);

/* The working copy, computed: whether its card has to be asked anew when it is kept as it is now.
 * Reservations that nobody needs any more are voided at once. */
gboolean pos_tendering_needs_reservation (PosRun *run);

/* Computes again and commits when nothing is missing; otherwise the cart stays open and the answer
 * says what is missing ("concluded": false, "missing": code). */
gboolean pos_tendering_finish (PosRun *run, GError **error);

/* An effect: the cash drawer opens.  When it does not, that is only logged. */
void pos_tendering_open_drawer (PosRegister *self, gpointer unused);

/* What pos_tendering_finish() answers, for the catalog. */
#define POS_TENDERING_RESULT                                                                       \
  "concluded; missing: the code of what is missing when not; due; then order, reference, "         \
  "receipt; "                                                                                      \
  "short: item, location, needed and available of what is promised and does not lie there; "       \
  "holds: codes for which the order waits; "                                                       \
  "clock_skew: seconds that the clock is ahead, where that was approved"

extern const char *const pos_tendering_choices[];
extern const char *const pos_tendering_excesses[];
extern const char *const pos_tendering_creations[];
#define POS_TENDERING_BALANCE_PARAM                                                                \
  {                                                                                                \
    "balance", POS_PARAM_CHOICE, FALSE, "undecided", "how the balance will be paid",               \
        pos_tendering_choices                                                                      \
  }
#define POS_TENDERING_EXCESS_PARAM                                                                 \
  {                                                                                                \
    "excess", POS_PARAM_CHOICE, FALSE, "undecided",                                                \
        "in an edit, what becomes of a deposit above what is required, when the chain asks",       \
        pos_tendering_excesses                                                                     \
  }
/* Read by pos-letters.c. */
#define POS_TENDERING_RECEIPT_PARAM                                                                \
  {"receipt",                                                                                      \
   POS_PARAM_CHOICE,                                                                               \
   FALSE,                                                                                          \
   "what the customer wants, else print",                                                          \
   "what becomes of the receipt, which is kept in any case",                                       \
   pos_receipt_option_nicks},                                                                      \
  {                                                                                                \
    "email", POS_PARAM_TEXT, FALSE, "the customer's", "where a receipt goes that is mailed", NULL  \
  }
/* Read by pos_create_order_is_due(). */
#define POS_TENDERING_CREATION_PARAM                                                               \
  {                                                                                                \
    "creation", POS_PARAM_CHOICE, FALSE, "what the channel says",                                  \
        "where the channel creates orders while the customer waits: not this one",                 \
        pos_tendering_creations                                                                    \
  }

G_END_DECLS
