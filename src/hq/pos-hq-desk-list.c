/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-desk-list.c — what waits for a person, what was decided, what is remarked. */
#include "base/pos-date.h"
#include "hq/pos-hq-correction.h"
#include "hq/pos-hq-desk-sides.h"
#include "hq/pos-hq-desk.h"
#include "hq/pos-hq-join.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-setting-table.h"
#include "model/pos-saying.h"

#include <string.h>

#define IS_PROBLEM "status IN ('failed', 'conflict') AND " POS_HQ_DESK_IS_THEIRS
#define IS_REFUSED                                                                                 \
  "forward = 'waiting' AND forward_reason IS NOT NULL AND (:store IS NULL OR store = :store) "
static const char LIST[] =
    "SELECT id, kind, record, register, worker, at, status, editing, reason, retries, next_at, "
    "  coalesce (corrected, body), contradictions, :latest, arrival "
    "FROM register_transaction WHERE " IS_PROBLEM "ORDER BY arrival LIMIT 100";
/* What was decided lately; headquarters' version came before it. */
static const char LIST_DECIDED[] =
    "SELECT id, kind, record, register, worker, at, 'decided', 0, reason, retries, 0, "
    "  coalesce (corrected, body), contradictions, arrival "
    "FROM register_transaction WHERE id IN "
    "  (SELECT transaction_id FROM correction WHERE field = 'conflict') "
    "AND " POS_HQ_DESK_IS_THEIRS " ORDER BY arrival DESC LIMIT 20";
/* At a hub: what headquarters would not take from it. */
static const char LIST_REFUSED[] =
    "SELECT id, kind, record, register, worker, at, 'refused', 0, forward_reason, forward_tries, "
    "  CASE WHEN forward_at < :latest THEN forward_at ELSE 0 END, body, NULL, :latest "
    "FROM register_transaction WHERE " IS_REFUSED "ORDER BY arrival LIMIT 100";
static const char COUNT[] = "SELECT count (*) FROM register_transaction WHERE " IS_PROBLEM;
static const char COUNT_REFUSED[] = "SELECT count (*) FROM register_transaction WHERE " IS_REFUSED;
/* Orders that were taken as they happened, though a person should know of something. */
static const char LIST_NOTED[] =
    "SELECT id, number, receipt, home_store, customer_name, note FROM sales_order "
    "WHERE note IS NOT NULL AND (:store IS NULL OR home_store = :store) "
    "AND NOT EXISTS (SELECT 1 FROM note_seen s WHERE s.order_id = sales_order.id "
    "  AND s.note = sales_order.note) ORDER BY created_at DESC LIMIT 50";
static const char LATEST[] =
    "SELECT register, worker, at FROM register_transaction WHERE record = :record "
    "AND status = 'done' AND arrival < :before ORDER BY arrival DESC LIMIT 1";
static const char AUDITED[] = "SELECT at, worker, field, before, after, reason, register, sides "
                              "FROM correction WHERE transaction_id = :id ORDER BY id";

static json_t *
text (const char *value)
{
  return value ? json_string (value) : json_null ();
}

/* What they did is in @sides (nullable) since headquarters has only what was kept of it. */
static void
add_sides (json_t *problem, const char *sides)
{
  g_autoptr (json_t) kept = sides ? pos_json_parse (sides, -1, NULL) : NULL;

  if (kept)
    json_object_update (problem, kept);
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
  static const char *const names[] = {"worker", "field", "before", "after", "reason", "register"};
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
    add_sides (problem, pos_db_column_text (select, G_N_ELEMENTS (names) + 1));
  }
}

/* Says in @problem what both did.
 * @ours, @theirs: (out) (transfer full): what speaks against deciding for the register, and for
 * headquarters; %NULL: nothing. */
