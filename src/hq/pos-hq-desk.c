/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-desk.c — corrections with their audit, decisions, remarks that were seen. */
#include "hq/pos-hq-desk.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "hq/pos-hq-correction-delivery.h"
#include "hq/pos-hq-correction.h"
#include "hq/pos-hq-desk-sides.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-join.h"
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-synchronize.h"
#include "model/pos-permissions.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char IS_NOTED[] = "SELECT 1 FROM sales_order WHERE id = :id AND note = :note "
                               "AND (:store IS NULL OR home_store = :store)";
static const char SEE[] = "INSERT INTO note_seen (order_id, note, worker, at) "
                          "VALUES (:id, :note, :worker, :at) ON CONFLICT DO NOTHING";
static const char FIND[] =
    "SELECT arrival, status, coalesce (corrected, body), contradictions FROM register_transaction "
    "WHERE id = :id AND " POS_HQ_DESK_IS_THEIRS;
static const char CORRECT[] =
    "UPDATE register_transaction SET corrected = :body, editing = :editing, next_at = 0 "
    "WHERE id = :id";
static const char AUDIT[] =
    "INSERT INTO correction (transaction_id, at, worker, field, before, after, reason, register) "
    "VALUES (:id, :at, :worker, :field, :before, :after, :reason, :register)";
static const char KEEP_SIDES[] =
    "UPDATE correction SET sides = :sides WHERE transaction_id = :id AND field = 'conflict'";

/* --- What both calls begin with --- */

typedef struct {
  PosId id;
  gint64 arrival;
  char *status;
  json_t *body;
  json_t *contradictions; /* (nullable) */
} Found;

static void
found_clear (Found *self)
{
  g_free (self->status);
  json_decref (self->body);
  json_decref (self->contradictions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

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
  pos_db_bind_text (select, ":store", call->store);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  if (!has_row || strcmp (pos_db_column_text (select, 1), status) != 0)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_NOT_FOUND,
                          NULL,
                          "Nothing like that waits here any more");
  found->arrival = pos_db_column_int64 (select, 0);
  found->status = g_strdup (pos_db_column_text (select, 1));
  found->body = pos_json_parse (pos_db_column_text (select, 2), -1, error);
  if (pos_db_column_text (select, 3))
    found->contradictions = pos_json_parse (pos_db_column_text (select, 3), -1, NULL);
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
  json = json_pack ("{s:s, s:s?, s:s?}",
                    "transaction",
                    id_text,
                    "status",
                    editing ? "editing" : pos_db_column_text (select, 0),
                    "reason",
                    pos_db_column_text (select, 1));
  g_free (call->answer);
  call->answer = pos_json_to_text (json);
  return TRUE;
}

/* --- Corrections --- */

typedef struct {
  const char *worker;
  const char *reason;
  const char *register_id; /* (nullable): headquarters' own people have none */
  gint64 at;
} Who;

static gboolean
refuse_worker (int code, const char *worker, const char *why, GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        code,
                        g_variant_new_parsed ("{'field': <'worker'>}"),
                        "worker: “%.64s” %s",
                        worker,
                        why);
}

/* As it is at headquarters: a register may have heard of him what does not hold any more. */
static gboolean
check_worker (PosDbTxn *txn, const char *id, const char *permission, GError **error)
{
  gpointer found = NULL;

  if (!pos_hq_feed_get (txn, POS_TYPE_WORKER, id, &found, error))
    return FALSE;
  g_autoptr (PosWorker) worker = found;
  if (!worker)
    return refuse_worker (
        POS_VALUE_ERROR_REFERENCE, id, "is nobody whom headquarters knows", error);
  found = NULL;
  if (worker->role && !pos_hq_feed_get (txn, POS_TYPE_ROLE, worker->role, &found, error))
    return FALSE;
  g_autoptr (PosRole) role = found;
  return pos_permissions_allow (worker, role, permission) ||
         refuse_worker (POS_VALUE_ERROR_RANGE, id, "may not do this", error);
}

/* @permission: what whoever does it needs. */
static gboolean
read_who (PosDbTxn *txn, PosHqDeskCall *call, const char *permission, Who *who, GError **error)
{
  who->at = call->now;
  who->register_id = call->register_id;
  if (!pos_json_get_text (call->request, "worker", "", &who->worker, error) ||
      !pos_json_get_text (call->request, "reason", NULL, &who->reason, error))
    return FALSE;
  return *who->worker ? check_worker (txn, who->worker, permission, error)
                      : pos_set_error (error,
                                       POS_VALUE_ERROR,
                                       POS_VALUE_ERROR_MISSING,
                                       g_variant_new_parsed ("{'field': <'worker'>}"),
                                       "“worker” says who does it");
}

