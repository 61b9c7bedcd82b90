/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-query.h — the work list of a store: one row per line to pick up at or ship from it, and
 * what a person wants to see of them.
 * Layer: model.  Pure; the rows come from the store's own database.
 * Source: customer-orders.md §7.1, §6.7. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order-line.h"
#include "model/pos-order-query.h"

G_BEGIN_DECLS

typedef enum {
  POS_WORK_ALL,
  POS_WORK_TO_SHIP,
  POS_WORK_TO_PICK_UP,
  POS_WORK_WAITING, /* nothing picked yet, and less on hand than is to be picked */
  POS_WORK_DONE,    /* left today */
} PosWorkView;

#define POS_TYPE_WORK_FILTER (pos_work_filter_get_type ())
POS_DECLARE_RECORD (PosWorkFilter, work_filter, WORK_FILTER)

/* Members that are set must all match; several values of one member: any of them. */
struct _PosWorkFilter {
  PosRecord parent_instance;

  int view;   /* PosWorkView */
  char *text; /* words of number, customer or product; or the customer's number, address or phone */
  char *order;
  PosOrderTerms terms; /* days for which it is wanted are those of the line */
  PosDate due_until;   /* due on that day or before, or on none */
  gboolean late;       /* due before today */
  char *picking_by;
};

#define POS_TYPE_WORK_LINE (pos_work_line_get_type ())
POS_DECLARE_RECORD (PosWorkLine, work_line, WORK_LINE)

struct _PosWorkLine {
  PosRecord parent_instance;

  PosId order;
  PosId line;
  int view; /* PosWorkView, never ALL */
  char *status;

  /* The order. */
  char *number;
  char *reference;
  char *receipt; /* the latest */
  char *customer;
  char *customer_number;
  char *customer_name;
  char *email;
  char *phone;
  int order_type;
  int order_status;
  char *home_store;
  char *worker;
  gint64 total;
  gint64 revision;
  gint64 created_at;
  GStrv receipts;      /* all of them; not told */
  GStrv receipt_times; /* instants at which it got one; not told */
  gboolean stopped;    /* on hold or not to be processed */
  gboolean held;       /* on hold */
  gboolean do_not_process;
  gboolean payment_failed;

  /* The line. */
  char *item;
  PosL10n *description;
  char *unit;
  char *sold_by; /* (nullable): another one, by which it is sold */
  PosQuantity unit_factor;
  gboolean serialized;
  char *serial;
  GStrv serials;
  GStrv said; /* of what is picked, packed or leaves, typed by somebody; %NULL in the list */
  gboolean batch_tracked;
  PosList *batches; /* PosLineBatch */
  char *batch;      /* of what is taken now: typed by whoever takes it */
  PosQuantity ordered;
  PosQuantity cancelled;
  PosQuantity rejected;
  PosQuantity picked;
  PosQuantity packed;
  PosQuantity invoiced;
  gint64 picked_at; /* to the second: when the last piece was of those that are picked */
  gint64 packed_at;
  int intent; /* PosIntent */
  char *mode;
  char *location;
  char *store;
  char *locker;
  char *slot;
  char *expedite;  /* its own code, else the order's, else the mode's */
  gint64 priority; /* of that code */
  char *postcode;  /* of the address it goes to */
  char *city;
  PosDate date;
  int accept_state; /* PosAcceptState */
  char *picking_by;
  PosQuantity on_hand; /* in the place it leaves from, as far as is known */
};

/* The line's own members, for what may be done with it. */
PosOrderLine *pos_work_line_dup_line (PosWorkLine *self);
PosQuantity pos_work_line_get_open (PosWorkLine *self);

/* Whether @today it should have left already. */
gboolean pos_work_line_is_late (PosWorkLine *self, PosDate today);

/* @zone: (nullable): of the store, whose days @today and those of the filter are. */
gboolean
pos_work_filter_matches (PosWorkFilter *filter, PosWorkLine *line, PosDate today, const char *zone);

/* What is urgent first, the rest as it stands: expedite codes and their priorities are filled in.
 * @lines: (element-type PosWorkLine). */
void pos_work_sort (GPtrArray *lines, PosConfig *config);

/* How many lines of each view; POS_WORK_ALL: what is still to be done.  How many orders have
 * something of that which belongs to a view of orders; POS_VIEW_ALL counts none: 0. */
typedef struct {
  guint lines[POS_WORK_DONE + 1];
  guint orders[POS_VIEW_TO_SHIP + 1];
} PosWorkCounts;

/* @lines: (element-type PosWorkLine). */
PosWorkCounts pos_work_count (GPtrArray *lines);

const char *pos_work_view_get_nick (PosWorkView view);

G_END_DECLS
