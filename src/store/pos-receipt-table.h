/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-table.h — receipts as they were printed.
 * Layer: store.  Thread: inside a transaction.  Only the number of copies ever changes. */
#pragma once
#include "store/pos-number-table.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* Takes the next number of @receipt->sequence and writes it into the receipt and the member
 * "number" of its document. */
gboolean pos_receipt_table_append (PosDbTxn *txn,
                                   const PosNumberForm *form,
                                   PosStoredReceipt *receipt,
                                   GError **error);
gboolean pos_receipt_table_get (PosDbTxn *txn,
                                const char *number,
                                PosStoredReceipt **receipt,
                                GError **error);
/* The one of @register_id and @sequence with the highest number.  @receipt: (out) (transfer full):
 * %NULL when there is none. */
gboolean pos_receipt_table_get_last (PosDbTxn *txn,
                                     const char *register_id,
                                     const char *sequence,
                                     PosStoredReceipt **receipt,
                                     GError **error);
/* Of one order, oldest first.
 * Returns: (transfer full) (element-type PosStoredReceipt). */
GPtrArray *pos_receipt_table_list (PosDbTxn *txn, const PosId *order, guint limit, GError **error);
/* Counts one more copy; @copies: (out): with this one. */
gboolean
pos_receipt_table_count_copy (PosDbTxn *txn, const char *number, gint64 *copies, GError **error);

/* Of @order (nullable: of none, such as reports of shifts), those that are as they were written;
 * for a rescue. */
GPtrArray *pos_receipt_table_list_proven (PosDbTxn *txn, const PosId *order, GError **error);
/* With the number that it has; for a rescue. */
gboolean pos_receipt_table_put (PosDbTxn *txn, PosStoredReceipt *receipt, GError **error);
/* A sentence for each that is not as it was written. */
gboolean pos_receipt_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);

G_END_DECLS
