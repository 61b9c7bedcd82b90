/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-transaction-table.c — SQL of what registers sent. */
#include "hq/pos-hq-transaction-table.h"
#include "base/pos-date.h"
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"
#include "hq/pos-hq-account-table.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-order.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char GET_HASH[] = "SELECT hash FROM register_transaction WHERE id = :id";
static const char GET_SEQUENCE[] =
    "SELECT hash FROM register_transaction WHERE device = :device AND sequence = :sequence";
static const char ADD[] =
    "INSERT INTO register_transaction (id, arrival, kind, device, register, store, sequence, at, "
    "received_at, base_revision, hash, body, status, status_again, record, worker, base_hash, "
    "base, "
    "proof, forward) VALUES (:id, :arrival, "
    ":kind, :device, :register, :store, :sequence, :at, :received_at, :base_revision, :hash, "
    ":body, :status, :status, :record, :worker, :base_hash, :base, :proof, CASE WHEN EXISTS "
    "(SELECT 1 FROM "
    "setting "
    "WHERE key = 'upstream.store') THEN 'waiting' ELSE 'none' END)";
#define DUE_COLUMNS                                                                                \
  "SELECT arrival, retries, id, kind, register, store, sequence, at, base_revision, hash, "        \
  "  coalesce (corrected, body), record, corrected IS NOT NULL, base_hash, base, worker "          \
  "FROM register_transaction "
static const char GET_DUE[] = DUE_COLUMNS "WHERE arrival = :arrival";
static const char DUE[] =
    DUE_COLUMNS "WHERE status IN ('pending', 'failed') AND next_at <= :now "
                "AND editing = 0 AND arrival > :after ORDER BY arrival LIMIT :limit";
static const char FOLLOWS[] =
    "SELECT EXISTS (SELECT 1 FROM register_transaction t JOIN register_transaction e "
    "  ON " POS_HQ_IS_EARLIER " WHERE t.arrival = :arrival "
    "  AND e.status IN ('pending', 'failed', 'conflict'))";
/* At a hub: what headquarters' records, which it hands on, do not contain. */
static const char WAITING_UPSTREAM[] =
    "SELECT sequence FROM register_transaction WHERE device = :device "
    "AND forward IN ('waiting', 'sent', 'disputed') UNION SELECT value FROM device, "
    "json_each (device.upstream_waiting) WHERE device.id = :device ORDER BY 1";
/* At a hub: headquarters has it, and whatever it made of it is in the records that came since. */
static const char IS_CONTAINED[] =
    "SELECT EXISTS (SELECT 1 FROM register_transaction t JOIN device d ON d.id = t.device "
    "  WHERE t.arrival = :arrival AND t.sequence <= d.upstream_sequence "
    "  AND t.sequence NOT IN (SELECT value FROM json_each (d.upstream_waiting)))";
/* The partial order of the index on status: few are not done, of all devices together. */
static const char WAITING[] = "SELECT sequence FROM register_transaction WHERE device = :device "
                              "AND status IN ('pending', 'failed', 'conflict') ORDER BY sequence";
/* What follows a conflict waits for a person, as the conflict does. */
static const char UNDECIDED[] =
    "SELECT sequence FROM register_transaction t WHERE device = :device "
    "AND status IN ('pending', 'failed') AND NOT EXISTS (SELECT 1 FROM register_transaction e "
    "  WHERE " POS_HQ_IS_EARLIER " AND e.status = 'conflict') ORDER BY sequence";
static const char MOVE[] = "UPDATE register_transaction SET device = :device, "
                           "forward = CASE forward WHEN 'none' THEN 'none' ELSE 'waiting' END, "
                           "forward_at = 0, forward_tries = 0, forward_reason = NULL "
                           "WHERE id = :id AND device <> :device";
static const char MARK[] =
    "UPDATE register_transaction SET status = :status, "
    "status_again = :status, reason = :reason, retries = :retries, next_at = :next_at, "
    "contradictions = coalesce (:contradictions, contradictions), "
    "rebased = :rebased WHERE id = :id";
static const char BASE[] =
    "SELECT coalesce (e.corrected, e.body), e.rebased FROM register_transaction t "
    "JOIN register_transaction e ON " POS_HQ_IS_EARLIER " "
    "WHERE t.arrival = :arrival AND e.status = 'done' AND e.kind IN ('order', 'hand-over') "
    "ORDER BY e.device DESC, e.sequence DESC LIMIT 1";
static const char LIST[] =
    "SELECT id, kind, register, status, reason, retries, next_at, received_at "
    "FROM register_transaction WHERE status = :status ORDER BY arrival LIMIT 500";

