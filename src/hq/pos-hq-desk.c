/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-desk.c — the list, corrections with their audit, decisions. */
#include "hq/pos-hq-desk.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "hq/pos-hq-correction-mode.h"
#include "hq/pos-hq-correction.h"
#include "hq/pos-hq-join.h"
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-synchronize.h"
#include "model/pos-saying.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char LIST[] =
    "SELECT id, kind, record, register, worker, at, status, editing, reason, retries, next_at, "
    "  coalesce (corrected, body), contradictions, :latest "
    "FROM register_transaction WHERE status IN ('failed', 'conflict') "
    "AND (:store IS NULL OR store = :store) ORDER BY arrival LIMIT 100";
/* What was decided lately; headquarters' version came before it. */
static const char LIST_DECIDED[] =
    "SELECT id, kind, record, register, worker, at, 'decided', 0, reason, retries, 0, "
    "  coalesce (corrected, body), contradictions, arrival "
    "FROM register_transaction WHERE id IN "
    "  (SELECT transaction_id FROM correction WHERE field = 'conflict') "
    "AND (:store IS NULL OR store = :store) ORDER BY arrival DESC LIMIT 20";
/* At a hub: what headquarters would not take from it. */
static const char LIST_REFUSED[] =
    "SELECT id, kind, record, register, worker, at, 'refused', 0, forward_reason, forward_tries, "
    "  CASE WHEN forward_at < :latest THEN forward_at ELSE 0 END, body, NULL, :latest "
    "FROM register_transaction WHERE forward = 'waiting' AND forward_reason IS NOT NULL "
    "AND (:store IS NULL OR store = :store) ORDER BY arrival LIMIT 100";
/* Orders that were taken as they happened, though a person should know of something. */
static const char LIST_NOTED[] =
    "SELECT id, number, receipt, home_store, customer_name, note FROM sales_order "
    "WHERE note IS NOT NULL AND (:store IS NULL OR home_store = :store) "
    "AND NOT EXISTS (SELECT 1 FROM note_seen s WHERE s.order_id = sales_order.id "
    "  AND s.note = sales_order.note) ORDER BY created_at DESC LIMIT 50";
static const char IS_NOTED[] = "SELECT 1 FROM sales_order WHERE id = :id AND note = :note "
                               "AND (:store IS NULL OR home_store = :store)";
static const char SEE[] = "INSERT INTO note_seen (order_id, note, worker, at) "
                          "VALUES (:id, :note, :worker, :at) ON CONFLICT DO NOTHING";
static const char LATEST[] =
    "SELECT register, worker, at FROM register_transaction WHERE record = :record "
    "AND status = 'done' AND arrival < :before ORDER BY arrival DESC LIMIT 1";
static const char FIND[] =
    "SELECT arrival, status, store, coalesce (corrected, body) FROM register_transaction "
    "WHERE id = :id";
static const char CORRECT[] =
    "UPDATE register_transaction SET corrected = :body, editing = :editing, next_at = 0 "
    "WHERE id = :id";
static const char AUDIT[] =
    "INSERT INTO correction (transaction_id, at, worker, field, before, after, reason) "
    "VALUES (:id, :at, :worker, :field, :before, :after, :reason)";
static const char AUDITED[] = "SELECT at, worker, field, before, after, reason FROM correction "
                              "WHERE transaction_id = :id ORDER BY id";

/* --- The list --- */

static json_t *
text (const char *value)
{
  return value ? json_string (value) : json_null ();
}

/* What @said says, each sentence with the code and the values it was made of. */
static json_t *
list_sayings (const char *said)
{
  g_autoptr (GPtrArray) sayings = pos_saying_read (said);
  json_t *list = json_array ();

  for (guint i = 0; i < sayings->len; i++) {
    PosSaying *saying = sayings->pdata[i];
    json_t *values = json_object ();
    GHashTableIter iter;
    gpointer name, value;

    g_hash_table_iter_init (&iter, saying->values);
    while (g_hash_table_iter_next (&iter, &name, &value))
      json_object_set_new (values, name, json_string (value));
    json_array_append_new (
        list,
        json_pack (
            "{s:s?, s:s, s:o}", "code", saying->code, "text", saying->text, "values", values));
  }
  return list;
}

static json_t *
instant (gint64 at)
{
  g_autofree char *written = at ? pos_instant_to_text (at) : NULL;

  return text (written);
}