static gboolean
try_both (PosDbTxn *txn,
          PosDbStatement *row,
          PosOrder *current,
          json_t *problem,
          char **ours,
          char **theirs,
          GError **error)
{
  g_autoptr (PosHqDue) due = NULL;
  g_autoptr (PosRecord) order = NULL;

  if (!pos_hq_transaction_table_get_due (txn, pos_db_column_int64 (row, 14), &due, error))
    return FALSE;
  order = pos_transaction_read_body (due->transaction, error);
  if (!order)
    return FALSE;
  if (!POS_IS_ORDER (order))
    return TRUE;
  if (current)
    pos_hq_desk_describe_sides (problem, current, POS_ORDER (order));
  return pos_hq_join_try (txn, due, POS_ORDER (order), current, ours, theirs, error);
}

static void
add_why (json_t *problem, const char *why)
{
  g_autofree char *said =
      why ? pos_saying_join (json_string_value (json_object_get (problem, "reason")), why) : NULL;

  if (!said)
    return;
  json_object_set_new (problem, "reason", json_string (said));
  json_object_set_new (problem, "sayings", list_sayings (said));
}

/* What may be kept of a conflict: not what headquarters does not have, nor what would be refused; a
 * register that withdrew an order has no other version of it. */
static gboolean
describe_choices (PosDbTxn *txn, PosDbStatement *row, json_t *problem, GError **error)
{
  gboolean yields = pos_transaction_kind_yields (pos_db_column_text (row, 1));
  g_autoptr (PosOrder) current = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  json_t *choices = json_array ();
  PosId id;

  json_object_set_new (problem, "choices", choices);
  if (strcmp (pos_db_column_text (row, 6), "conflict") != 0)
    return TRUE;
  if (!pos_id_parse (pos_db_column_text (row, 2), &id, error) ||
      !pos_hq_order_table_get (txn, &id, &current, error) ||
      (!yields && !try_both (txn, row, current, problem, &ours, &theirs, error)))
    return FALSE;
  if (yields || (current && !theirs))
    json_array_append_new (choices, json_string ("headquarters"));
  if (!yields && !ours)
    json_array_append_new (choices, json_string ("register"));
  add_why (problem, ours);
  add_why (problem, theirs);
  return TRUE;
}

static void
copy_member (json_t *problem, json_t *body, const char *name)
{
  json_t *value = json_object_get (body, name);

  json_object_set_new (problem, name, value ? json_incref (value) : json_null ());
}

/* One that is damaged is told all the same, with what stands beside it. */
static json_t *
read_body (PosDbStatement *row, int column)
{
  json_t *body = pos_json_parse (pos_db_column_word (row, column), -1, NULL);

  return body ? body : json_object ();
}

static gboolean
describe (PosDbTxn *txn, PosDbStatement *row, json_t *problem, GError **error)
{
  static const char *const members[] = {
      "number", "reference", "receipt", "customer_name", "total", "currency", "type", "name"};
  PosId id = pos_db_column_id (row, 0);
  const char *contradictions = pos_db_column_text (row, 12);
  g_autofree char *id_text = pos_id_dup_text (&id);
  g_autoptr (json_t) body = read_body (row, 11);

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
  return describe_choices (txn, row, problem, error) &&
         describe_latest (
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

/* What headquarters told the hub. */
static gboolean
add_upstream (PosDbTxn *txn, gint64 *count, GError **error)
{
  g_autofree char *told = NULL;

  if (!pos_hq_setting_table_get (txn, POS_HQ_SETTING_PROBLEMS, &told, error))
    return FALSE;
  *count += told ? g_ascii_strtoll (told, NULL, 10) : 0;
  return TRUE;
}

gboolean
pos_hq_desk_count (PosDbTxn *txn, const char *store, gboolean hub, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, hub ? COUNT_REFUSED : COUNT);
  gboolean has_row;

  pos_db_bind_text (select, ":store", store);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *count = pos_db_column_int64 (select, 0);
  return !hub || add_upstream (txn, count, error);
}
