/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-query.h — asking for orders: the filter, and one line of the answer.
 * Layer: model.  The same records serve the local search, the real-time call and posctl.
 * Source: customer-orders.md §6.1–§6.3. */
#pragma once
#include "model/pos-order-terms.h"

G_BEGIN_DECLS

typedef enum {
  POS_VIEW_ALL,
  POS_VIEW_TO_FULFILL, /* something to pick up at or ship from @here */
  POS_VIEW_TO_PICK_UP,
  POS_VIEW_TO_SHIP,
} PosOrderView;

const char *pos_order_view_get_nick (PosOrderView view);

/* What stands first.  Of two that are the same in this, the newer one. */
typedef enum {
  POS_SORT_NEWEST,
  POS_SORT_OLDEST,
  POS_SORT_REQUESTED, /* wanted soonest; those without a day last */
  POS_SORT_CUSTOMER,  /* by name, without regard to case and accents; those without one last */
  POS_SORT_TOTAL,     /* the highest, in minor units */
  POS_SORT_BALANCE,   /* the same */
} PosOrderSort;

#define POS_TYPE_ORDER_FILTER (pos_order_filter_get_type ())
POS_DECLARE_RECORD (PosOrderFilter, order_filter, ORDER_FILTER)

/* Members that are set must all match; several values of one member: any of them. */
struct _PosOrderFilter {
  PosRecord parent_instance;

  char *text; /* exact number, reference or receipt; else the customer's number, address (with @),
                 phone number (digits) or words of the name */
  char *code; /* exactly this number, reference or receipt */
  int view;   /* PosOrderView */
  char *here; /* the store that a view is about */
  PosOrderTerms terms;
  GStrv fulfilling_store; /* where a line is picked up or shipped from; of the same line as those of
                             the terms */
  char *serial;           /* of a piece, exactly; of the same line */
  char *card;             /* the last digits of a card that paid, or stands in for the balance */
  char *attribute;        /* what was filled in of the header or a line, in capitals or not */
  PosDate reserved_until; /* what is reserved on a card for it ends that day or before */
  PosDate today;          /* where it is asked: quotes whose day is over are expired */
  int sort;               /* PosOrderSort */
  gint64 limit;           /* rows wanted; 0: 50 */
  char *after;            /* cursor of the previous page, of the same filter */
};

/* %FALSE where signs without a letter or a digit are looked for, "%" or "*": nothing has them in
 * its name or number, and a list of everything would look like what was found. */
gboolean pos_order_filter_can_find (PosOrderFilter *self);

#define POS_TYPE_ORDER_SUMMARY (pos_order_summary_get_type ())
POS_DECLARE_RECORD (PosOrderSummary, order_summary, ORDER_SUMMARY)

struct _PosOrderSummary {
  PosRecord parent_instance;

  PosId id;
  char *number;
  char *reference;
  char *receipt;
  int type;
  int status;
  gint64 revision;
  char *customer;
  char *customer_name;
  char *home_store;
  char *worker;
  guint32 currency;
  gint64 created_at;
  PosDate requested_date;
  gint64 ship_lines;
  gint64 pickup_lines;
  gint64 carry_lines;
  gint64 open_lines;   /* leave later and have not left yet */
  gint64 packed_lines; /* of these, packed whole */
  gint64 pieces;       /* of all lines, what is weighed or measured counts as one; 0: not said */
  gint64 electronic_lines; /* go by e-mail */
  gint64 returned_lines;   /* come back; in none of the others */
  gint64 total;
  gint64 deposit_held;
  gint64 balance;
  gboolean on_hold;
  gboolean payment_failed;
  gboolean local; /* a copy of it lies on this register */
};

/* The first day for which @order, or one of its lines that are delivered, is wanted; none: 0. */
PosDate pos_order_find_requested_date (PosOrder *order);
/* Whether one of those days is within the bounds of @terms. */
gboolean pos_order_is_requested_within (PosOrder *order, const PosOrderTerms *terms);

/* Whether @order got a receipt between two instants, both of them included. */
gboolean pos_order_has_receipt_within (PosOrder *order, gint64 from, gint64 until);

/* The status is that of @today. */
PosOrderSummary *pos_order_summarize_on (PosOrder *order, PosDate today);
/* As it is stored. */
PosOrderSummary *pos_order_summarize (PosOrder *order);

/* Negative: @a stands before @b.  0 only for the same order as it was made. */
int pos_order_summary_compare (PosOrderSummary *a, PosOrderSummary *b, PosOrderSort sort);
/* What pages are cut by, the lower first; 0 where the time alone counts, or the name. */
gint64 pos_order_summary_get_rank (PosOrderSummary *self, PosOrderSort sort);
/* A name as it is sorted.  Returns: (transfer full). */
char *pos_order_sort_dup_name (const char *customer_name);

/* One page of an answer. */
typedef struct {
  GPtrArray *summaries; /* PosOrderSummary, as the filter sorts */
  char *next;           /* cursor, %NULL on the last page */
  gboolean complete;    /* headquarters took part: nothing is missing */
} PosOrderPage;

PosOrderPage *pos_order_page_new (void);
void pos_order_page_free (PosOrderPage *page);
/* Adds the summaries of @other that @page does not have, and sorts all.  @other: (nullable). */
void pos_order_page_add_missing (PosOrderPage *page, PosOrderPage *other, PosOrderSort sort);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosOrderPage, pos_order_page_free)

G_END_DECLS