static const char CONCERN[] = "INSERT INTO transaction_concern (record, arrival) VALUES (:record, "
                              ":arrival) ON CONFLICT (record, arrival) DO NOTHING";
/* What came later and was not worked on yet is in no version of headquarters' either. */
static const char SENT_BODIES[] = "SELECT body FROM register_transaction WHERE record = :record "
                                  "AND kind IN ('order', 'hand-over') "
                                  "AND (status <> 'pending' OR arrival < :arrival) "
                                  "ORDER BY arrival DESC";

/* @hash: (out) (transfer full): %NULL when there is no such row. */
static gboolean
step_hash (PosDbStatement *select, char **hash, GError **error)
{
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *hash = has_row ? g_strdup (pos_db_column_text (select, 0)) : NULL;
  return TRUE;
}

/* The id of what the body is about; %NULL when the body names none. */
static char *
find_record (PosTransaction *transaction)
{
  PosJsonSlice body = {transaction->body, strlen (transaction->body)};
  gboolean withdrawal = !strcmp (transaction->kind, POS_TRANSACTION_WITHDRAWAL);

  return pos_json_slice_dup_text (pos_json_slice_member (body, withdrawal ? "order" : "id"));
}

/* @record: (nullable). */
static gboolean
hear_account (PosDbTxn *txn, PosTransaction *transaction, const char *record, GError **error)
{
  gboolean order = !strcmp (transaction->kind, POS_TRANSACTION_ORDER) ||
                   !strcmp (transaction->kind, POS_TRANSACTION_HAND_OVER);

  return !order || !record || pos_hq_account_table_hear (txn, record, transaction->body, error);
}

static gboolean
add (PosDbTxn *txn,
     const PosHqDevice *device,
     PosTransaction *transaction,
     gint64 now,
     GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, ADD);
  gboolean worked_on = strcmp (transaction->kind, POS_TRANSACTION_SHIFT) != 0 &&
                       strcmp (transaction->kind, POS_TRANSACTION_JOURNAL) != 0;
  g_autofree char *record = worked_on ? find_record (transaction) : NULL;
  PosDigest proof = pos_transaction_prove (transaction);
  gint64 arrival;

  pos_db_txn_touch (txn, "transaction");
  if (!pos_hq_counter_next (txn, "arrival", &arrival, error))
    return FALSE;
  pos_db_bind_id (insert, ":id", &transaction->id);
  pos_db_bind_int64 (insert, ":arrival", arrival);
  pos_db_bind_text (insert, ":kind", transaction->kind);
  pos_db_bind_id (insert, ":device", &device->id);
  pos_db_bind_text (insert, ":register", transaction->register_id);
  pos_db_bind_text (insert, ":store", transaction->store);
  pos_db_bind_int64 (insert, ":sequence", transaction->sequence);
  pos_db_bind_int64 (insert, ":at", transaction->at);
  pos_db_bind_int64 (insert, ":received_at", now);
  pos_db_bind_int64 (insert, ":base_revision", transaction->base_revision);
  pos_db_bind_text (insert, ":hash", transaction->hash);
  pos_db_bind_text (insert, ":body", transaction->body);
  pos_db_bind_text (insert, ":status", worked_on ? "pending" : "kept");
  pos_db_bind_text (insert, ":record", record);
  pos_db_bind_text (insert, ":worker", transaction->worker);
  pos_db_bind_text (insert, ":base_hash", transaction->base_hash);
  pos_db_bind_text (insert, ":base", transaction->base);
  pos_db_bind_digest (insert, ":proof", &proof);
  return pos_db_run (insert, error) && hear_account (txn, transaction, record, error);
}

/* A register that was enrolled anew sends again what it sent before: it is this device's now. */
static gboolean
adopt (PosDbTxn *txn, const PosHqDevice *device, PosTransaction *transaction, GError **error)
{
  g_autoptr (PosDbStatement) move = pos_db_txn_prepare (txn, MOVE);

  pos_db_bind_id (move, ":id", &transaction->id);
  pos_db_bind_id (move, ":device", &device->id);
  return pos_db_run (move, error);
}

static gboolean
list_sequences (
    PosDbTxn *txn, const char *sql, const PosHqDevice *device, GArray *sequences, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, sql);
  gboolean has_row;

  pos_db_bind_id (list, ":device", &device->id);
  g_array_set_size (sequences, 0);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    gint64 sequence = pos_db_column_int64 (list, 0);
    g_array_append_val (sequences, sequence);
  }
}

