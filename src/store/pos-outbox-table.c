/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-outbox-table.c — sealed messages and how far each of them came. */
#include "store/pos-outbox-table.h"

#include "base/pos-error.h"
#include "store/pos-proof.h"
#include "store/pos-setting-table.h"

#include <string.h>

static PosRecordTable items = {
    .name = "outbox", .get_type = pos_outbox_item_get_type, .own = pos_proof_own};

static const char FIRST[] = "SELECT coalesce (min (seq), 0) FROM outbox";
static const char LAST[] = "SELECT coalesce (max (seq), 0) FROM outbox";
/* Whether o brings back goods of which more is still to be said than its next message: a return
 * never overtakes the hand-over, unless that is parked, and others go on.  Few messages are of
 * returns, and only those are read. */
#define OVERTAKES                                                                                  \
  "instr (o.body, '\"original_order\":\"') > 0 AND EXISTS ("                                       \
  "  SELECT 1 FROM json_each (iif (json_valid (o.body), o.body, 'null'), '$.body.lines') l "       \
  "  JOIN outbox e ON e.record_id = json_extract (l.value, '$.original_order') "                   \
  "    AND e.acked_at IS NULL AND e.seq < o.seq "                                                  \
  "  JOIN outbox f ON f.record_id = e.record_id AND f.acked_at IS NULL AND f.seq < e.seq "         \
  "  GROUP BY e.record_id HAVING max (f.parked) = 0)"
/* The index of waiting messages is all that is looked at. */
static const char PEEK[] = "FROM outbox o WHERE o.acked_at IS NULL "
                           "AND (o.parked = 0 OR o.next_at <= :now) AND NOT EXISTS ("
                           "  SELECT 1 FROM outbox e WHERE e.acked_at IS NULL "
                           "  AND e.record_id = o.record_id AND e.seq < o.seq) "
                           "AND NOT (" OVERTAKES ") "
                           "ORDER BY o.seq LIMIT :limit";
static const char ACK[] =
    "UPDATE outbox SET acked_at = :at, reason = NULL, parked = 0, next_at = NULL "
    "WHERE seq = :seq AND body_hash = :hash AND acked_at IS NULL";
static const char PARK[] =
    "UPDATE outbox SET attempts = attempts + 1, parked = 1, next_at = nullif (:next_at, 0), "
    "  reason = :reason "
    "WHERE seq = :seq AND acked_at IS NULL";
static const char RETRY[] = "UPDATE outbox SET next_at = :now WHERE acked_at IS NULL AND parked";
static const char STATS[] = "SELECT count (*), coalesce (sum (parked), 0), "
                            "  coalesce (min (created_at), 0) FROM outbox WHERE acked_at IS NULL";
static const char WAITING[] = "FROM outbox WHERE acked_at IS NULL AND seq > :after "
                              "ORDER BY seq LIMIT :limit";
static const char DONE[] = "FROM outbox WHERE acked_at IS NOT NULL ORDER BY seq DESC LIMIT :limit";
/* Every part goes by an index. */
static const char OPEN[] = "WITH open (seq) AS (SELECT seq FROM outbox WHERE acked_at IS NULL "
                           "  UNION SELECT seq FROM outbox WHERE seq > :sequence "
                           "  UNION SELECT value FROM json_each (:undecided) "
                           "  UNION SELECT value FROM json_each (:missing)) "
                           "SELECT o.record_id FROM open JOIN outbox o ON o.seq = open.seq "
                           "UNION SELECT json_extract (l.value, '$.original_order') FROM open "
                           "  JOIN outbox o ON o.seq = open.seq, json_each (iif (json_valid "
                           "(o.body), o.body, 'null'), '$.body.lines') l "
                           "  WHERE json_extract (l.value, '$.original_order') IS NOT NULL";
static const char REWIND[] =
    "UPDATE outbox SET acked_at = NULL, attempts = 0 WHERE seq > :seq AND acked_at IS NOT NULL";
static const char SEND_AGAIN[] =
    "UPDATE outbox SET acked_at = NULL, attempts = 0 "
    "WHERE seq IN (SELECT value FROM json_each (:missing)) AND acked_at IS NOT NULL";
/* From the first on and without a hole, whatever the clock said when one was acknowledged.  The
 * last one stays, so that its number is not given again. */
static const char PRUNE[] =
    "DELETE FROM outbox WHERE seq < coalesce ((SELECT min (seq) FROM outbox "
    "  WHERE acked_at IS NULL OR acked_at >= :before), (SELECT max (seq) FROM outbox))";

static gboolean
read_number (PosDbStatement *statement, gint64 *number, GError **error)
{
  gboolean has_row;

  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? pos_db_column_int64 (statement, 0) : 0;
  return TRUE;
}

static PosOutboxItem *
item_new (PosTransaction *message, const char *record_id)
{
  PosOutboxItem *item = g_object_new (POS_TYPE_OUTBOX_ITEM, NULL);
  g_autofree char *text = pos_transaction_to_text (message);

  item->seq = message->sequence;
  item->id = message->id;
  item->base_revision = message->base_revision;
  item->created_at = message->at;
  pos_text_set (&item->kind, message->kind);
  pos_text_set (&item->record_id, record_id);
  pos_text_set (&item->body, text);
  pos_text_set (&item->body_hash, message->hash);
  return item;
}

