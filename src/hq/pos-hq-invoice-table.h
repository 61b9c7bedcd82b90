/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-invoice-table.h — what customers owe and registers take of it: a ledger, and headquarters
 * is the only one that writes in it.
 * Layer: hq.  Thread: inside a write transaction.
 * Rules:  nothing is taken that is not open, whoever asks at the same time; each reference counts
 *         once, however often it comes; what was said to have never come does not count when it
 *         comes after all.  A bundle that is loaded again changes what an invoice says, and nothing
 *         that was taken of it.  What a register takes is held for it until its sale is here, which
 *         makes a payment of it, or the register gives it back.
 * Source: register.md 516, M-23; customer-orders.md §10.64. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-invoice.h"
#include "model/pos-order.h"
#include "wire/pos-wire-invoice.h"

G_BEGIN_DECLS

/* As a bundle says it. */
gboolean pos_hq_invoice_table_put (PosDbTxn *txn, PosInvoice *invoice, GError **error);

/* @register_id: who asks.  A refusal is an answer.
 * @answer: (out) (transfer full). */
gboolean pos_hq_invoice_table_answer (PosDbTxn *txn,
                                      const PosInvoiceQuestion *question,
                                      const char *register_id,
                                      gint64 now,
                                      PosInvoiceAnswer **answer,
                                      GError **error);

/* What a sale took of invoices is paid: the register has the money.
 * @over: (out) (transfer full) (nullable): a saying, where more is paid now than was owed */
gboolean pos_hq_invoice_table_follow (
    PosDbTxn *txn, PosOrder *order, gint64 now, char **over, GError **error);

/* Whether all that @order took of invoices is paid there. */
gboolean
pos_hq_invoice_table_agrees (PosDbTxn *txn, PosOrder *order, gboolean *agrees, GError **error);

/* What is held for @register_id, which will not come back, is open again; not what is paid with a
 * sale that is here. */
gboolean
pos_hq_invoice_table_release (PosDbTxn *txn, const char *register_id, gint64 now, GError **error);

G_END_DECLS