/* Who changed headquarters' version last, where and when. */
static gboolean
describe_latest (PosDbTxn *txn, const char *record, gint64 before, json_t *problem, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LATEST);
  gboolean has_row;

  pos_db_bind_text (select, ":record", record);
  pos_db_bind_int64 (select, ":before", before);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  json_object_set_new (problem,
                       "headquarters",
                       has_row ? json_pack ("{s:o, s:o, s:o}",
                                            "register",
                                            text (pos_db_column_text (select, 0)),
                                            "worker",
                                            text (pos_db_column_text (select, 1)),
                                            "at",
                                            instant (pos_db_column_int64 (select, 2)))
                               : json_null ());
  return TRUE;
}

static gboolean
describe_corrections (PosDbTxn *txn, const PosId *id, json_t *problem, GError **error)
{
  static const char *const names[] = {"worker", "field", "before", "after", "reason"};
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, AUDITED);
  json_t *list = json_array ();
  gboolean has_row;

  json_object_set_new (problem, "corrections", list);
  pos_db_bind_id (select, ":id", id);
  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    json_t *entry = json_object ();
    json_object_set_new (entry, "at", instant (pos_db_column_int64 (select, 0)));
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      json_object_set_new (entry, names[i], text (pos_db_column_text (select, (int)i + 1)));
    json_array_append_new (list, entry);
  }
}

static void
copy_member (json_t *problem, json_t *body, const char *name)
{
  json_t *value = json_object_get (body, name);

  json_object_set_new (problem, name, value ? json_incref (value) : json_null ());
}

static gboolean
describe (PosDbTxn *txn, PosDbStatement *row, json_t *problem, GError **error)
{
  static const char *const members[] = {
      "number", "reference", "receipt", "customer_name", "total", "currency", "type", "name"};
  PosId id = pos_db_column_id (row, 0);
  const char *contradictions = pos_db_column_text (row, 12);
  g_autofree char *id_text = pos_id_dup_text (&id);
  g_autoptr (json_t) body = pos_json_parse (pos_db_column_text (row, 11), -1, error);

  if (!body)
    return FALSE;
  json_object_set_new (problem, "id", json_string (id_text));
  json_object_set_new (problem, "kind", text (pos_db_column_text (row, 1)));
  json_object_set_new (problem, "record", text (pos_db_column_text (row, 2)));
  json_object_set_new (problem, "register", text (pos_db_column_text (row, 3)));
  json_object_set_new (problem, "worker", text (pos_db_column_text (row, 4)));
  json_object_set_new (problem, "at", instant (pos_db_column_int64 (row, 5)));
  json_object_set_new (problem, "status", text (pos_db_column_text (row, 6)));
  json_object_set_new (problem, "editing", json_boolean (pos_db_column_int64 (row, 7)));
  json_object_set_new (problem, "reason", text (pos_db_column_text (row, 8)));
  json_object_set_new (problem, "sayings", list_sayings (pos_db_column_text (row, 8)));
  json_object_set_new (problem, "retries", json_integer (pos_db_column_int64 (row, 9)));
  json_object_set_new (problem, "next_at", instant (pos_db_column_int64 (row, 10)));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    copy_member (problem, body, members[i]);
  json_object_set_new (problem, "fields", pos_hq_correction_list (body));
  json_object_set_new (problem,
                       "contradictions",
                       contradictions ? pos_json_parse (contradictions, -1, NULL) : json_array ());
  return describe_latest (
             txn, pos_db_column_text (row, 2), pos_db_column_int64 (row, 13), problem, error) &&
         describe_corrections (txn, &id, problem, error);
}

/* Returns: (transfer full): %NULL: the database failed. */
static json_t *
list (PosDbTxn *txn, const char *sql, const char *store, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, sql);
  g_autoptr (json_t) found = json_array ();
  gboolean has_row;

  pos_db_bind_text (select, ":store", store);
  if (strstr (sql, ":latest"))
    pos_db_bind_int64 (select, ":latest", G_MAXINT64);
  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&found);
    json_t *problem = json_object ();
    json_array_append_new (found, problem);
    if (!describe (txn, select, problem, error))
      return NULL;
  }
}

static gboolean
is_problem (json_t *problems, const char *order)
{
  gsize index;
  json_t *problem;

  json_array_foreach (problems, index, problem)
  {
    if (!g_strcmp0 (json_string_value (json_object_get (problem, "record")), order))
      return TRUE;
  }
  return FALSE;
}

