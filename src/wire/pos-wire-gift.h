/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wire-gift.h — what a register asks headquarters about gift cards, and what it hears.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  @reference is the register's own, unique per attempt and durable before it is sent: the
 *         same one asked twice is answered as the first time.  A question what became of one that
 *         never came is an answer too: declined, and it stays so when it comes after all.
 * Source: register.md M-16, M-20; docs/protocol.md. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_GIFT_BALANCE, /* what is on @card */
  POS_GIFT_REDEEM,  /* take @amount off @card */
  POS_GIFT_REFUND,  /* put back @amount of what @original took */
  POS_GIFT_QUERY,   /* what became of @reference */
} PosGiftAction;

#define POS_TYPE_GIFT_QUESTION (pos_gift_question_get_type ())
POS_DECLARE_RECORD (PosGiftQuestion, gift_question, GIFT_QUESTION)

struct _PosGiftQuestion {
  PosRecord parent_instance;

  int action; /* PosGiftAction */
  guint32 currency;
  PosId reference;
  char *card;     /* see pos-gift-card.h */
  PosId original; /* the reference of a POS_GIFT_REDEEM */
  gint64 amount;  /* positive */
};

#define POS_TYPE_GIFT_ANSWER (pos_gift_answer_get_type ())
POS_DECLARE_RECORD (PosGiftAnswer, gift_answer, GIFT_ANSWER)

struct _PosGiftAnswer {
  PosRecord parent_instance;

  gboolean approved;
  char
      *reason; /* why not: "unknown-card", "balance", "refunded", "unknown-payment", "never-came" */
  guint32 currency;
  char *masked;
  gint64 amount;  /* that was taken or put back */
  gint64 balance; /* of the card, afterwards */
};

G_END_DECLS
