/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-proof.h — rows that prove themselves, and ends that are missed when they are gone.
 * Layer: store.  Thread: inside a transaction.
 * Shape:  a column "proof" of the table's own: BLAKE2b over the record's canonical JSON as it
 *         was written first.  For damage, not for forgers: it has no key.
 *         "TABLE.last" among the settings is the number of the last row of a table that is only
 *         added to.
 *         "TABLE.sum" is, of a table whose rows come and go, the sum of a number for each row, so
 *         that one that is gone is missed: "0", or "unknown" for what an older program wrote.
 * Source: reliability.md §0.4; docs/database.md "Looking for damage". */
#pragma once
#include "store/pos-record-sql.h"

G_BEGIN_DECLS

/* For PosRecordTable.own. */
extern const char *const pos_proof_own[];

/* Makes of a record what it was when it was written: what changes later is as it began. */
typedef void (*PosProofReset) (gpointer record);

/* The proof is that of @record as @reset (nullable) leaves a copy of it. */
void pos_proof_bind (PosDbStatement *write, gpointer record, PosProofReset reset);
/* Whether the proof in @column of @row is that; one that is missing is of an older program. */
gboolean pos_proof_fits (PosDbStatement *row, int column, gpointer record, PosProofReset reset);

/* @select: every row: proof, what it is called, the record; @what: how faults begin. */
typedef struct {
  PosRecordTable *table;
  const char *select;
  PosProofReset reset; /* (nullable) */
  const char *what;
} PosProofTable;
gboolean
pos_proof_check (PosDbTxn *txn, const PosProofTable *proven, GPtrArray *faults, GError **error);

gboolean pos_proof_note_last (PosDbTxn *txn, const char *table, gint64 seq, GError **error);
/* @last: of the rows that are there. */
gboolean pos_proof_check_last (
    PosDbTxn *txn, const char *table, gint64 last, GPtrArray *faults, GError **error);

/* What stands for @text, or for @record: the beginning of its hash. */
guint64 pos_proof_number (const char *text);
guint64 pos_proof_of (gpointer record);
/* … of every text in the first column that @rows has. */
gboolean pos_proof_sum_texts (PosDbStatement *rows, guint64 *sum, GError **error);
/* What a figure of a row adds to a sum: @row stands for its key, @column tells figures apart.
 * Linear, so that who adds to a figure need not know what it was. */
guint64 pos_proof_weigh (guint64 row, guint column, gint64 value);

/* @difference: what the rows that came add up to, less those that went. */
gboolean pos_proof_add (PosDbTxn *txn, const char *table, guint64 difference, GError **error);
gboolean pos_proof_set_sum (PosDbTxn *txn, const char *table, guint64 sum, GError **error);
/* @fits: (out): whether that is noted, or not known. */
gboolean
pos_proof_fits_sum (PosDbTxn *txn, const char *table, guint64 sum, gboolean *fits, GError **error);
/* The same, as a sentence. */
gboolean pos_proof_check_sum (PosDbTxn *txn,
                              const char *table,
                              guint64 sum,
                              const char *fault,
                              GPtrArray *faults,
                              GError **error);

G_END_DECLS
