/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-terms.h — what may be asked of an order and its lines, wherever somebody asks: the
 * search of orders and the work list have these members in common.
 * Layer: model.  Pure.
 * Rules:  members that are set must all match; several values of one: any of them.  A database may
 *         answer some of it by itself; it then says the same.
 * Source: customer-orders.md §6.2, §7.1; decision 153. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef struct {
  /* The order. */
  GStrv customer;      /* id or number */
  GStrv customer_name; /* words that begin words of it, in any order */
  GStrv email;         /* begins with */
  GStrv phone;         /* digits within the number; formatting aside */
  GStrv number;
  GStrv reference;
  GStrv receipt;
  GStrv types;
  GStrv statuses;
  GStrv holds; /* "none", "on-hold", "do-not-process" */
  GStrv store; /* where it was made */
  GStrv worker;
  PosDate created_from;
  PosDate created_until;
  PosDate requested_from; /* a day for which the order, or a line that is delivered, is wanted */
  PosDate requested_until;
  PosDate receipt_from; /* a day on which it was concluded, handed over, shipped or cancelled: on
                           which it got a receipt */
  PosDate receipt_until;
  gint64 total_from; /* minor units; 0: any */
  gint64 total_until;
  gboolean on_hold;
  gboolean not_on_hold;
  /* One line of which all of them are true. */
  GStrv intents;
  GStrv modes;
  GStrv line_statuses;
  GStrv item;
} PosOrderTerms;

extern const char *const pos_order_hold_nicks[];

/* The part of a record's table that says them; what the two kinds of statuses are called there is
 * the record's affair.  Texts with nicks know no other names: arguments are held against them. */
#define POS_ORDER_TERM(Type, Kind, label, member, flags_)                                          \
  {                                                                                                \
    .name = label, .kind = POS_FIELD_##Kind, .offset = G_STRUCT_OFFSET (Type, terms.member),       \
    .flags = flags_                                                                                \
  }
#define POS_ORDER_TERM_ONE(Type, member)                                                           \
  POS_ORDER_TERM (Type, TEXTS, #member, member, POS_FIELD_ANY_OF | POS_FIELD_WAS_ONE)
#define POS_ORDER_TERM_OF(Type, label, member, nicks_, flags_)                                     \
  {                                                                                                \
    .name = label, .kind = POS_FIELD_TEXTS, .offset = G_STRUCT_OFFSET (Type, terms.member),        \
    .flags = POS_FIELD_ANY_OF | flags_, .nicks = nicks_                                            \
  }
#define POS_ORDER_TERMS_FIELDS(Type, statuses_, line_statuses_)                                    \
  POS_ORDER_TERM_ONE (Type, customer), POS_ORDER_TERM_ONE (Type, customer_name),                   \
      POS_ORDER_TERM_ONE (Type, email), POS_ORDER_TERM_ONE (Type, phone),                          \
      POS_ORDER_TERM_ONE (Type, number), POS_ORDER_TERM_ONE (Type, reference),                     \
      POS_ORDER_TERM_ONE (Type, receipt),                                                          \
      POS_ORDER_TERM_OF (Type, "types", types, pos_order_type_nicks, 0),                           \
      POS_ORDER_TERM_OF (Type, statuses_, statuses, pos_order_status_nicks, 0),                    \
      POS_ORDER_TERM_OF (Type, "holds", holds, pos_order_hold_nicks, POS_FIELD_SPARSE),            \
      POS_ORDER_TERM_OF (Type, "intents", intents, pos_intent_nicks, 0),                           \
      POS_ORDER_TERM (Type, TEXTS, "modes", modes, POS_FIELD_ANY_OF),                              \
      POS_ORDER_TERM_OF (Type, line_statuses_, line_statuses, pos_line_status_nicks, 0),           \
      POS_ORDER_TERM_ONE (Type, store), POS_ORDER_TERM_ONE (Type, worker),                         \
      POS_ORDER_TERM_ONE (Type, item),                                                             \
      POS_ORDER_TERM (Type, DATE, "created_from", created_from, 0),                                \
      POS_ORDER_TERM (Type, DATE, "created_until", created_until, 0),                              \
      POS_ORDER_TERM (Type, DATE, "requested_from", requested_from, 0),                            \
      POS_ORDER_TERM (Type, DATE, "requested_until", requested_until, 0),                          \
      POS_ORDER_TERM (Type, DATE, "receipt_from", receipt_from, POS_FIELD_SPARSE),                 \
      POS_ORDER_TERM (Type, DATE, "receipt_until", receipt_until, POS_FIELD_SPARSE),               \
      POS_ORDER_TERM (Type, MONEY, "total_from", total_from, 0),                                   \
      POS_ORDER_TERM (Type, MONEY, "total_until", total_until, 0),                                 \
      POS_ORDER_TERM (Type, FLAG, "on_hold", on_hold, 0),                                          \
      POS_ORDER_TERM (Type, FLAG, "not_on_hold", not_on_hold, POS_FIELD_SPARSE)

/* What an order says of that; borrowed. */
typedef struct {
  const char *customer; /* id */
  const char *customer_number;
  const char *customer_name;
  const char *email;
  const char *phone;
  const char *store;
  const char *worker;
  PosOrderType type;
  PosOrderStatus status; /* as of today */
  PosDate created;       /* the day of its store */
  gint64 total;
  gboolean on_hold; /* as long as it is not over */
  gboolean do_not_process;
} PosOrderFacts;

/* The same of a line. */
typedef struct {
  const char *item;
  const char *mode;
  const char *status;
  PosIntent intent;
  gboolean part_rejected; /* of what has not left yet */
} PosLineFacts;

/* Numbers, days for which it is wanted and receipts aside: those may be several of an order. */
gboolean pos_order_terms_suit_order (const PosOrderTerms *terms, const PosOrderFacts *order);
gboolean pos_order_terms_suit_line (const PosOrderTerms *terms, const PosLineFacts *line);

/* Whether only a customer's record can tell; it is worth reading then. */
gboolean pos_order_terms_ask_customer (const PosOrderTerms *terms);
/* Whether a line is asked for. */
gboolean pos_order_terms_ask_line (const PosOrderTerms *terms);

/* Whether @day is within the bounds, of which none need be set; no day is within none. */
gboolean pos_order_terms_has_day (PosDate day, PosDate from, PosDate until);

/* One value, or any of several; none: everything is. */
gboolean pos_texts_ask (GStrv texts);
gboolean pos_texts_allow (GStrv texts, const char *value);
/* Compared as numbers of orders are: without regard to case, with plain digits. */
gboolean pos_texts_allow_number (GStrv texts, const char *number);
/* What @map makes of each of @texts; of what it makes nothing of, an empty text, which is nobody's.
 * Returns: (transfer full) (nullable). */
GStrv pos_texts_map (GStrv texts, char *(*map) (const char *text));

/* What free text may be of a customer, by its looks. */
gboolean pos_text_is_email (const char *text);
gboolean pos_text_is_phone (const char *text);
gboolean pos_email_begins_with (const char *email, const char *beginning);
/* "+31 6 1234 5678" has "0612345678". */
gboolean pos_phone_has (const char *phone, const char *digits);

G_END_DECLS
