/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-proof.h — rows that prove themselves, and ends that are missed when they are gone.
 * Layer: store.  Thread: inside a transaction.
 * Shape:  a column "proof" of the table's own: BLAKE2b over the record's canonical JSON as it
 *         was written first.  For damage, not for forgers: it has no key.
 *         "TABLE.last" among the settings is the number of the last row of a table that is only
 *         added to.
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

G_END_DECLS
