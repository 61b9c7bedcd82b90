/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-search.h — receipts by what a person remembers of them.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  all that is asked must be true; what is not asked lets everything pass.  Reports of
 *         shifts are none of them.
 * Source: register.md operation 115. */
#pragma once
#include "db/pos-db-statement.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

typedef struct {
  /* (nullable): a part of the receipt's number; the order's number, reference or item; or words
   * that the customer's name has. */
  const char *text;
  const char *worker;   /* (nullable): who had the order then */
  const char *customer; /* (nullable): id */
  const char *item;     /* (nullable): product */
  const gint64 *amount; /* (nullable): the order's total, or what one payment of it took or gave */
  gint64 from;          /* instants; 0: any */
  gint64 until;         /* the first one that is too late; 0: any */
  const char *after;    /* (nullable): a receipt: older ones */
  guint limit;
} PosReceiptQuery;

/* Newest first.  Errors: POS_CALL_ERROR_WRONG_TYPE: “after” is no receipt.  Returns: (transfer
 * full) (element-type PosStoredReceipt). */
GPtrArray *pos_receipt_search (PosDbTxn *txn, const PosReceiptQuery *query, GError **error);

G_END_DECLS
