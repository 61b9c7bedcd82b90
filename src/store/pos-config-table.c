/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-config-table.c — setup records as JSON. */
#include "store/pos-config-table.h"

#include "base/pos-json.h"

static const char PUT[] =
    "INSERT INTO config (kind, id, body, version) VALUES (:kind, :id, :body, :version) "
    "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, version = excluded.version";
static const char REMOVE[] = "DELETE FROM config WHERE kind = :kind AND id = :id";
static const char LOAD[] = "SELECT kind, id, body FROM config";

/* Amounts of records without a currency are written and read with two decimals, whatever currency
 * they are in: minor units come back as they were. */
#define NO_CURRENCY 0

gboolean
pos_config_table_put (PosDbTxn *txn, gpointer record, gint64 version, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);
  g_autofree char *body = pos_record_to_text (record, NO_CURRENCY);
  g_autofree char *id = pos_kind_dup_key (record);

  pos_db_bind_text (put, ":kind", pos_kind_of_type (G_OBJECT_TYPE (record))->nick);
  pos_db_bind_text (put, ":id", id);
  pos_db_bind_text (put, ":body", body);
  pos_db_bind_int64 (put, ":version", version);
  pos_db_txn_touch (txn, "config");
  return pos_db_run (put, error);
}

gboolean
pos_config_table_remove (PosDbTxn *txn, const char *kind, const char *id, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, REMOVE);

  pos_db_bind_text (statement, ":kind", kind);
  pos_db_bind_text (statement, ":id", id);
  pos_db_txn_touch (txn, "config");
  return pos_db_run (statement, error);
}

static gboolean
load_row (PosDbStatement *row, PosConfig *config, GError **error)
{
  const PosKind *kind = pos_kind_find (pos_db_column_text (row, 0));
  g_autoptr (json_t) json = NULL;
  g_autoptr (PosRecord) record = NULL;

  /* A kind that only a newer program knows. */
  if (!kind)
    return TRUE;
  json = pos_json_parse (pos_db_column_text (row, 2), -1, error);
  if (json)
    record = pos_record_new_from_json (kind->get_type (), json, NO_CURRENCY, error);
  if (!record) {
    g_prefix_error (error, "%s “%s”: ", kind->nick, pos_db_column_text (row, 1));
    return FALSE;
  }
  pos_config_put (config, record);
  return TRUE;
}

gboolean
pos_config_table_load (PosDbTxn *txn, PosConfig *config, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (load, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (!load_row (load, config, error))
      return FALSE;
  }
}
