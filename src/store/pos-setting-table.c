/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setting-table.c — settings. */
#include "store/pos-setting-table.h"

#include "base/pos-digest.h"

#include <string.h>

static const char GET[] = "SELECT value FROM setting WHERE key = :key";
static const char SET[] =
    "INSERT INTO setting (key, value, proof) VALUES (:key, :value, :proof) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, proof = excluded.proof";
static const char ALL[] = "SELECT key, value, proof FROM setting "
                          "WHERE proof IS NOT NULL AND key != '" POS_SETTING_CURSOR "'";
static const char REMOVE[] = "DELETE FROM setting WHERE key = :key";

gboolean
pos_setting_table_get (PosDbTxn *txn, const char *key, char **value, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *value = NULL;
  pos_db_bind_text (get, ":key", key);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (pos_db_column_text (get, 0));
  return TRUE;
}

static gint64
prove (const char *key, const char *value)
{
  g_autofree char *text = g_strconcat (key, "\n", value, NULL);
  PosDigest digest = pos_digest_blake2b (text, strlen (text), NULL);
  gint64 proof;

  memcpy (&proof, digest.bytes, sizeof proof);
  return GINT64_FROM_LE (proof);
}

gboolean
pos_setting_table_set (PosDbTxn *txn, const char *key, const char *value, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, value ? SET : REMOVE);

  pos_db_bind_text (statement, ":key", key);
  if (value) {
    pos_db_bind_text (statement, ":value", value);
    pos_db_bind_int64 (statement, ":proof", prove (key, value));
  }
  return pos_db_run (statement, error);
}

gboolean
pos_setting_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    if (!has_row)
      return TRUE;
    const char *key = pos_db_column_word (all, 0), *value = pos_db_column_word (all, 1);
    if (pos_db_column_int64 (all, 2) != prove (key, value))
      g_ptr_array_add (faults, g_strdup_printf ("setting: “%s” is not as it was written", key));
  }
  return FALSE;
}

/* "CURSOR~" and as many digits of its hash. */
#define CHECK_DIGITS 8

static char *
add_check (const char *cursor)
{
  PosDigest digest = pos_digest_blake2b (cursor, strlen (cursor), NULL);
  g_autofree char *hash = pos_digest_to_text (&digest);

  return g_strdup_printf ("%s~%.*s", cursor, CHECK_DIGITS, hash);
}

gboolean
pos_setting_table_get_cursor (PosDbTxn *txn, char **cursor, gboolean *whole, GError **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  const char *mark;

  *cursor = NULL;
  if (!pos_setting_table_get (txn, POS_SETTING_CURSOR, &kept, error))
    return FALSE;
  mark = kept ? strrchr (kept, '~') : NULL;
  if (kept)
    *cursor = mark ? g_strndup (kept, (gsize)(mark - kept)) : g_strdup (kept);
  if (mark)
    again = add_check (*cursor);
  /* An older program kept it as it came. */
  if (whole)
    *whole = !again || !strcmp (again, kept);
  if (again && strcmp (again, kept) != 0)
    g_clear_pointer (cursor, g_free);
  return TRUE;
}

gboolean
pos_setting_table_set_cursor (PosDbTxn *txn, const char *cursor, GError **error)
{
  g_autofree char *kept = cursor ? add_check (cursor) : NULL;

  return pos_setting_table_set (txn, POS_SETTING_CURSOR, kept, error);
}