/* What is among @problems says the same there, and waits for more than being seen.
 * Returns: (transfer full): %NULL: the database failed. */
static json_t *
list_noted (PosDbTxn *txn, const char *store, json_t *problems, GError **error)
{
  static const char *const names[] = {"number", "receipt", "store", "customer_name", "note"};
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST_NOTED);
  g_autoptr (json_t) found = json_array ();
  gboolean has_row;

  pos_db_bind_text (select, ":store", store);
  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&found);
    PosId id = pos_db_column_id (select, 0);
    g_autofree char *id_text = pos_id_dup_text (&id);
    if (is_problem (problems, id_text))
      continue;
    json_t *noted = json_object ();
    json_array_append_new (found, noted);
    json_object_set_new (noted, "order", json_string (id_text));
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      json_object_set_new (noted, names[i], text (pos_db_column_text (select, (int)i + 1)));
    json_object_set_new (
        noted, "sayings", list_sayings (pos_db_column_text (select, G_N_ELEMENTS (names))));
  }
}

gboolean
pos_hq_desk_list (PosDbTxn *txn, const char *store, gboolean hub, char **answer, GError **error)
{
  g_autoptr (json_t) problems = list (txn, hub ? LIST_REFUSED : LIST, store, error);
  g_autoptr (json_t) decided = NULL;
  g_autoptr (json_t) noted = NULL;
  g_autoptr (json_t) json = NULL;

  if (!problems)
    return FALSE;
  decided = list (txn, LIST_DECIDED, store, error);
  noted = decided ? list_noted (txn, store, problems, error) : NULL;
  if (!noted)
    return FALSE;
  json = json_pack ("{s:O, s:O, s:O}", "problems", problems, "decided", decided, "noted", noted);
  *answer = pos_json_to_text (json);
  return TRUE;
}

/* --- What both calls begin with --- */

typedef struct {
  PosId id;
  gint64 arrival;
  char *status;
  json_t *body;
} Found;

static void
found_clear (Found *self)
{
  g_free (self->status);
  json_decref (self->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
is_theirs (PosHqDeskCall *call, const char *store)
{
  return !call->store || !g_strcmp0 (call->store, store);
}

/* @status: what it has to be. */
static gboolean
find (PosDbTxn *txn, PosHqDeskCall *call, const char *status, Found *found, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, FIND);
  const char *name;
  gboolean has_row;

  if (!pos_json_get_text (call->request, "transaction", "", &name, error) ||
      !pos_id_parse (name, &found->id, error))
    return FALSE;
  pos_db_bind_id (select, ":id", &found->id);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  if (!has_row || !is_theirs (call, pos_db_column_text (select, 2)) ||
      strcmp (pos_db_column_text (select, 1), status) != 0)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_NOT_FOUND,
                          NULL,
                          "Nothing like that waits here any more");
  found->arrival = pos_db_column_int64 (select, 0);
  found->status = g_strdup (pos_db_column_text (select, 1));
  found->body = pos_json_parse (pos_db_column_text (select, 3), -1, error);
  return found->body != NULL;
}

static gboolean
answer (PosDbTxn *txn, PosHqDeskCall *call, const PosId *id, gboolean editing, GError **error)
{
  static const char NOW[] = "SELECT status, reason FROM register_transaction WHERE id = :id";
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, NOW);
  g_autoptr (json_t) json = NULL;
  g_autofree char *id_text = pos_id_dup_text (id);
  gboolean has_row;

  pos_db_bind_id (select, ":id", id);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  json = json_pack ("{s:s, s:o, s:o}",
                    "transaction",
                    id_text,
                    "status",
                    editing ? json_string ("editing") : text (pos_db_column_text (select, 0)),
                    "reason",
                    text (pos_db_column_text (select, 1)));
  g_free (call->answer);
  call->answer = pos_json_to_text (json);
  return TRUE;
}

/* --- Corrections --- */

typedef struct {
  const char *worker;
  const char *reason;
  gint64 at;
} Who;

