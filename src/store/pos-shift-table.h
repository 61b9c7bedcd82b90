/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-table.h — shifts of this register and their entries.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  entries are only added, and only to a shift that is open or blind closed; a closed shift
 *         stays as it is; a register has one open shift.  Triggers and an index refuse the rest.
 * Source: register.md §4. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-shift.h"

G_BEGIN_DECLS

/* A shift that is new gets the register's next number, and begins with the journal's last entry.
 */
gboolean pos_shift_table_add (PosDbTxn *txn, PosShift *shift, GError **error);
gboolean pos_shift_table_save (PosDbTxn *txn, PosShift *shift, GError **error);
/* @shift: (out) (transfer full): %NULL when there is none. */
gboolean pos_shift_table_get (PosDbTxn *txn, const PosId *id, PosShift **shift, GError **error);
/* Newest first; deleted ones are left out.
 * Returns: (transfer full) (element-type PosShift). */
GPtrArray *
pos_shift_table_list (PosDbTxn *txn, const char *register_id, guint limit, GError **error);

/* Errors: POS_ORDER_ERROR_STATUS, rule "bank-bag", when the number of the bag was used before. */
gboolean pos_shift_table_add_entry (PosDbTxn *txn, PosShiftEntry *entry, GError **error);
/* As it was, with its number, for a rescue: a shift that was saved and takes more. */
gboolean pos_shift_table_put_entry (PosDbTxn *txn, PosShiftEntry *entry, GError **error);
/* @list: (element-type PosShiftEntry). */
gboolean pos_shift_table_add_entries (PosDbTxn *txn, GPtrArray *list, GError **error);
/* Returns: (transfer full) (element-type PosShiftSum): by kind and subject. */
GPtrArray *pos_shift_table_sum (PosDbTxn *txn, const PosId *shift, GError **error);
/* What people did with the money of the drawer, oldest first.
 * Returns: (transfer full) (element-type PosShiftEntry). */
GPtrArray *pos_shift_table_list_moves (PosDbTxn *txn, const PosId *shift, GError **error);
/* How often each operation was done in it.  Returns: (transfer full): key to count. */
GHashTable *pos_shift_table_count_deeds (PosDbTxn *txn, PosShift *shift, GError **error);

/* A sentence for each shift and entry that is not as it was written, or is missing. */
gboolean pos_shift_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);

G_END_DECLS