gboolean
pos_hq_transaction_table_list_waiting (
    PosDbTxn *txn, const PosHqDevice *device, gboolean hub, GArray *waiting, GError **error)
{
  return list_sequences (txn, hub ? WAITING_UPSTREAM : WAITING, device, waiting, error);
}

gboolean
pos_hq_transaction_table_list_undecided (PosDbTxn *txn,
                                         const PosHqDevice *device,
                                         GArray *undecided,
                                         GError **error)
{
  return list_sequences (txn, UNDECIDED, device, undecided, error);
}

gboolean
pos_hq_transaction_table_take (PosDbTxn *txn,
                               const PosHqDevice *device,
                               PosTransaction *transaction,
                               gint64 now,
                               PosAck **ack,
                               GError **error)
{
  g_autoptr (PosDbStatement) by_id = pos_db_txn_prepare (txn, GET_HASH);
  g_autoptr (PosDbStatement) by_sequence = pos_db_txn_prepare (txn, GET_SEQUENCE);
  g_autofree char *known = NULL, *other = NULL;
  const char *reason = NULL;
  PosAckResult result = POS_ACK_ACCEPTED;

  pos_db_bind_id (by_id, ":id", &transaction->id);
  pos_db_bind_id (by_sequence, ":device", &device->id);
  pos_db_bind_int64 (by_sequence, ":sequence", transaction->sequence);
  if (!step_hash (by_id, &known, error) || !step_hash (by_sequence, &other, error))
    return FALSE;
  if (known && strcmp (known, transaction->hash) != 0) {
    result = POS_ACK_CONFLICT;
    reason = "Another body is stored under this id";
  } else if (known) {
    result = POS_ACK_DUPLICATE;
  } else if (other) {
    result = POS_ACK_CONFLICT;
    reason =
        "Another transaction has this sequence number: two devices seem to be one register, or "
        "it was put back from an old copy. Give the one that goes on a new code: it sends this "
        "again then";
  }
  *ack = pos_ack_new (&transaction->id, transaction->hash, result, reason);
  if (result == POS_ACK_CONFLICT)
    return TRUE;
  return (known ? adopt (txn, device, transaction, error)
                : add (txn, device, transaction, now, error)) &&
         pos_hq_device_table_set_received (
             txn, &device->id, transaction->sequence, transaction->hash, error);
}

void
pos_hq_due_free (PosHqDue *self)
{
  g_object_unref (self->transaction);
  g_free (self->record);
  g_free (self);
}

static PosHqDue *
due_from_row (PosDbStatement *row)
{
  PosHqDue *due = g_new0 (PosHqDue, 1);
  PosId id = pos_db_column_id (row, 2);
  PosTransaction *transaction = pos_transaction_new (&id, pos_db_column_text (row, 3), NULL);

  due->arrival = pos_db_column_int64 (row, 0);
  due->retries = pos_db_column_int64 (row, 1);
  pos_text_set (&transaction->register_id, pos_db_column_text (row, 4));
  pos_text_set (&transaction->store, pos_db_column_text (row, 5));
  transaction->sequence = pos_db_column_int64 (row, 6);
  transaction->at = pos_db_column_int64 (row, 7);
  transaction->base_revision = pos_db_column_int64 (row, 8);
  pos_text_set (&transaction->hash, pos_db_column_text (row, 9));
  pos_text_set (&transaction->body, pos_db_column_text (row, 10));
  due->transaction = transaction;
  due->record = g_strdup (pos_db_column_text (row, 11));
  due->corrected = pos_db_column_int64 (row, 12) != 0;
  pos_text_set (&transaction->base_hash, pos_db_column_text (row, 13));
  pos_text_set (&transaction->base, pos_db_column_text (row, 14));
  pos_text_set (&transaction->worker, pos_db_column_text (row, 15));
  return due;
}

GPtrArray *
pos_hq_transaction_table_list_due (
    PosDbTxn *txn, gint64 now, gint64 after, gint64 limit, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, DUE);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_hq_due_free);
  gboolean has_row;

  pos_db_bind_int64 (select, ":now", now);
  pos_db_bind_int64 (select, ":after", after);
  pos_db_bind_int64 (select, ":limit", limit);
  if (!pos_db_step (select, &has_row, error))
    return NULL;
  while (has_row) {
    g_ptr_array_add (list, due_from_row (select));
    if (!pos_db_step (select, &has_row, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}

gboolean
pos_hq_transaction_table_get_due (PosDbTxn *txn, gint64 arrival, PosHqDue **due, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, GET_DUE);
  gboolean has_row;

  *due = NULL;
  pos_db_bind_int64 (select, ":arrival", arrival);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  g_assert (has_row); /* rows are never removed */
  *due = due_from_row (select);
  return TRUE;
}

/* The answer to a question about one transaction. */
static gboolean
ask (PosDbTxn *txn, const char *sql, const PosHqDue *due, gboolean *yes, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, sql);
  gboolean has_row;

  pos_db_bind_int64 (select, ":arrival", due->arrival);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *yes = pos_db_column_int64 (select, 0) != 0;
  return TRUE;
}

