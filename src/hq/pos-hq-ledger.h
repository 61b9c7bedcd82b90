/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-ledger.h — entries of a ledger that registers ask like a card terminal: gift cards,
 * invoices.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  one entry for each reference.  What stands beside the entries (a balance, what is open)
 *         is written with them, so that it is what they add up to. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Statements.  A subject is what an entry is about: a card, an invoice. */
typedef struct {
  const char *find;   /* by :reference: kind, subject, amount, what is left of that, order */
  const char *add;    /* :reference, :kind, :subject, :amount, :original, :register, :at */
  gboolean orders;    /* … and :order: what was taken becomes a payment of one */
  const char *change; /* what stands beside :subject, by :amount of a new entry */
} PosHqLedger;

typedef struct {
  char *kind;    /* %NULL: there is none */
  char *subject; /* (nullable): what never came is about nothing */
  gint64 amount;
  gint64 left; /* the same with what was entered against it since */
  PosId order; /* none: of no order */
} PosHqEntry;

void pos_hq_entry_clear (PosHqEntry *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosHqEntry, pos_hq_entry_clear)

typedef struct {
  const PosId *reference;
  const char *kind;
  const char *subject; /* (nullable) */
  gint64 amount;
  const PosId *original; /* (nullable): whose amount it is against */
  const PosId *order;    /* (nullable) */
  const char *register_id;
  gint64 at;
} PosHqNewEntry;

/* @entry: zeroed before. */
gboolean pos_hq_ledger_find (PosDbTxn *txn,
                             const PosHqLedger *ledger,
                             const PosId *reference,
                             PosHqEntry *entry,
                             GError **error);
gboolean pos_hq_ledger_add (PosDbTxn *txn,
                            const PosHqLedger *ledger,
                            const PosHqNewEntry *entry,
                            GError **error);
/* An entry of @subject became one of @amount more. */
gboolean pos_hq_ledger_change (
    PosDbTxn *txn, const PosHqLedger *ledger, const char *subject, gint64 amount, GError **error);

G_END_DECLS
