/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-outbox-table.h — what headquarters does not know yet.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  messages about one record keep their order: none is sent while an earlier one waits.
 *         An acknowledgment names seq and hash, so that a late answer cannot mark another body. */
#pragma once
#include "db/pos-db-statement.h"
#include "store/pos-store-records.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* What headquarters says, along with its records, about this register's messages.  Lists are JSON
 * arrays of sequence numbers; see PosChangePage. */
typedef struct {
  gint64 sequence; /* the last that it has */
  const char *waiting;
  const char *undecided;
  const char *missing;
  gboolean whole; /* with its records, everything is here that it made of the others */
} PosOutboxTold;

/* Gives @message its sequence, seals it and keeps it exactly so.  Needs all its other members.
 * @record_id: what the message is about. */
gboolean pos_outbox_table_append (PosDbTxn *txn,
                                  PosTransaction *message,
                                  const char *record_id,
                                  GError **error);
/* May be sent at @now, with nothing earlier in their way, oldest first: one in any case, and as
 * many as have room in @room bytes, a line each. Returns: (transfer full) (element-type
 * PosOutboxItem). */
GPtrArray *
pos_outbox_table_peek (PosDbTxn *txn, gint64 now, guint limit, gsize room, GError **error);
/* @known: (out): %FALSE when no waiting row has this seq and hash; nothing is changed then. */
gboolean pos_outbox_table_mark_acked (
    PosDbTxn *txn, gint64 seq, const char *body_hash, gint64 at, gboolean *known, GError **error);
/* Headquarters refuses it: not before @next_at, or, when that is 0, until a person says so.  Holds
 * back later messages of its record. */
gboolean pos_outbox_table_park (
    PosDbTxn *txn, gint64 seq, gint64 next_at, const char *reason, GError **error);
/* A person says so: what is parked may be sent at once. */
gboolean pos_outbox_table_retry (PosDbTxn *txn, gint64 now, GError **error);
gboolean pos_outbox_table_stats (PosDbTxn *txn, PosOutboxStats *stats, GError **error);
/* Not acknowledged ones, oldest first, after @after_seq.
 * Returns: (transfer full) (element-type PosOutboxItem). */
GPtrArray *pos_outbox_table_list (PosDbTxn *txn, gint64 after_seq, guint limit, GError **error);
/* The latest acknowledged ones, the last of them first.
 * Returns: (transfer full) (element-type PosOutboxItem). */
GPtrArray *pos_outbox_table_list_done (PosDbTxn *txn, guint limit, GError **error);
/* Adds to @open, a set of ids, the records about which something is still to be said or worked on:
 * what messages are about, and what returns among them change at the order they came with.
 * @told: (nullable): %NULL: whatever was acknowledged is settled */
gboolean pos_outbox_table_list_open (PosDbTxn *txn,
                                     const PosOutboxTold *told,
                                     GHashTable *open,
                                     GError **error);
/* Headquarters was restored from an older copy and knows less: everything acknowledged after
 * @seq is sent again. */
gboolean pos_outbox_table_rewind (PosDbTxn *txn, gint64 seq, GError **error);
/* Headquarters has later ones, but never got these.  @missing: a JSON list of seqs.
 * @changed: (out): some of them were acknowledged */
gboolean
pos_outbox_table_send_again (PosDbTxn *txn, const char *missing, gboolean *changed, GError **error);
/* Forgets what was acknowledged before @before, and nothing behind what was not. */
gboolean pos_outbox_table_prune (PosDbTxn *txn, gint64 before, GError **error);

G_END_DECLS
