/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-run-table.c — SQL of the runs. */
#include "hq/pos-hq-run-table.h"

#include <string.h>

#define HEAD "(SELECT coalesce (max (value), 0) FROM counter WHERE name = 'feed')"
/* Who was away for more runs than this hears everything again. */
#define KEPT "1000"

static const char END[] = "UPDATE feed_run SET until = " HEAD " WHERE until IS NULL";
static const char BEGIN[] = "INSERT INTO feed_run (tag) VALUES (:tag)";
static const char FORGET[] =
    "DELETE FROM feed_run WHERE id <= (SELECT max (id) FROM feed_run) - " KEPT;
static const char LAST[] = "SELECT tag FROM feed_run ORDER BY id DESC LIMIT 1";
static const char KNOWN[] =
    "SELECT 1 FROM feed_run WHERE tag = :tag AND :seq <= coalesce (until, " HEAD ")";

gboolean
pos_hq_run_table_begin (PosDbTxn *txn, const char *tag, GError **error)
{
  g_autoptr (PosDbStatement) begin = pos_db_txn_prepare (txn, BEGIN);

  pos_db_bind_text (begin, ":tag", tag);
  return pos_db_txn_run (txn, END, error) && pos_db_run (begin, error) &&
         pos_db_txn_run (txn, FORGET, error);
}

gboolean
pos_hq_run_table_get_last (PosDbTxn *txn, char **tag, GError **error)
{
  g_autoptr (PosDbStatement) last = pos_db_txn_prepare (txn, LAST);
  gboolean has_row;

  *tag = NULL;
  if (!pos_db_step (last, &has_row, error))
    return FALSE;
  *tag = has_row ? g_strdup (pos_db_column_text (last, 0)) : NULL;
  return TRUE;
}

gboolean
pos_hq_run_table_read (
    PosDbTxn *txn, const char *cursor, gboolean *ours, gint64 *seq, GError **error)
{
  const char *dash = strchr (cursor, '-');
  g_autofree char *tag = dash ? g_strndup (cursor, (gsize)(dash - cursor)) : NULL;
  g_autoptr (PosDbStatement) known = NULL;

  *ours = FALSE;
  *seq = 0;
  if (!tag || !g_ascii_string_to_signed (dash + 1, 10, 0, G_MAXINT64, seq, NULL))
    return TRUE;
  known = pos_db_txn_prepare (txn, KNOWN);
  pos_db_bind_text (known, ":tag", tag);
  pos_db_bind_int64 (known, ":seq", *seq);
  if (!pos_db_step (known, ours, error))
    return FALSE;
  if (!*ours)
    *seq = 0;
  return TRUE;
}
