/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-records.h — records that only the register's database knows: journal entry, outbox
 * row, stored receipt, payment intent.
 * Layer: store.  Records like any other: JSON and columns follow from their tables of fields. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

/* One step somebody took.  The chain: @hash = SHA-256 over @previous_hash and the entry's JSON
 * without @hash. */
#define POS_TYPE_JOURNAL_ENTRY (pos_journal_entry_get_type ())
POS_DECLARE_RECORD (PosJournalEntry, journal_entry, JOURNAL_ENTRY)

struct _PosJournalEntry {
  PosRecord parent_instance;

  gint64 seq; /* 1, 2, 3 … without a gap; given when appended */
  gint64 at;
  char *register_id;
  char *op; /* "order.ship_selected" */
  char *worker;
  char *approver;
  PosId order_id;
  char *receipt;    /* number of the receipt printed with it */
  char *parameters; /* JSON object */
  char *result;     /* JSON object */
  PosId shift;      /* in which it was done, if any */
  char *previous_hash;
  char *hash;
};

/* A message that headquarters has to hear: a sealed PosTransaction and how sending it goes. */
#define POS_TYPE_OUTBOX_ITEM (pos_outbox_item_get_type ())
POS_DECLARE_RECORD (PosOutboxItem, outbox_item, OUTBOX_ITEM)

struct _PosOutboxItem {
  PosRecord parent_instance;

  gint64 seq;
  PosId id;             /* of the message: sending it twice is harmless */
  char *kind;           /* POS_TRANSACTION_ORDER … */
  char *record_id;      /* messages of one record are sent in their order */
  gint64 base_revision; /* the revision the change started from */
  char *body;           /* the envelope, exactly as it was sealed */
  char *body_hash;      /* the envelope's hash */
  gint64 created_at;
  gint64 next_at; /* parked: tried again then; 0: when a person says so */
  gint64 attempts;
  gboolean parked; /* headquarters refuses it as it is */
  char *reason;    /* why, as "domain/code: message" */
  gint64 acked_at; /* 0: not yet */
};

typedef struct {
  gint64 count; /* not acknowledged, parked ones among them */
  gint64 parked;
  gint64 oldest_at; /* 0: nothing waits */
} PosOutboxStats;

/* What was printed.  @number is what a person reads; (register, sequence, serial) has no gap. */
#define POS_TYPE_STORED_RECEIPT (pos_stored_receipt_get_type ())
POS_DECLARE_RECORD (PosStoredReceipt, stored_receipt, STORED_RECEIPT)

struct _PosStoredReceipt {
  PosRecord parent_instance;

  char *number;
  char *register_id;
  char *sequence;
  gint64 serial;
  PosId order_id;
  char *kind;     /* "sale", "order", "quote", "return", "x-report" … */
  char *document; /* JSON; its member "number" is the receipt's */
  gint64 at;
  gint64 copies; /* printed again */
};

typedef enum {
  POS_INTENT_STATE_OPEN, /* the terminal may have been asked: look it up */
  POS_INTENT_STATE_APPROVED,
  POS_INTENT_STATE_DECLINED,
  POS_INTENT_STATE_VOIDED,
} PosIntentState;

/* Written before a terminal is asked, so that a crash never loses an answer. */
#define POS_TYPE_PAY_INTENT (pos_pay_intent_get_type ())
POS_DECLARE_RECORD (PosPayIntent, pay_intent, PAY_INTENT)

struct _PosPayIntent {
  PosRecord parent_instance;

  PosId id; /* also our reference at the terminal */
  PosId order_id;
  PosId payment_id;
  char *kind; /* "sale", "authorize", "capture", "refund", "token" */
  char *tender;
  gint64 amount;
  guint32 currency;
  char *connector;
  int state;    /* PosIntentState */
  char *result; /* JSON: what the terminal said */
  gint64 created_at;
  gint64 finished_at;
  gboolean booked; /* its payment is part of a committed order, or given back */
};

G_END_DECLS
