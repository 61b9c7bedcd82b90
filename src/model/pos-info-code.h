/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-code.h — what the chain wants to know before something is done, and what was answered.
 * Layer: model.  Pure.
 * Shape:  a code asks at the operations that it names, or after another code; an order and a
 *         movement of money keep the answers that were given.
 * Source: register.md T-28, T-29. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_INFO_REASON, /* one of a list; without one anybody's words */
  POS_INFO_TEXT,
  POS_INFO_NUMBER,
  POS_INFO_AMOUNT, /* in the store's currency */
  POS_INFO_YES_NO,
  POS_INFO_DATE,
  POS_INFO_AGE, /* a day of birth, which is looked at and not kept */
  POS_INFO_PRODUCT,
  POS_INFO_CUSTOMER,
  POS_INFO_WORKER,
} PosInfoInput;

#define POS_TYPE_INFO_CODE (pos_info_code_get_type ())
POS_DECLARE_RECORD (PosInfoCode, info_code, INFO_CODE)

struct _PosInfoCode {
  PosRecord parent_instance;

  char *id;
  PosL10n *prompt;     /* what is asked; none: "Why?" */
  GStrv operations;    /* that ask it: those of pos_info_code_get_triggers() */
  int input;           /* PosInfoInput */
  char *reason_list;   /* PosReasonList: one of its answers; none: anybody's words */
  gboolean optional;   /* may be answered with nothing */
  gboolean once;       /* not again in a transaction that has an answer */
  PosQuantity least;   /* characters, days from today, years of age, else the value itself */
  PosQuantity most;    /* the same */
  char *after;         /* PosInfoCode: asks when that one was answered, wherever that asks */
  GStrv after_answers; /* only after one of these; empty: after any, be it nothing */
  gboolean print;      /* receipts tell the answer */
  GStrv stores;        /* that ask it; "*" or empty: all */
  GStrv goods;         /* products and categories that it is asked of; empty: whatever it is */
  GStrv customers;     /* customers, their groups and affiliations; empty: whoever it is */
};

/* The operations that can ask, each of which takes "answers".  Ends with %NULL. */
const char *const *pos_info_code_get_triggers (void);
/* Whether the operation is about a product, or lines that sell one: those that "goods" may name. */
gboolean pos_info_code_is_about_goods (const char *operation);
/* Whether the operation takes a "reason" that answers the first code of that kind. */
gboolean pos_info_code_has_reason (const char *operation);

/* The first of @codes (PosInfoCode) that asks for a reason; %NULL: none does. */
PosInfoCode *pos_info_code_find_reason (GPtrArray *codes);

/* "text", "number", … */
const char *pos_info_input_get_nick (PosInfoInput input);

typedef enum {
  POS_INFO_FITS,
  POS_INFO_NOTHING, /* it has to be answered */
  POS_INFO_KIND,    /* it is no number, no day … */
  POS_INFO_LEAST,
  POS_INFO_MOST,
} PosInfoFault;

/* "nothing", "kind", "least", "most". */
const char *pos_info_fault_get_nick (PosInfoFault fault);

/* Whether @self can be answered so, by itself: whom or what there is nobody asks here.
 * @today: in the store.  @kept: (out) (transfer full) (nullable): as it is kept; nothing, and
 * whatever does not fit, is %NULL. */
PosInfoFault pos_info_code_look_at (
    PosInfoCode *self, const char *answer, guint32 currency, PosDate today, char **kept);

/* Whether it asks after @answer of the code that it follows.  @answer: (nullable): as kept. */
gboolean pos_info_code_follows (PosInfoCode *self, const char *answer);

#define POS_TYPE_INFO_ANSWER (pos_info_answer_get_type ())
POS_DECLARE_RECORD (PosInfoAnswer, info_answer, INFO_ANSWER)

/* What was answered to a code. */
struct _PosInfoAnswer {
  PosRecord parent_instance;

  char *code;
  PosL10n *prompt; /* as it was asked then */
  int input;       /* PosInfoInput */
  char *op;        /* the operation that asked */
  char *answer;    /* none: nothing was said; of an age "yes" */
  char *name;      /* of the reason, product, customer or worker */
  gint64 at;
  char *worker;
  gboolean print; /* receipts tell it */
};

G_END_DECLS
