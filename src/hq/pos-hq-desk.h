/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-desk.h — what could not become an order: shown, corrected, decided.
 * Layer: hq.  Thread: inside a transaction.
 * Source: customer-orders.md §8.2, §8.3; docs/protocol.md "What does not go by itself". */
#pragma once
#include "base/pos-json.h"
#include "hq/pos-hq-transaction-table.h"

G_BEGIN_DECLS

/* What a store (:store, NULL: everybody) is told of: what its registers sent, and what somebody has
 * to decide, or decided, about an order that it sells, hands over, ships or changed.  Two stores
 * contradict each other, and not only the one that came second is asked. */
#define POS_HQ_DESK_IS_THEIRS                                                                      \
  "(:store IS NULL OR store = :store OR (status <> 'failed' AND EXISTS ("                          \
  "  SELECT 1 FROM order_place p WHERE p.order_id = record AND p.store = :store))) "

/* {"problems": […], "decided": […], "noted": […]}: failed ones and conflicts, oldest first; at a
 * @hub, what headquarters refuses to take from it.  What was decided lately, with what both
 * versions said.  And the newest orders that were taken as they happened with a remark: {"order",
 * "number", "receipt", "store", "customer_name", "note"}, until somebody has seen what is noted and
 * unless it is among the problems.  "sayings" is what "reason" and "note" were made of.
 *  @store: (nullable): what one store is told of. */
gboolean
pos_hq_desk_list (PosDbTxn *txn, const char *store, gboolean hub, char **text, GError **error);
/* How many there are that wait for a person; at a @hub with those that headquarters told it of.
 * @count: (out). */
gboolean
pos_hq_desk_count (PosDbTxn *txn, const char *store, gboolean hub, gint64 *count, GError **error);

/* A PosDbFunc of each: what came as JSON, and who may. */
typedef struct {
  json_t *request;
  const char *store; /* (nullable): only what it is told of; %NULL: headquarters' own people */
  const char *register_id; /* (nullable): where they are; with a store */
  gint64 now;
  char *answer; /* result: {"transaction", "status", "reason"}, if nothing else is said below */
} PosHqDeskCall;

/* {"transaction", "worker", "reason", "changes": [{"field", "value"}…], "publish"}: while it is not
 * published the job skips it; publishing tries it at once.
 * Errors: POS_VALUE_ERROR of a change, after which nothing has changed; NOT_FOUND. */
gboolean pos_hq_desk_correct (PosDbTxn *txn, PosHqDeskCall *call, GError **error);

/* {"order", "note", "worker"}: that remark about the order was seen.  Answers {"order", "worker",
 * "at"}.  Errors: NOT_FOUND: there is no such remark (any more). */
gboolean pos_hq_desk_see (PosDbTxn *txn, PosHqDeskCall *call, GError **error);

/* {"transaction", "worker", "keep": "headquarters" or "register"}: decides a conflict.  The other
 * version stays where it is, and money that the register took stays on the order.
 * Errors: POS_SYNC_ERROR_REJECTED: that cannot be; NOT_FOUND. */
gboolean pos_hq_desk_resolve (PosDbTxn *txn, PosHqDeskCall *call, GError **error);

G_END_DECLS