static gboolean
read_who (PosHqDeskCall *call, Who *who, GError **error)
{
  who->at = call->now;
  if (!pos_json_get_text (call->request, "worker", "", &who->worker, error) ||
      !pos_json_get_text (call->request, "reason", NULL, &who->reason, error))
    return FALSE;
  return *who->worker ||
         pos_set_error (
             error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“worker” says who does it");
}

static gboolean
audit (PosDbTxn *txn,
       const PosId *id,
       const Who *who,
       const char *field,
       const char *before,
       const char *after,
       GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, AUDIT);

  pos_db_bind_id (insert, ":id", id);
  pos_db_bind_int64 (insert, ":at", who->at);
  pos_db_bind_text (insert, ":worker", who->worker);
  pos_db_bind_text (insert, ":field", field);
  pos_db_bind_text (insert, ":before", before);
  pos_db_bind_text (insert, ":after", after);
  pos_db_bind_text (insert, ":reason", who->reason);
  return pos_db_run (insert, error);
}

static gboolean
apply_changes (PosDbTxn *txn, PosHqDeskCall *call, Found *found, const Who *who, GError **error)
{
  g_autoptr (json_t) uncorrected = json_deep_copy (found->body);
  json_t *change;
  gsize index;

  json_array_foreach (json_object_get (call->request, "changes"), index, change)
  {
    const char *field = NULL, *value = NULL;
    g_autofree char *before = NULL;

    if (!pos_json_get_text (change, "field", "", &field, error) ||
        !pos_json_get_text (change, "value", NULL, &value, error) ||
        !pos_hq_correction_apply (txn, found->body, field, value, &before, error) ||
        !audit (txn, &found->id, who, field, before, value, error))
      return FALSE;
  }
  return pos_hq_correction_follow_modes (txn, uncorrected, found->body, who->at, error);
}

static gboolean
keep_body (PosDbTxn *txn, Found *found, gboolean editing, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, CORRECT);
  g_autofree char *body = pos_json_to_text (found->body);

  pos_db_bind_id (update, ":id", &found->id);
  pos_db_bind_text (update, ":body", body);
  pos_db_bind_int64 (update, ":editing", editing);
  return pos_db_run (update, error);
}

/* SYNC_EDIT: everybody concerned sees that somebody has it in hand. */
static gboolean
tell_editing (PosDbTxn *txn, Found *found, GError **error)
{
  g_autoptr (PosOrder) order = NULL;
  g_autoptr (PosOrder) current = NULL;

  if (!json_object_get (found->body, "lines"))
    return TRUE;
  order = pos_record_new_from_json (POS_TYPE_ORDER, found->body, 0, error);
  if (!order || !pos_hq_order_table_get (txn, &order->id, &current, error))
    return FALSE;
  if (current)
    return TRUE;
  order->status = POS_ORDER_STATUS_SYNC_EDIT;
  return pos_hq_order_announce (txn, order, error);
}

gboolean
pos_hq_desk_correct (PosDbTxn *txn, PosHqDeskCall *call, GError **error)
{
  gboolean publish = json_is_true (json_object_get (call->request, "publish"));
  g_auto (Found) found = {0};
  PosHqSynchronize job = {.now = call->now};
  Who who;

  if (!read_who (call, &who, error) || !find (txn, call, "failed", &found, error) ||
      !apply_changes (txn, call, &found, &who, error) || !keep_body (txn, &found, !publish, error))
    return FALSE;
  job.after = found.arrival - 1;
  if (publish ? !pos_hq_synchronize_batch (txn, &job, error) : !tell_editing (txn, &found, error))
    return FALSE;
  return answer (txn, call, &found.id, !publish, error);
}

/* --- Decisions --- */

static gboolean
reject (const char *why, GError **error)
{
  return pos_set_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "%s", why);
}

static gboolean
keep_headquarters (PosDbTxn *txn, const PosHqAcceptance *given, PosOrder *base, GError **error)
{
  PosOrder *current = given->current;
  g_autoptr (PosOrder) kept =
      pos_hq_keep_money (base ? base : current, current, given->order, given->now);
  PosHqAcceptance acceptance = *given;

  acceptance.order = kept;
  if (pos_list_size (kept->payments) > pos_list_size (current->payments))
    return pos_hq_accept_order (txn, &acceptance, error);
  pos_text_set (&current->sync_message, NULL);
  return pos_hq_order_table_put (txn, current, error);
}

