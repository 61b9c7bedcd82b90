/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-heard-table.c — SQL of what was heard from devices. */
#include "hq/pos-hq-heard-table.h"
#include "base/pos-date.h"
#include "base/pos-json.h"
#include "hq/pos-hq-run-table.h"

static const char SET[] =
    "UPDATE device SET heard_at = :at, feed_cursor = :cursor, in_force = :in_force WHERE id = :id";
static const char SET_BEHIND[] =
    "UPDATE device SET heard_at = :at, feed_cursor = :cursor, in_force = :in_force "
    "WHERE id = :id AND store = :store AND kind = 'register' AND token_hash IS NOT NULL "
    "  AND (heard_at IS NULL OR heard_at < :at OR heard_at > :now)";
static const char LIST_BEHIND[] =
    "SELECT d.id, d.heard_at, d.in_force, " POS_HQ_IS_CURRENT " "
    "FROM device d LEFT JOIN counter c ON c.name = 'feed' "
    "WHERE d.kind = 'register' AND d.token_hash IS NOT NULL AND d.heard_at > :after "
    "ORDER BY d.heard_at LIMIT :limit";
/* A register without a device was never enrolled, or is revoked. */
static const char LIST[] =
    "SELECT 'register' AS kind, f.id AS id, f.body ->> 'store' AS store, d.name, d.heard_at, "
    "  d.feed_cursor, d.in_force, " POS_HQ_IS_CURRENT " "
    "FROM feed f LEFT JOIN device d ON d.register = f.id AND d.kind = 'register' "
    "  AND d.token_hash IS NOT NULL LEFT JOIN counter c ON c.name = 'feed' "
    "WHERE f.kind = 'register' AND f.deleted = 0 "
    "UNION ALL "
    "SELECT 'hub', d.register, d.store, d.name, d.heard_at, d.feed_cursor, d.in_force, "
    "  " POS_HQ_IS_CURRENT " "
    "FROM device d LEFT JOIN counter c ON c.name = 'feed' "
    "WHERE d.kind = 'hub' AND d.token_hash IS NOT NULL "
    "ORDER BY store, kind, id";

void
pos_hq_heard_free (PosHqHeard *self)
{
  g_free (self->cursor);
  g_free (self->in_force);
  g_free (self);
}

GHashTable *
pos_hq_heard_set_new (void)
{
  return g_hash_table_new_full (pos_id_hash, pos_id_equal, NULL, (GDestroyNotify)pos_hq_heard_free);
}

static void
bind (PosDbStatement *set, const PosHqHeard *heard)
{
  pos_db_bind_id (set, ":id", &heard->device);
  pos_db_bind_int64 (set, ":at", heard->at);
  pos_db_bind_text (set, ":cursor", heard->cursor);
  pos_db_bind_text (set, ":in_force", heard->in_force);
}

gboolean
pos_hq_heard_table_set (PosDbTxn *txn, const PosHqHeard *heard, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET);

  bind (set, heard);
  return pos_db_run (set, error);
}

gboolean
pos_hq_heard_table_set_behind (
    PosDbTxn *txn, const PosHqHeard *heard, const char *store, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET_BEHIND);

  bind (set, heard);
  pos_db_bind_text (set, ":store", store);
  pos_db_bind_int64 (set, ":now", now);
  return pos_db_run (set, error);
}

static json_t *
text_or_null (const char *text)
{
  return text ? json_string (text) : json_null ();
}

/* Takes the members of what the device said. */
static gboolean
add_in_force (json_t *json, const char *in_force, GError **error)
{
  g_autoptr (json_t) said = in_force ? pos_json_parse (in_force, -1, error) : json_object ();

  if (!said)
    return FALSE;
  json_object_set_new (json, "program", json_null ());
  json_object_set_new (json, "layouts", json_null ());
  json_object_update_existing (json, said);
  return TRUE;
}

/* Puts what @to_json makes of each row into @rows; @data is its own. */
static gboolean
add_rows (PosDbStatement *list,
          json_t *(*to_json) (PosDbStatement *row, gpointer data, GError **error),
          gpointer data,
          json_t *rows,
          GError **error)
{
  gboolean has_row;

  if (!pos_db_step (list, &has_row, error))
    return FALSE;
  while (has_row) {
    json_t *row = to_json (list, data, error);

    if (!row)
      return FALSE;
    json_array_append_new (rows, row);
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

static json_t *
row_to_json (PosDbStatement *row, gpointer data, GError **error)
{
  gint64 heard_at = pos_db_column_int64 (row, 4);
  g_autofree char *at = heard_at ? pos_instant_to_text (heard_at) : NULL;
  g_autoptr (json_t) json = json_object ();

  json_object_set_new (json, "kind", json_string (pos_db_column_text (row, 0)));
  json_object_set_new (json, "register", json_string (pos_db_column_text (row, 1)));
  json_object_set_new (json, "store", text_or_null (pos_db_column_text (row, 2)));
  json_object_set_new (json, "device", text_or_null (pos_db_column_text (row, 3)));
  json_object_set_new (json, "heard_at", text_or_null (at));
  json_object_set_new (json, "set_up", text_or_null (pos_db_column_text (row, 5)));
  json_object_set_new (json, "current", json_boolean (pos_db_column_int64 (row, 7)));
  return add_in_force (json, pos_db_column_text (row, 6), error) ? g_steal_pointer (&json) : NULL;
}

char *
pos_hq_heard_table_to_text (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  g_autoptr (json_t) json = json_object ();
  json_t *rows = json_array ();

  json_object_set_new (json, "registers", rows);
  return add_rows (list, row_to_json, NULL, rows, error) ? pos_json_to_text (json) : NULL;
}

/* @latest: when the last row was heard */
typedef struct {
  const char *cursor;
  gint64 latest;
} Behind;

static json_t *
behind_to_json (PosDbStatement *row, gpointer data, GError **error)
{
  Behind *behind = data;
  PosId id = pos_db_column_id (row, 0);
  const char *in_force = pos_db_column_text (row, 2);
  g_autofree char *device = pos_id_dup_text (&id);
  g_autofree char *at = pos_instant_to_text (pos_db_column_int64 (row, 1));
  g_autoptr (json_t) json = json_object ();
  json_t *said = in_force ? pos_json_parse (in_force, -1, error) : json_null ();

  if (!said)
    return NULL;
  json_object_set_new (json, "device", json_string (device));
  json_object_set_new (json, "heard_at", json_string (at));
  json_object_set_new (
      json, "set_up", text_or_null (pos_db_column_int64 (row, 3) ? behind->cursor : NULL));
  json_object_set_new (json, "in_force", said);
  behind->latest = pos_db_column_int64 (row, 1);
  return g_steal_pointer (&json);
}

gboolean
pos_hq_heard_table_list_behind (PosDbTxn *txn,
                                const char *cursor,
                                gint64 after,
                                gint64 *latest,
                                guint *n_heard,
                                char **text,
                                GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST_BEHIND);
  g_autoptr (json_t) json = json_object ();
  json_t *rows = json_array ();
  Behind behind = {cursor, after};

  *text = NULL;
  json_object_set_new (json, "registers", rows);
  pos_db_bind_int64 (list, ":after", after);
  pos_db_bind_int64 (list, ":limit", POS_HQ_HEARD_PAGE);
  if (!add_rows (list, behind_to_json, &behind, rows, error))
    return FALSE;
  *latest = behind.latest;
  *n_heard = (guint)json_array_size (rows);
  if (*n_heard > 0)
    *text = pos_json_to_text (json);
  return TRUE;
}
