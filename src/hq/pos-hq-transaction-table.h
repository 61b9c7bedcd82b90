/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-transaction-table.h — what registers sent, once, and what became of it.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "hq/pos-hq-device-table.h"
#include "model/pos-order.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* In SQL: the row e is what the register of the row t said earlier about the same record.  By the
 * numbers that the register gave, for what was lost and is sent again arrives late; ids of devices
 * are in the order of their enrollment. */
#define POS_HQ_IS_EARLIER                                                                          \
  "e.record = t.record AND e.register = t.register "                                               \
  "AND (e.device, e.sequence) < (t.device, t.sequence)"

/* Stores @transaction unless it is there.
 * @ack: (out) (transfer full): accepted, duplicate, or conflict with its reason; a conflict is no
 *   error */
gboolean pos_hq_transaction_table_take (PosDbTxn *txn,
                                        const PosHqDevice *device,
                                        PosTransaction *transaction,
                                        gint64 now,
                                        PosAck **ack,
                                        GError **error);

/* Those that *Synchronize orders* has to work on, in the order of their arrival.
 * @now: those that failed are due by then; G_MAXINT64 for all of them
 * @after: arrival number of the last one seen
 * Returns: (transfer full) (element-type PosHqDue). */
typedef struct {
  gint64 arrival;
  gint64 retries;
  PosTransaction *transaction; /* its body as corrected by hand, when it was */
  gboolean corrected;
  char *record; /* (nullable): id of the order or customer that it is about */
} PosHqDue;
GPtrArray *pos_hq_transaction_table_list_due (
    PosDbTxn *txn, gint64 now, gint64 after, gint64 limit, GError **error);

void pos_hq_due_free (PosHqDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqDue, pos_hq_due_free)
/* One of them, whatever its status.  @due: (out) (transfer full). */
gboolean
pos_hq_transaction_table_get_due (PosDbTxn *txn, gint64 arrival, PosHqDue **due, GError **error);

/* Whether an earlier one of the same register about the same record is not settled. */
gboolean pos_hq_transaction_table_follows (PosDbTxn *txn,
                                           const PosHqDue *due,
                                           gboolean *follows,
                                           GError **error);

/* Whether headquarters' records, as this hub has them, contain what was sent: a hub that was
 * restored from a copy gets from its registers once more what headquarters has told it by now. */
gboolean pos_hq_transaction_table_is_contained (PosDbTxn *txn,
                                                const PosHqDue *due,
                                                gboolean *contained,
                                                GError **error);

/* What a change of an order started from, as its own register knew it: that register's change
 * before it.  @base: (out) (transfer full): %NULL when that is headquarters' version of that number
 * @rebased: (out): headquarters made something else of it */
gboolean pos_hq_transaction_table_get_base (
    PosDbTxn *txn, const PosHqDue *due, PosOrder **base, gboolean *rebased, GError **error);

/* The transaction changed @order too, which is not its own.  For hubs. */
gboolean pos_hq_transaction_table_concern (PosDbTxn *txn,
                                           gint64 arrival,
                                           const PosId *order,
                                           GError **error);
/* A body that a register sent of the order that @due is about, by pos_transaction_hash_order(),
 * unless its turn comes after @due.  @order: (out) (transfer full): %NULL when there is none. */
gboolean pos_hq_transaction_table_find_sent (
    PosDbTxn *txn, const PosHqDue *due, const char *hash, PosOrder **order, GError **error);

typedef struct {
  const char *status; /* "done", "failed" or "conflict" */
  const char *reason;
  gint64 retries;
  gint64 next_at;
  const char *contradictions; /* (nullable): JSON; %NULL: what was found before stays */
  gboolean rebased;
} PosHqMark;
gboolean pos_hq_transaction_table_mark (PosDbTxn *txn,
                                        const PosId *id,
                                        const PosHqMark *mark,
                                        GError **error);

/* {"transactions": […]} of one status, oldest first. */
gboolean pos_hq_transaction_table_write_list (PosDbTxn *txn,
                                              const char *status,
                                              char **text,
                                              GError **error);

/* The device's transactions that are no orders yet: sequence numbers, ascending, into @waiting.
 * @hub: no orders of headquarters, whose feed this hub hands on */
gboolean pos_hq_transaction_table_list_waiting (
    PosDbTxn *txn, const PosHqDevice *device, gboolean hub, GArray *waiting, GError **error);
/* Of these, what is worked on without anybody deciding: what the records here do not contain yet.
 */
gboolean pos_hq_transaction_table_list_undecided (PosDbTxn *txn,
                                                  const PosHqDevice *device,
                                                  GArray *undecided,
                                                  GError **error);

G_END_DECLS
