/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gift-asked.h — an operation's first step: whose card it is, and what headquarters says is on
 * it.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "model/pos-gift-card.h"
#include "register/pos-run.h"
#include "wire/pos-wire-gift.h"

G_BEGIN_DECLS

typedef struct {
  PosGiftCardName name;
  gboolean known;
  gint64 balance; /* 0 where it is not known */
} PosGiftAsked;

/* Reads the argument "card" and asks; then @go_on gets what was found, which is the run's data from
 * then on, or the run fails.  Errors: POS_VALUE_ERROR_PARSE, POS_ORDER_ERROR_TENDER with "reason"
 * gift-offline. */
void pos_gift_asked_begin (PosRun *run, void (*go_on) (PosRun *run, PosGiftAsked *asked));

/* For what needs a card that was sold: "gift-unknown". */
gboolean pos_gift_asked_check_known (PosGiftAsked *self, GError **error);

/* The parameter. */
#define POS_GIFT_CARD_PARAM(required)                                                              \
  {                                                                                                \
    "card", POS_PARAM_TEXT, required, required ? NULL : "the card that paid",                      \
        "the number on the card, typed or scanned", NULL                                           \
  }

G_END_DECLS
