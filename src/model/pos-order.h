/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order.h — the order: a cart, a sale, a quote and a customer order are one class.
 * Layer: model.  Thread: main.  No I/O.
 * Shape:  header fields, totals (computed in one place, by pricing/), and lists of lines, charges,
 *         payments, ledger entries, address snapshots.
 * Units:  amounts in minor units of @currency.
 * Source: customer-orders.md §3. */
#pragma once
#include "model/pos-charge-step.h"
#include "model/pos-fraud.h"
#include "model/pos-info-code.h"
#include "model/pos-money-records.h"
#include "model/pos-order-line.h"
#include "model/pos-party.h"

G_BEGIN_DECLS

typedef enum {
  POS_ORDER_TYPE_SALE, /* cash-and-carry: every line leaves now */
  POS_ORDER_TYPE_SALES_ORDER,
  POS_ORDER_TYPE_QUOTE,
} PosOrderType;

/* §3.4.  A plain sale goes from CART to INVOICED. */
typedef enum {
  POS_ORDER_STATUS_CART,
  POS_ORDER_STATUS_QUOTE_OPEN,
  POS_ORDER_STATUS_QUOTE_EXPIRED,
  POS_ORDER_STATUS_QUOTE_CONVERTED,
  POS_ORDER_STATUS_QUOTE_CANCELLED,
  POS_ORDER_STATUS_PENDING_SYNC,
  POS_ORDER_STATUS_SYNC_FAILED,
  POS_ORDER_STATUS_SYNC_EDIT,
  POS_ORDER_STATUS_OPEN,
  POS_ORDER_STATUS_IN_FULFILLMENT,
  POS_ORDER_STATUS_PARTIALLY_INVOICED,
  POS_ORDER_STATUS_INVOICED,
  POS_ORDER_STATUS_CANCELLED,
  POS_ORDER_STATUS_VOIDED, /* a cart that was thrown away */
} PosOrderStatus;

/* What the open cart is for. */
typedef enum {
  POS_ORDER_FLOW_NEW,
  POS_ORDER_FLOW_EDIT,
  POS_ORDER_FLOW_CANCEL,
  POS_ORDER_FLOW_HAND_OVER,
} PosOrderFlow;

/* What an order is made of is still chosen; otherwise a saved one is carried out. */
gboolean pos_order_flow_is_building (PosOrderFlow flow);

/* Where the required deposit comes from: M1, M5, M7. */
typedef enum {
  POS_DEPOSIT_DEFAULT,
  POS_DEPOSIT_AMOUNT,
  POS_DEPOSIT_RATE,
} PosDepositSource;

/* Who made it.  Nothing is written for the register's own: the usual case. */
typedef enum {
  POS_ORDER_ORIGIN_POS,
  POS_ORDER_ORIGIN_WEB,
  POS_ORDER_ORIGIN_CALL_CENTER,
  POS_ORDER_ORIGIN_HEADQUARTERS, /* entered by hand at headquarters */
} PosOrderOrigin;

/* How the balance will be paid: M9. */
typedef enum {
  POS_BALANCE_UNDECIDED,
  POS_BALANCE_CARD,
  POS_BALANCE_PAY_LATER,
} PosBalanceChoice;

/* What an edit does with a deposit above the required one when the chain's policy is to ask: M32.
 */
typedef enum {
  POS_EXCESS_CHOICE_UNDECIDED,
  POS_EXCESS_CHOICE_KEEP,
  POS_EXCESS_CHOICE_REFUND,
} PosExcessChoice;

#define POS_TYPE_ORDER (pos_order_get_type ())
POS_DECLARE_RECORD (PosOrder, order, ORDER)

struct _PosOrder {
  PosRecord parent_instance;

