/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commit.h — the use cases that write many tables at once, all or nothing.
 * Layer: store.  Thread: inside a write transaction.
 * Source: customer-orders.md §4.14; invariants I1, I2, I4, I5, I7. */
#pragma once
#include "model/pos-message.h"
#include "store/pos-local-store.h"
#include "store/pos-number-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-setting-table.h"
#include "store/pos-stock-table.h"
#include "store/pos-store-records.h"
#include "wire/pos-change.h"

G_BEGIN_DECLS

/* In a document: where the reference of an order belongs that has none yet. */
#define POS_COMMIT_REFERENCE_MARK "{reference}"

typedef struct {
  const char *kind;     /* PosStoredReceipt.kind */
  const char *sequence; /* %NULL: "receipt" */
  const char *mask;     /* (nullable): of its number, where that is not the commit's */
  const char *document; /* JSON object without a member "number": the commit writes it, and the
                           order's reference where the mark stands */
  const PosId *lines;   /* lines of which it is the packing slip */
  guint n_lines;
  guint copies; /* printed with it, so the next one has the next number */
} PosReceiptDraft;

/**
 * PosCommit:
 * @order: what to save; not changed.  Its reference is minted when it has none
 * @base_revision: the revision the change started from; 0 for a new order
 * @number_form: how receipt numbers look
 * @receipts: (array length=n_receipts): the order's own receipt field shows the first one, unless
 *   that is a packing slip
 * @entries: (nullable) (element-type PosShiftEntry): what it does to the shift
 * @journal: who did what; seq, hashes, order_id and receipt are filled in on a copy
 * @intents: (array length=n_intents): card intents that this order books
 * @message_kind: (nullable): POS_TRANSACTION_ORDER when not said
 * @letter: (nullable): what says whom the papers are mailed to, but for packing slips; number and
 *   text are filled in on a copy for each
 * @read_paper: with @letter: what a paper says, once it has its number
 * @without_outbox: headquarters has the order already (synchronous creation)
 * @keep_cart: the cart that is open is not this order's
 *
 * Results, overwritten when the transaction runs again; free with pos_commit_clear():
 * @saved: a copy of @order as it was stored: revision + 1, reference, receipt; payments and ledger
 *   entries that are new carry that revision
 * @saved_receipts: (element-type PosStoredReceipt)
 * @outbox_seq: 0 without
 * @journal_seq:
 */
typedef struct {
  PosOrder *order;
  gint64 base_revision;
  gint64 now;
  PosNumberForm number_form;
  const PosReceiptDraft *receipts;
  guint n_receipts;
  const PosStockMove *stock;
  guint n_stock;
  const PosSerialMove *serials;
  guint n_serials;
  const PosId *intents;
  guint n_intents;
  GPtrArray *entries;
  PosJournalEntry *journal;
  const char *message_kind;
  PosLetter *letter;
  char *(*read_paper) (PosStoredReceipt *paper, GError **error);
  gboolean without_outbox;
  gboolean keep_cart;

  PosOrder *saved;
  GPtrArray *saved_receipts;
  char *base_hash; /* (nullable): of the order that was stored before */
  gint64 outbox_seq;
  gint64 journal_seq;
} PosCommit;

/**
 * pos_local_store_commit_order:
 *
 * Errors: POS_ORDER_ERROR_REVISION (details "found", "expected") when the stored order is not the
 * one the change started from; POS_DB_ERROR_CONSTRAINT when the ledger was not only added to.
 */
gboolean pos_local_store_commit_order (PosDbTxn *txn,
                                       PosLocalStore *store,
                                       PosCommit *commit,
                                       GError **error);
/* Fills in @saved as a commit would write it, but for the receipt, and writes nothing. */
gboolean pos_local_store_stage_order (PosDbTxn *txn,
                                      PosLocalStore *store,
                                      PosCommit *commit,
                                      GError **error);
/* Blocks; one transaction of its own. */
gboolean
pos_local_store_commit_order_sync (PosLocalStore *store, PosCommit *commit, GError **error);
/* Frees the results only. */
void pos_commit_clear (PosCommit *commit);

/* Whether @stored is what a change from @base_revision started from, before anything is done that
 * cannot be taken back.  Errors: POS_ORDER_ERROR_REVISION, as from the commit. */
gboolean pos_commit_check_revision (PosOrder *stored, gint64 base_revision, GError **error);

/**
 * pos_local_store_apply_changes:
 * @changes: (element-type PosChange): a page of the feed
 * @told: (nullable): what headquarters has of this register's messages, and has worked on; %NULL:
 *   they are not from headquarters
 * @cursor: (nullable): stored with them
 * @conflicts: (nullable) (element-type utf8): gets the ids of records that were left alone
 *
 * Headquarters has the last word: its version of an order or a customer replaces the one here, also
 * with an earlier revision, as soon as it has worked on all that this register said about it, be it
 * that it decided against that.  Until then the record is left alone, shows what headquarters says
 * about it, and comes again: the stored cursor then goes back behind @cursor.  Only a version from
 * before money was paid that this copy knows of is not taken: headquarters was restored from an old
 * copy, and will hear of the money again.
 *
 * Stock is a snapshot of headquarters; movements that it does not contain are added on top, until
 * it has worked on their messages and all that followed is here.
 */
gboolean pos_local_store_apply_changes (PosDbTxn *txn,
                                        PosLocalStore *store,
                                        GPtrArray *changes,
                                        const PosOutboxTold *told,
                                        const char *cursor,
                                        GPtrArray *conflicts,
                                        GError **error);

G_END_DECLS
