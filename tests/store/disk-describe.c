/* SPDX-License-Identifier: GPL-3.0-or-later */
/* disk-describe.c — a whole database in a few lines: a table's name, its rows, a digest of them. */
#include "disk-drill.h"
#include "pos-engine-memory.h"

/* Virtual tables keep their rows in tables of their own. */
static const char TABLES[] = "SELECT name FROM sqlite_schema WHERE type = 'table' "
                             "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                             "ORDER BY name";
/* A message's id is drawn by chance, and its seal follows from it. */
static const char COLUMNS[] = "SELECT group_concat ('quote (\"' || name || '\")') "
                              "FROM pragma_table_info (:table) "
                              "WHERE :table <> 'outbox' OR name NOT IN ('id', 'body', 'body_hash', "
                              "'proof')";

static void
add_row (PosDbStatement *row, GChecksum *digest)
{
  for (int i = 0; i < pos_db_column_count (row); i++) {
    g_checksum_update (digest, (const guchar *)pos_db_column_text (row, i), -1);
    g_checksum_update (digest, (const guchar *)",", 1);
  }
}

static gboolean
describe_rows (PosDbTxn *txn, const char *table, GString *text, GError **error)
{
  g_autoptr (PosDbStatement) columns = pos_db_txn_prepare (txn, COLUMNS);
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_MD5);
  gboolean has_row;
  guint n_rows = 0;

  pos_db_bind_text (columns, ":table", table);
  if (!pos_db_step (columns, &has_row, error))
    return FALSE;
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM \"%s\" ORDER BY 1, 2", pos_db_column_text (columns, 0), table);
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, sql);
  for (;; n_rows++) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    add_row (rows, digest);
  }
  g_string_append_printf (text, "%s %u %s\n", table, n_rows, g_checksum_get_string (digest));
  return TRUE;
}

static gboolean
describe (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) tables = pos_db_txn_prepare (txn, TABLES);
  GString *text = data;
  gboolean has_row;

  g_string_truncate (text, 0);
  for (;;) {
    if (!pos_db_step (tables, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (!describe_rows (txn, pos_db_column_text (tables, 0), text, error))
      return FALSE;
  }
}

char *
drill_describe (PosDb *db)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (db, describe, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
swallow (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

void
drill_start (void)
{
  pos_engine_memory_go_unwatched ();
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_log_set_handler ("pos-db", G_LOG_LEVEL_WARNING, swallow, NULL);
}