  /* Identity. */
  PosId id;
  char *number;         /* given by headquarters; %NULL until synchronized */
  char *reference;      /* channel reference id: 12 characters, what the customer is told */
  char *receipt;        /* number of the latest receipt */
  char *return_receipt; /* of an exchange with two: that of what came back */
  int type;             /* PosOrderType */
  int status;           /* PosOrderStatus */
  gint64 revision;      /* 0 while never saved; each commit adds one */
  int flow;             /* PosOrderFlow */
  gint64 flow_revision; /* local: the revision this cart started from */

  /* Where and who. */
  char *home_store;
  char *register_id;
  char *worker;
  char *sales_taker;
  char *sales_rep; /* (nullable): of lines that are added */
  char *customer;
  char *customer_name; /* as it was when attached, for lists */
  guint32 currency;
  gboolean tax_included;    /* the home store's price convention, frozen at creation */
  int origin;               /* PosOrderOrigin */
  gboolean shared_payments; /* made under feature F9 */
  PosId quote;              /* the quote it was made of */
  PosId ordered_as;         /* of a quote: the order that was made of it */

  /* When. */
  gint64 created_at; /* a cart's beginning; of what was committed, when it was placed */
  gint64 committed_at;
  PosDate requested_date;
  PosDate quote_expiry;

  /* Stops. */
  GStrv holds;
  char *hold_reason; /* of the code that was put last: one of its reasons */
  char *hold_note;
  char *hold_worker;   /* who put it on hold */
  char *hold_taken_by; /* who deals with it, and nobody else */
  gboolean unreserved; /* a hold gave the reserved stock free */
  PosList *fraud;      /* PosFraudMatch: what it looked like when it was saved last */
  GStrv fraud_held;    /* the rules that it was ever held for: somebody has to look at them */
  gboolean do_not_process;
  gboolean payment_failed;
  char *sync_message; /* why the last synchronization failed */

  /* Deposit and balance. */
  PosRate deposit_rate; /* the percentage in force when the order was made */
  int deposit_source;   /* PosDepositSource */
  gint64 deposit_entered;
  PosRate deposit_entered_rate;
  char *deposit_worker;
  char *deposit_approver;
  char *deposit_reason;
  gint64 clock_skew;  /* seconds that the clock of the register was ahead of headquarters' when it
                         was  saved, if more than ten minutes: register.md Y-16 */
  int balance_choice; /* PosBalanceChoice */
  char *terms_of_payment;  /* as the parameters said when the order was made */
  char *method_of_payment; /* the same */
  int excess_choice;       /* PosExcessChoice, local: of this cart */
  char *comment;
  char *attributes; /* (nullable): see pos-attribute.h */

  /* The manual total discount: one of the two. */
  gint64 total_discount;
  gint64 total_discount_on; /* what all of it cost, without offers, when they gave an amount */
  PosRate total_discount_rate;

  GStrv coupons;      /* codes, as they were entered */
  gboolean no_offers; /* somebody took all of them off: O-14 */
  gboolean totaled;   /* somebody asked for the total: what waited for it is computed (O-13) */
  char *expedite;     /* of all lines that have none of their own */
  char *tax_override; /* item tax group of every line that is added: register.md X-7 */

  /* Totals, written by pricing/ only.  What each means: pos-totals.h. */
  gint64 goods;
  gint64 discount;
  gint64 charge_total;
  gint64 tax;
  gint64 total;
  gint64 carry_out;
  gint64 deferred;
  gint64 open_total; /* deferred value not invoiced and not cancelled */
  gint64 deposit_required;
  gint64 deposit_held;
  gint64 deposit_applied;
  gint64 authorized;
  gint64 invoiced_total;
  gint64 paid;
  gint64 due_now;
  gint64 balance;
  gint64 return_total; /* what returned lines and charges give back, negative */

  PosList *answers; /* PosInfoAnswer: to what the chain asks, oldest first */
  PosList *lines;
  PosList *charges;
  PosList *charge_steps; /* PosChargeStep: what people made of them, oldest first */
  PosList *payments;
  PosList *ledger;
  PosList *addresses; /* PosAddress snapshots of what lines refer to */
};