gboolean
pos_hq_transaction_table_follows (PosDbTxn *txn,
                                  const PosHqDue *due,
                                  gboolean *follows,
                                  GError **error)
{
  return ask (txn, FOLLOWS, due, follows, error);
}

gboolean
pos_hq_transaction_table_is_contained (PosDbTxn *txn,
                                       const PosHqDue *due,
                                       gboolean *contained,
                                       GError **error)
{
  return ask (txn, IS_CONTAINED, due, contained, error);
}

gboolean
pos_hq_transaction_table_get_base (
    PosDbTxn *txn, const PosHqDue *due, PosOrder **base, gboolean *rebased, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, BASE);
  g_autoptr (PosOrder) found = NULL;
  gboolean has_row;

  *base = NULL;
  *rebased = FALSE;
  pos_db_bind_int64 (select, ":arrival", due->arrival);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  found = pos_wire_parse (POS_TYPE_ORDER, pos_db_column_text (select, 0), -1, error);
  if (!found)
    return FALSE;
  if (found->revision != due->transaction->base_revision)
    return TRUE;
  *base = g_steal_pointer (&found);
  *rebased = pos_db_column_int64 (select, 1) != 0;
  return TRUE;
}

gboolean
pos_hq_transaction_table_mark (PosDbTxn *txn,
                               const PosId *id,
                               const PosHqMark *mark,
                               GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, MARK);

  pos_db_bind_id (update, ":id", id);
  pos_db_bind_text (update, ":status", mark->status);
  pos_db_bind_text (update, ":reason", mark->reason);
  pos_db_bind_int64 (update, ":retries", mark->retries);
  pos_db_bind_int64 (update, ":next_at", mark->next_at);
  pos_db_bind_text (update, ":contradictions", mark->contradictions);
  pos_db_bind_int64 (update, ":rebased", mark->rebased);
  return pos_db_run (update, error);
}

gboolean
pos_hq_transaction_table_concern (PosDbTxn *txn, gint64 arrival, const PosId *order, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, CONCERN);
  char record[POS_ID_TEXT_SIZE];

  pos_id_to_text (order, record);
  pos_db_bind_text (add, ":record", record);
  pos_db_bind_int64 (add, ":arrival", arrival);
  return pos_db_run (add, error);
}

gboolean
pos_hq_transaction_table_find_sent (
    PosDbTxn *txn, const PosHqDue *due, const char *hash, PosOrder **order, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SENT_BODIES);

  pos_db_bind_text (select, ":record", due->record);
  pos_db_bind_int64 (select, ":arrival", due->arrival);
  return pos_hq_order_table_pick (select, hash, order, error);
}

static void
take_text (json_t *object, const char *name, char *text)
{
  json_object_set_new (object, name, text && *text ? json_string (text) : json_null ());
  g_free (text);
}

static json_t *
row_to_json (PosDbStatement *row)
{
  json_t *json = json_object ();
  PosId id = pos_db_column_id (row, 0);
  gint64 next_at = pos_db_column_int64 (row, 6);

  take_text (json, "id", pos_id_dup_text (&id));
  take_text (json, "kind", g_strdup (pos_db_column_text (row, 1)));
  take_text (json, "register", g_strdup (pos_db_column_text (row, 2)));
  take_text (json, "status", g_strdup (pos_db_column_text (row, 3)));
  take_text (json, "reason", g_strdup (pos_db_column_text (row, 4)));
  json_object_set_new (json, "retries", json_integer (pos_db_column_int64 (row, 5)));
  take_text (json, "next_at", next_at ? pos_instant_to_text (next_at) : NULL);
  take_text (json, "received_at", pos_instant_to_text (pos_db_column_int64 (row, 7)));
  return json;
}

gboolean
pos_hq_transaction_table_write_list (PosDbTxn *txn, const char *status, char **text, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST);
  g_autoptr (json_t) json = json_object ();
  json_t *list = json_array ();
  gboolean has_row;

  json_object_set_new (json, "transactions", list);
  pos_db_bind_text (select, ":status", status);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    json_array_append_new (list, row_to_json (select));
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  *text = pos_json_to_text (json);
  return TRUE;
}
