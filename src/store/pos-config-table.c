/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-config-table.c — setup records as JSON. */
#include "store/pos-config-table.h"

#include "base/pos-json.h"
#include "store/pos-proof.h"

static const char PUT[] =
    "INSERT INTO config (kind, id, body, version, proof) "
    "VALUES (:kind, :id, :body, :version, :proof) ON CONFLICT (kind, id) DO UPDATE SET "
    "body = excluded.body, version = excluded.version, proof = excluded.proof";
static const char PROOF[] = "SELECT proof FROM config WHERE kind = :kind AND id = :id";
static const char ALL[] = "SELECT kind, id, body, version, proof FROM config";
static const char REMOVE[] = "DELETE FROM config WHERE kind = :kind AND id = :id";
static const char GET[] = "SELECT body FROM config WHERE kind = :kind AND id = :id";
/* Of times that others took there are more than of everything else, and each is asked for alone;
 * who waits outside changes all day. */
static const char LOAD[] =
    "SELECT kind, id, body FROM config WHERE kind NOT IN ('taken-slot', 'check-in')";

/* Amounts of records without a currency are written and read with two decimals, whatever currency
 * they are in: minor units come back as they were. */
#define NO_CURRENCY 0

static guint64
prove (const char *kind, const char *id, const char *body, gint64 version)
{
  g_autofree char *text =
      g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n%s", kind, id, version, body);

  return pos_proof_number (text);
}

/* What the row adds to the sum of all; 0 when there is none. */
static gboolean
get_proof (PosDbTxn *txn, const char *kind, const char *id, guint64 *proof, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, PROOF);
  gboolean has_row;

  pos_db_bind_text (get, ":kind", kind);
  pos_db_bind_text (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  *proof = has_row ? (guint64)pos_db_column_int64 (get, 0) : 0;
  return TRUE;
}

/* Whoever holds the setup in memory reads it again; what is not held there has a topic of its own.
 */
static void
touch (PosDbTxn *txn, const char *nick)
{
  const PosKind *kind = pos_kind_find (nick);

  if (!kind || kind->kind_class == POS_KIND_CONFIG)
    pos_db_txn_touch (txn, "config");
  else
    pos_db_txn_touch (txn, kind->nick);
}

gboolean
pos_config_table_put (PosDbTxn *txn, gpointer record, gint64 version, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);
  g_autofree char *body = pos_record_to_text (record, NO_CURRENCY);
  g_autofree char *id = pos_kind_dup_key (record);
  const char *kind = pos_kind_of_type (G_OBJECT_TYPE (record))->nick;
  guint64 proof = prove (kind, id, body, version), old;

  if (!get_proof (txn, kind, id, &old, error))
    return FALSE;
  pos_db_bind_text (put, ":kind", kind);
  pos_db_bind_text (put, ":id", id);
  pos_db_bind_text (put, ":body", body);
  pos_db_bind_int64 (put, ":version", version);
  pos_db_bind_int64 (put, ":proof", (gint64)proof);
  touch (txn, kind);
  return pos_db_run (put, error) && pos_proof_add (txn, "config", proof - old, error);
}

gboolean
pos_config_table_remove (PosDbTxn *txn, const char *kind, const char *id, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, REMOVE);
  guint64 old;

  if (!get_proof (txn, kind, id, &old, error))
    return FALSE;
  pos_db_bind_text (statement, ":kind", kind);
  pos_db_bind_text (statement, ":id", id);
  touch (txn, kind);
  return pos_db_run (statement, error) && pos_proof_add (txn, "config", -old, error);
}

gboolean
pos_config_table_look (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    if (!has_row)
      return pos_damage_hold_sum (damage, txn, "config", error);
    const char *kind = pos_db_column_word (all, 0), *id = pos_db_column_word (all, 1);
    const char *body = pos_db_column_word (all, 2);
    guint64 proof = (guint64)pos_db_column_int64 (all, 4);
    gboolean fits = pos_db_column_is_null (all, 4) ||
                    proof == prove (kind, id, body, pos_db_column_int64 (all, 3));
    g_autofree char *key = g_strconcat (kind, "/", id, NULL);
    pos_damage_count (damage, fits, proof, "config", key);
  }
  return FALSE;
}

gboolean
pos_config_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  for (guint i = 0; i < damage->rows->len; i++) {
    g_auto (GStrv) key = g_strsplit (damage->rows->pdata[i], "/", 2);
    if (!pos_config_table_remove (txn, key[0], key[1], error))
      return FALSE;
  }
  return !pos_damage_is_any (damage) || pos_proof_set_sum (txn, "config", damage->kept, error);
}

static gpointer
read_body (const PosKind *kind, const char *id, const char *body, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (body, -1, error);
  gpointer record =
      json ? pos_record_new_from_json (kind->get_type (), json, NO_CURRENCY, error) : NULL;

  if (!record)
    g_prefix_error (error, "%s “%s”: ", kind->nick, id);
  return record;
}

gboolean
pos_config_table_get (PosDbTxn *txn, GType type, const char *id, gpointer *record, GError **error)
{
  const PosKind *kind = pos_kind_of_type (type);
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *record = NULL;
  pos_db_bind_text (get, ":kind", kind->nick);
  pos_db_bind_text (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *record = read_body (kind, id, pos_db_column_text (get, 0), error);
  return !has_row || *record != NULL;
}

static gboolean
load_row (PosDbStatement *row, PosConfig *config, GError **error)
{
  const PosKind *kind = pos_kind_find (pos_db_column_word (row, 0));
  g_autoptr (PosRecord) record = NULL;

  /* A kind that only a newer program knows. */
  if (!kind)
    return TRUE;
  record = read_body (kind, pos_db_column_word (row, 1), pos_db_column_word (row, 2), error);
  if (!record)
    return FALSE;
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