static gboolean
keep_register (PosDbTxn *txn, const PosHqAcceptance *acceptance, PosOrder *base, GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (json_t) contradictions = NULL;

  if (!(base ? pos_hq_join (
                   txn, acceptance, base, POS_HQ_MERGE_REGISTER, &reason, &contradictions, error)
             : pos_hq_join_whole (txn, acceptance, &reason, error)))
    return FALSE;
  return !reason || reject (reason, error);
}

static gboolean
decide (PosDbTxn *txn, PosHqDeskCall *call, PosHqDue *due, gboolean ours, GError **error)
{
  g_autoptr (PosOrder) order = pos_transaction_read_body (due->transaction, error);
  g_autoptr (PosOrder) current = NULL;
  g_autoptr (PosOrder) base = NULL;
  gboolean lost;

  if (!order || !pos_hq_order_table_get (txn, &order->id, &current, error))
    return FALSE;
  if (!current)
    return reject ("Headquarters has no such order", error);
  if (!pos_hq_join_find_base (txn, due, current, &base, &lost, error))
    return FALSE;
  const PosHqAcceptance acceptance = {.order = order,
                                      .current = current,
                                      .register_id = due->transaction->register_id,
                                      .now = call->now};
  return ours ? keep_register (txn, &acceptance, base, error)
              : keep_headquarters (txn, &acceptance, base, error);
}

gboolean
pos_hq_desk_resolve (PosDbTxn *txn, PosHqDeskCall *call, GError **error)
{
  g_auto (Found) found = {0};
  g_autoptr (PosHqDue) due = NULL;
  const char *keep;
  Who who;

  if (!read_who (call, &who, error) || !find (txn, call, "conflict", &found, error) ||
      !pos_json_get_text (call->request, "keep", "", &keep, error))
    return FALSE;
  gboolean ours = g_str_equal (keep, "register");
  if (!ours && !g_str_equal (keep, "headquarters"))
    return reject ("“keep” is “headquarters” or “register”", error);
  if (!pos_hq_transaction_table_get_due (txn, found.arrival, &due, error))
    return FALSE;
  if (!strcmp (due->transaction->kind, POS_TRANSACTION_WITHDRAWAL)
          ? ours && !reject ("Others have changed the order", error)
          : !decide (txn, call, due, ours, error))
    return FALSE;
  g_autofree char *reason = g_strdup_printf ("%s decided for %s", who.worker, keep);
  const PosHqMark mark = {.status = "done", .reason = reason, .rebased = TRUE};
  return audit (txn, &found.id, &who, "conflict", NULL, keep, error) &&
         pos_hq_transaction_table_mark (txn, &found.id, &mark, error) &&
         answer (txn, call, &found.id, FALSE, error);
}

/* --- Remarks --- */

/* The remark that they saw: another one that came meanwhile is still to be seen. */
static gboolean
read_noted (PosDbTxn *txn, PosHqDeskCall *call, PosId *id, const char **note, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, IS_NOTED);
  const char *order;
  gboolean has_row;

  if (!pos_json_get_text (call->request, "order", "", &order, error) ||
      !pos_id_parse (order, id, error) ||
      !pos_json_get_text (call->request, "note", "", note, error))
    return FALSE;
  pos_db_bind_id (select, ":id", id);
  pos_db_bind_text (select, ":note", *note);
  pos_db_bind_text (select, ":store", call->store);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  return has_row || pos_set_error (error,
                                   POS_SYNC_ERROR,
                                   POS_SYNC_ERROR_NOT_FOUND,
                                   NULL,
                                   "Nothing like that waits here any more");
}

gboolean
pos_hq_desk_see (PosDbTxn *txn, PosHqDeskCall *call, GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, SEE);
  g_autofree char *at = pos_instant_to_text (call->now);
  g_autofree char *id_text = NULL;
  g_autoptr (json_t) json = NULL;
  const char *note;
  PosId id;
  Who who;

  if (!read_who (call, &who, error) || !read_noted (txn, call, &id, &note, error))
    return FALSE;
  pos_db_bind_id (insert, ":id", &id);
  pos_db_bind_text (insert, ":note", note);
  pos_db_bind_text (insert, ":worker", who.worker);
  pos_db_bind_int64 (insert, ":at", who.at);
  if (!pos_db_run (insert, error))
    return FALSE;
  id_text = pos_id_dup_text (&id);
  json = json_pack ("{s:s, s:s, s:s}", "order", id_text, "worker", who.worker, "at", at);
  call->answer = pos_json_to_text (json);
  return TRUE;
}
