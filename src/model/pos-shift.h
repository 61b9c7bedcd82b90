/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift.h — a shift: what is done at a register between two moments, so that the money that
 * should be in the drawer can be held against the money that is.
 * Layer: model.  Pure: no clock, no permission.
 * Shape:  a shift has entries, which are only added to: what moved the money of the drawer, and
 * what else happened, for the report.  Open orders do not belong to a shift; money does. Rules:  a
 * register has one drawer, and a drawer at most one open shift (H-1).  Shared shifts, safes and
 * reconciled movements (H-7) are not ours: docs/decisions.md. Source: register.md §4. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_SHIFT_OPEN,
  POS_SHIFT_SUSPENDED,    /* nothing may be added until it is resumed */
  POS_SHIFT_BLIND_CLOSED, /* sells no more; is still counted */
  POS_SHIFT_CLOSED,       /* stays as it is */
  POS_SHIFT_DELETED,      /* held nothing */
} PosShiftState;

#define POS_N_SHIFT_STATES (POS_SHIFT_DELETED + 1)

#define POS_TYPE_SHIFT (pos_shift_get_type ())
POS_DECLARE_RECORD (PosShift, shift, SHIFT)

struct _PosShift {
  PosRecord parent_instance;

  PosId id;
  char *register_id;
  char *store;
  gint64 number; /* 1, 2, 3 … of this register; the Z report has a number of its own (H-17) */
  int state;     /* PosShiftState */
  char *worker;  /* who opened it */
  PosDate day;   /* the trading day: that of its opening */
  gint64 opened_at;
  gint64 left_at; /* suspended or blind closed */
  gint64 closed_at;
  char *closed_by;
  gint64 journal_from; /* the journal's entry that opened it */
  char *z;             /* number of its Z report */
};

typedef enum {
  /* What moves the money of the drawer, and what was counted. */
  POS_SHIFT_ENTRY_START,
  POS_SHIFT_ENTRY_FLOAT_IN,
  POS_SHIFT_ENTRY_REMOVAL,
  POS_SHIFT_ENTRY_SAFE_DROP,
  POS_SHIFT_ENTRY_BANK_DROP,
  POS_SHIFT_ENTRY_INCOME,
  POS_SHIFT_ENTRY_EXPENSE,
  POS_SHIFT_ENTRY_TENDERED,
  POS_SHIFT_ENTRY_CHANGE,
  POS_SHIFT_ENTRY_REFUND,
  POS_SHIFT_ENTRY_DECLARED,
  /* What else the report tells. */
  POS_SHIFT_ENTRY_SALE,   /* what was invoiced, with tax */
  POS_SHIFT_ENTRY_RETURN, /* what came back, a positive amount */
  POS_SHIFT_ENTRY_TAX,    /* of what was invoiced; subject: the rate, and its code */
  POS_SHIFT_ENTRY_TAXED,  /* what it was computed of, without tax */
  POS_SHIFT_ENTRY_DISCOUNT,
  POS_SHIFT_ENTRY_CHARGE,
  POS_SHIFT_ENTRY_ROUNDING,
  POS_SHIFT_ENTRY_DEPOSIT_TAKEN,
  POS_SHIFT_ENTRY_DEPOSIT_USED,
  POS_SHIFT_ENTRY_DEPOSIT_REFUNDED,
  POS_SHIFT_ENTRY_CANCELLATION_CHARGE,
  POS_SHIFT_ENTRY_ORDER_PLACED, /* customer orders: their totals */
  POS_SHIFT_ENTRY_ORDER_EDITED,
  POS_SHIFT_ENTRY_ORDER_CANCELLED,
  POS_SHIFT_ENTRY_CARTS_VOIDED, /* suspended transactions, when the shift closed */
  POS_SHIFT_ENTRY_PAID_ON_ACCOUNT,
  POS_SHIFT_ENTRY_GIFT_CARDS,   /* put on gift cards: owed, and no sale before somebody spends it */
  POS_SHIFT_ENTRY_INVOICES,     /* paid of invoices: no sale of this shift */
  POS_SHIFT_ENTRY_CREDIT_NOTES, /* set off against them */
} PosShiftEntryKind;

#define POS_N_SHIFT_ENTRY_KINDS (POS_SHIFT_ENTRY_CREDIT_NOTES + 1)

#define POS_TYPE_SHIFT_ENTRY (pos_shift_entry_get_type ())
POS_DECLARE_RECORD (PosShiftEntry, shift_entry, SHIFT_ENTRY)

struct _PosShiftEntry {
  PosRecord parent_instance;

  gint64 seq; /* given when it is added */
  PosId shift;
  int kind;      /* PosShiftEntryKind */
  char *subject; /* tender, else what the kind says */
  gint64 amount; /* never negative, but for rounding */
  gint64 at;
  char *worker;
  PosId order_id; /* of money taken or given in a transaction */
  char *account;  /* of income and expense */
  char *bag;      /* number of the bank's bag */
  char *note;
  char *counted;    /* JSON: pieces by denomination */
  PosList *answers; /* PosInfoAnswer: to what the chain asks about it */
};

/* Entries of one kind and subject, added up. */
typedef struct {
  PosShiftEntryKind kind;
  char *subject; /* nullable */
  gint64 amount;
  gint64 count;
  gint64 last; /* the amount of the latest */
} PosShiftSum;

PosShiftSum *
pos_shift_sum_new (PosShiftEntryKind kind, const char *subject, gint64 amount, gint64 count);
void pos_shift_sum_free (PosShiftSum *self);

/* "open", "suspended", … */
const char *pos_shift_state_get_nick (PosShiftState state);
/* "float-in", "safe-drop", … */
const char *pos_shift_entry_kind_get_nick (PosShiftEntryKind kind);
/* @kind: (out). */
gboolean pos_shift_entry_kind_parse (const char *nick, PosShiftEntryKind *kind);

typedef enum {
  POS_SHIFT_STEP_SELL,  /* anything that ends in money */
  POS_SHIFT_STEP_MOVE,  /* start amount, float, removal, drop, income, expense */
  POS_SHIFT_STEP_COUNT, /* a declaration */
  POS_SHIFT_STEP_SUSPEND,
  POS_SHIFT_STEP_RESUME,
  POS_SHIFT_STEP_BLIND_CLOSE,
  POS_SHIFT_STEP_CLOSE,
  POS_SHIFT_STEP_DELETE,
} PosShiftStep;

#define POS_N_SHIFT_STEPS (POS_SHIFT_STEP_DELETE + 1)

/* Whether the step may be taken from @state; @next: (out) (optional): where it leads. */
gboolean pos_shift_step_is_open (PosShiftStep step, PosShiftState state, PosShiftState *next);

/**
 * pos_shift_take_step:
 *
 * Takes the step: the state follows.
 * Errors: POS_ORDER_ERROR_STATUS with "rule": "shift-open", "shift-suspended",
 * "shift-blind-closed", "shift-closed" or "shift-deleted", and "shift", its number.
 */
gboolean pos_shift_take_step (PosShift *self, PosShiftStep step, GError **error);

G_END_DECLS