gboolean
pos_outbox_table_append (PosDbTxn *txn,
                         PosTransaction *message,
                         const char *record_id,
                         GError **error)
{
  g_autoptr (PosDbStatement) last = pos_db_txn_prepare (txn, LAST);
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, pos_record_table_get_write (&items));
  g_autoptr (PosOutboxItem) item = NULL;

  if (!read_number (last, &message->sequence, error))
    return FALSE;
  message->sequence++;
  pos_transaction_seal (message);
  PosDigest proof = pos_transaction_prove (message);
  item = item_new (message, record_id);
  pos_record_table_bind (&items, insert, item);
  pos_db_bind_digest (insert, ":proof", &proof);
  pos_db_txn_touch (txn, "outbox");
  return pos_db_run (insert, error) && pos_proof_note_last (txn, "outbox", item->seq, error);
}

GPtrArray *
pos_outbox_table_peek (PosDbTxn *txn, gint64 now, guint limit, gsize room, GError **error)
{
  g_autoptr (PosDbStatement) peek =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&items, "", PEEK));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  gsize size = 0;
  gpointer found;

  pos_db_bind_int64 (peek, ":now", now);
  pos_db_bind_int64 (peek, ":limit", limit);
  for (;;) {
    if (!pos_record_table_read_one (&items, peek, &found, error))
      return NULL;
    g_autoptr (PosOutboxItem) item = found;
    size += item ? strlen (item->body) + 1 : 0;
    if (!item || (list->len > 0 && size > room))
      return g_steal_pointer (&list);
    g_ptr_array_add (list, g_steal_pointer (&item));
  }
}

gboolean
pos_outbox_table_mark_acked (
    PosDbTxn *txn, gint64 seq, const char *body_hash, gint64 at, gboolean *known, GError **error)
{
  g_autoptr (PosDbStatement) ack = pos_db_txn_prepare (txn, ACK);

  pos_db_bind_int64 (ack, ":seq", seq);
  pos_db_bind_text (ack, ":hash", body_hash);
  pos_db_bind_int64 (ack, ":at", at);
  pos_db_txn_touch (txn, "outbox");
  if (!pos_db_run (ack, error))
    return FALSE;
  *known = pos_db_changes (ack) == 1;
  return TRUE;
}

gboolean
pos_outbox_table_park (
    PosDbTxn *txn, gint64 seq, gint64 next_at, const char *reason, GError **error)
{
  g_autoptr (PosDbStatement) park = pos_db_txn_prepare (txn, PARK);

  pos_db_bind_int64 (park, ":seq", seq);
  pos_db_bind_int64 (park, ":next_at", next_at);
  pos_db_bind_text (park, ":reason", reason);
  pos_db_txn_touch (txn, "outbox");
  if (!pos_db_run (park, error))
    return FALSE;
  return pos_db_changes (park) == 1 || pos_set_error (error,
                                                      POS_DB_ERROR,
                                                      POS_DB_ERROR_NOT_FOUND,
                                                      NULL,
                                                      "No message %" G_GINT64_FORMAT " waits",
                                                      seq);
}

gboolean
pos_outbox_table_retry (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) retry = pos_db_txn_prepare (txn, RETRY);

  pos_db_bind_int64 (retry, ":now", now);
  pos_db_txn_touch (txn, "outbox");
  return pos_db_run (retry, error);
}

gboolean
pos_outbox_table_stats (PosDbTxn *txn, PosOutboxStats *stats, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, STATS);

  *stats = (PosOutboxStats){0};
  if (!read_number (get, &stats->count, error))
    return FALSE;
  stats->parked = pos_db_column_int64 (get, 1);
  stats->oldest_at = pos_db_column_int64 (get, 2);
  return TRUE;
}

GPtrArray *
pos_outbox_table_list (PosDbTxn *txn, gint64 after_seq, guint limit, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&items, "", WAITING));

  pos_db_bind_int64 (list, ":after", after_seq);
  pos_db_bind_int64 (list, ":limit", limit);
  return pos_record_table_read_all (&items, list, error);
}

GPtrArray *
pos_outbox_table_list_done (PosDbTxn *txn, guint limit, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&items, "", DONE));

  pos_db_bind_int64 (list, ":limit", limit);
  return pos_record_table_read_all (&items, list, error);
}

gboolean
pos_outbox_table_list_open (PosDbTxn *txn,
                            const PosOutboxTold *told,
                            GHashTable *open,
                            GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, OPEN);
  gboolean has_row;

  pos_db_bind_int64 (list, ":sequence", told ? told->sequence : G_MAXINT64);
  pos_db_bind_text (list, ":undecided", told ? told->undecided : "[]");
  pos_db_bind_text (list, ":missing", told ? told->missing : "[]");
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    g_hash_table_add (open, g_strdup (pos_db_column_text (list, 0)));
  }
}

gboolean
pos_outbox_table_rewind (PosDbTxn *txn, gint64 seq, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, REWIND);

  pos_db_bind_int64 (statement, ":seq", seq);
  pos_db_txn_touch (txn, "outbox");
  return pos_db_run (statement, error);
}

/* What is missing before it was thrown away. */
static gboolean
note_first (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FIRST);
  g_autofree char *text = NULL;
  gint64 first;

  if (!read_number (find, &first, error))
    return FALSE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, first);
  return first == 0 || pos_setting_table_set (txn, POS_SETTING_OUTBOX_FIRST, text, error);
}

gboolean
pos_outbox_table_prune (PosDbTxn *txn, gint64 before, GError **error)
{
  g_autoptr (PosDbStatement) prune = pos_db_txn_prepare (txn, PRUNE);

  pos_db_bind_int64 (prune, ":before", before);
  return pos_db_run (prune, error) && note_first (txn, error);
}

gboolean
pos_outbox_table_send_again (PosDbTxn *txn, const char *missing, gboolean *changed, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, SEND_AGAIN);

  pos_db_bind_text (update, ":missing", missing);
  if (!pos_db_run (update, error))
    return FALSE;
  *changed = pos_db_changes (update) > 0;
  return TRUE;
}