/* Whoever asks later has nothing else. */
static gboolean
check_reason (const Who *who, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (pos_text_or (who->reason, "")));

  return *words || pos_set_error (error,
                                  POS_VALUE_ERROR,
                                  POS_VALUE_ERROR_MISSING,
                                  g_variant_new_parsed ("{'field': <'reason'>}"),
                                  "“reason” says why");
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
  pos_db_bind_text (insert, ":register", who->register_id);
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
  return pos_hq_correction_follow_delivery (txn, uncorrected, found->body, who->at, error);
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

  if (!read_who (txn, call, "sync.correct", &who, error) || !check_reason (&who, error) ||
      !find (txn, call, "failed", &found, error) ||
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
  g_autofree char *fault = pos_hq_join_find_fault_of_keeping (base, current, given->order);
  PosHqAcceptance acceptance = *given;

  if (fault)
    return reject (fault, error);
  g_autoptr (PosOrder) kept =
      pos_hq_keep_money (base ? base : current, current, given->order, given->now);
  acceptance.order = kept;
  if (kept->revision > current->revision)
    return pos_hq_accept_order (txn, &acceptance, error);
  pos_text_set (&current->sync_message, NULL);
  return pos_hq_order_table_put (txn, current, error);
}

static gboolean
keep_register (PosDbTxn *txn,
               const PosHqDue *due,
               const PosHqAcceptance *acceptance,
               PosOrder *base,
               GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (json_t) contradictions = NULL;

  if (!(base ? pos_hq_join (
                   txn, acceptance, base, POS_HQ_MERGE_REGISTER, &reason, &contradictions, error)
             : pos_hq_join_whole (txn, acceptance, &reason, error)))
    return FALSE;
  if (reason)
    return reject (reason, error);
  return pos_hq_returns_remember (txn, due->arrival, acceptance->order, error);
}

/* Returns: (transfer full): what both did, as it is told while nobody has decided. */
static char *
dup_sides (const Found *found, PosOrder *current, PosOrder *sent)
{
  g_autoptr (json_t) sides = json_object ();

  json_object_set (sides, "contradictions", found->contradictions);
  pos_hq_desk_describe_sides (sides, current, sent);
  json_object_del (sides, "contradictions");
  return pos_json_to_text (sides);
}

/* @sides: (out) (transfer full): %NULL: headquarters has none. */
static gboolean
decide (PosDbTxn *txn,
        PosHqDeskCall *call,
        const Found *found,
        PosHqDue *due,
        gboolean ours,
        char **sides,
        GError **error)
{
  g_autoptr (PosOrder) order = pos_transaction_read_body (due->transaction, error);
  g_autoptr (PosOrder) current = NULL;
  g_autoptr (PosOrder) base = NULL;
  gboolean lost;

  if (!order || !pos_hq_order_table_get (txn, &order->id, &current, error))
    return FALSE;
  /* Then the register's is all there is, and its money has to go somewhere. */
  if (!current && !ours)
    return reject ("Headquarters has no such order", error);
  if (!pos_hq_join_find_base (txn, due, current, &base, &lost, error))
    return FALSE;
  if (current)
    *sides = dup_sides (found, current, order);
  const PosHqAcceptance acceptance = {.order = order,
                                      .current = current,
                                      .register_id = due->transaction->register_id,
                                      .now = call->now};
  return ours ? keep_register (txn, due, &acceptance, base, error)
              : keep_headquarters (txn, &acceptance, base, error);
}

static gboolean
keep_sides (PosDbTxn *txn, const PosId *id, const char *sides, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, KEEP_SIDES);

  pos_db_bind_id (update, ":id", id);
  pos_db_bind_text (update, ":sides", sides);
  return pos_db_run (update, error);
}

gboolean
pos_hq_desk_resolve (PosDbTxn *txn, PosHqDeskCall *call, GError **error)
{
  g_auto (Found) found = {0};
  g_autoptr (PosHqDue) due = NULL;
  g_autofree char *sides = NULL;
  const char *keep;
  Who who;

  if (!read_who (txn, call, "sync.resolve", &who, error) ||
      !find (txn, call, "conflict", &found, error) ||
      !pos_json_get_text (call->request, "keep", "", &keep, error))
    return FALSE;
  gboolean ours = g_str_equal (keep, "register");
  if (!ours && !g_str_equal (keep, "headquarters"))
    return reject ("“keep” is “headquarters” or “register”", error);
  if (!pos_hq_transaction_table_get_due (txn, found.arrival, &due, error))
    return FALSE;
  if (pos_transaction_kind_yields (due->transaction->kind)
          ? ours && !reject ("Only what headquarters has can be kept", error)
          : !decide (txn, call, &found, due, ours, &sides, error))
    return FALSE;
  g_autofree char *reason = g_strdup_printf ("%s decided for %s", who.worker, keep);
  const PosHqMark mark = {.status = "done", .reason = reason, .rebased = TRUE};
  return audit (txn, &found.id, &who, "conflict", NULL, keep, error) &&
         keep_sides (txn, &found.id, sides, error) &&
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

  if (!read_who (txn, call, "sync.seen", &who, error) || !read_noted (txn, call, &id, &note, error))
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