PosOrder *pos_order_new (guint32 currency);

/* The stable names of enum values, as on the wire and in posctl. */
const char *pos_order_type_get_nick (PosOrderType type);
const char *pos_order_status_get_nick (PosOrderStatus status);
const char *pos_order_flow_get_nick (PosOrderFlow flow);
const char *pos_order_origin_get_nick (PosOrderOrigin origin); /* "pos", "web", … */

PosOrderLine *pos_order_find_line (PosOrder *self, const PosId *id);
PosCharge *pos_order_find_charge (PosOrder *self, const PosId *id);
PosPayment *pos_order_find_payment (PosOrder *self, const PosId *id);
PosAddress *pos_order_find_address (PosOrder *self, const char *id);

/* Lines that count: neither voided nor wholly cancelled. */
guint pos_order_count_active_lines (PosOrder *self);
gboolean pos_order_has_active_lines (PosOrder *self);
/* Goods that come back, and nothing else. */
gboolean pos_order_only_returns (PosOrder *self);
/* At least one active line leaves later: a customer order or quote, not a sale. */
gboolean pos_order_has_deferred (PosOrder *self);
/* Something of one of them is still to leave. */
gboolean pos_order_has_open_lines (PosOrder *self);
/* Of how many something may still leave, now or later: what comes back, or was handed over, goes
 * nowhere any more (O5, O7). */
guint pos_order_count_leaving (PosOrder *self);
/* PU5: a line that was added to a cart which hands an order over, and leaves with it. */
gboolean pos_order_is_sold_along (PosOrder *self, PosOrderLine *line);
gboolean pos_order_sells_along (PosOrder *self);
/* Every other line of such a cart: it says what leaves now, and nothing else of it changes. */
gboolean pos_order_is_handed_over (PosOrder *self, PosOrderLine *line);
/* What is paid here goes onto the customer's account: no lines, and a payment that gives back onto
 * it what the others take in (register.md T-1). */
gboolean pos_order_is_account_deposit (PosOrder *self);
/* What is paid here is owed already: no lines, and payments of invoices that the others pay. */
gboolean pos_order_pays_invoices (PosOrder *self);
/* Nothing is in this cart but invoices, if anything: they are paid by themselves (T-1). */
gboolean pos_order_may_pay_invoices (PosOrder *self);
/* Money was taken or reserved in this cart: it may not change until that is voided. */
gboolean pos_order_has_open_payments (PosOrder *self);
gboolean pos_order_is_saved (PosOrder *self);
/* Whether the coupons on it count as used: a quote uses none, and an order that was cancelled gives
 * them back unless something of it had left with what they took off. */
gboolean pos_order_uses_coupons (PosOrder *self);
/* T4: a quote that is open lasts until the end of its day; nothing is written when it ends, so that
 * whoever shows or uses a stored order asks for its status of @today.  No day: as it is stored. */
PosOrderStatus pos_order_get_status_on (PosOrder *self, PosDate today);

/* Keeps a copy of @address with the order and gives lines something stable to name. */
void pos_order_keep_address (PosOrder *self, PosAddress *address);

/* Whether it waits for the hold code @code; puts that behind those it waits for already. */
gboolean pos_order_has_hold (PosOrder *self, const char *code);
gboolean pos_order_is_on_hold (PosOrder *self);
void pos_order_add_hold (PosOrder *self, const char *code);

/* Appends to the ledger with the next sequence number. */
PosLedgerEntry *pos_order_append_entry (PosOrder *self,
                                        int kind,
                                        gint64 amount,
                                        const PosId *line,
                                        const PosId *charge,
                                        const PosId *payment,
                                        gint64 at);
/* Sum of the entries of one kind. */
gint64 pos_order_sum_entries (PosOrder *self, int kind);

G_END_DECLS
