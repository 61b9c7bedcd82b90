/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-customer-edit.h — what registers changed about customers, member by member.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  what started from the value that counts here, counts.  Of two changes of one member that
 *         did not know of each other the later one does, whichever arrives first.  Both are kept.
 */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-customer-edit.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* The customer in @edit, if all that it says is a register's to say.  Errors: POS_VALUE_ERROR.
 * Returns: (transfer full). */
PosCustomer *pos_hq_customer_edit_read (PosCustomerEdit *edit, GError **error);

/* @sent: brought @edit; @customer: of pos_hq_customer_edit_read(). */
gboolean pos_hq_customer_edit_take (PosDbTxn *txn,
                                    PosTransaction *sent,
                                    PosCustomerEdit *edit,
                                    PosCustomer *customer,
                                    gboolean hub,
                                    GError **error);

/* Headquarters is about to say @customer itself: that is a change like a register's. */
gboolean
pos_hq_customer_edit_note (PosDbTxn *txn, PosCustomer *customer, gint64 now, GError **error);

/* All that is known of @customer, latest first, as JSON.  Returns: (transfer full). */
char *pos_hq_customer_edit_to_text (PosDbTxn *txn, const char *customer, GError **error);

G_END_DECLS
