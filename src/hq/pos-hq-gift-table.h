/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-gift-table.h — what is on gift cards: a ledger, and headquarters is the only one that
 * writes in it.
 * Layer: hq.  Thread: inside a write transaction.
 * Rules:  nothing is taken that is not there; each reference counts once, however often it comes;
 *         what was said to have never come does not count when it comes after all.
 * Source: register.md M-20; field-lessons.md B4-11, B12-08. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order.h"
#include "wire/pos-wire-gift.h"

G_BEGIN_DECLS

/* @register_id: who asks.  A refusal is an answer.
 * @answer: (out) (transfer full). */
gboolean pos_hq_gift_table_answer (PosDbTxn *txn,
                                   const PosGiftQuestion *question,
                                   const char *register_id,
                                   gint64 now,
                                   PosGiftAnswer **answer,
                                   GError **error);

/* What a sale put on cards, once for each of its lines. */
gboolean pos_hq_gift_table_follow (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error);

/* Whether all that @order put on cards is there. */
gboolean
pos_hq_gift_table_agrees (PosDbTxn *txn, PosOrder *order, gboolean *agrees, GError **error);

G_END_DECLS
