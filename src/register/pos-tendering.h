/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tendering.h — what payment operations share: adding a payment, and finishing the cart.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* A payment of the open cart, on its working copy.  Returns: (transfer none). */
PosPayment *pos_tendering_add (PosRun *run, const char *tender, gint64 amount);

/* "balance": "card" or "pay-later". */
void pos_tendering_take_choice (PosRun *run);

/* Computes again and commits when nothing is missing; otherwise the cart stays open and the answer
 * says what is missing ("concluded": false, "missing": code). */
gboolean pos_tendering_finish (PosRun *run, GError **error);

extern const char *const pos_tendering_choices[];
extern const char *const pos_tendering_receipts[];
#define POS_TENDERING_BALANCE_PARAM                                                                \
  {                                                                                                \
    "balance", POS_PARAM_CHOICE, FALSE, "undecided", "how the balance will be paid",               \
        pos_tendering_choices                                                                      \
  }
/* Read by pos_commit_announce(). */
#define POS_TENDERING_RECEIPT_PARAM                                                                \
  {                                                                                                \
    "receipt", POS_PARAM_CHOICE, FALSE, "print", "whether paper is printed; the receipt is kept",  \
        pos_tendering_receipts                                                                     \
  }

G_END_DECLS
