/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-held-table.c — settings, one per record; all of them hold the cursor of the first.  And one
 * per kind that is not known. */
#include "store/pos-held-table.h"
#include "model/pos-config.h"
#include "store/pos-setting-table.h"

#include <string.h>

/* Cursors cannot be compared, so each goes back as far as any. */
#define PREFIX "feed.held/"
#define KIND_PREFIX "feed.unknown/"

static const char LIST[] = "SELECT key, value FROM setting "
                           "WHERE key >= 'feed.held/' AND key < 'feed.held0' ORDER BY key";
static const char LIST_KINDS[] = "SELECT key, value FROM setting "
                                 "WHERE key >= 'feed.unknown/' AND key < 'feed.unknown0'";

/* @held: (out) (transfer full) (element-type utf8 utf8): record → cursor, "" for none. */
static gboolean
list (PosDbTxn *txn, GHashTable **held, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    g_hash_table_insert (found,
                         g_strdup (pos_db_column_text (select, 0) + strlen (PREFIX)),
                         g_strdup (pos_db_column_text (select, 1)));
  }
  *held = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
put (PosDbTxn *txn, const char *record_id, const char *cursor, GError **error)
{
  g_autofree char *key = g_strconcat (PREFIX, record_id, NULL);

  return pos_setting_table_set (txn, key, cursor, error);
}

gboolean
pos_held_table_add (PosDbTxn *txn, const char *record_id, GError **error)
{
  g_autoptr (GHashTable) held = NULL;
  g_autofree char *cursor = NULL;
  GHashTableIter iter;
  gpointer first;

  if (!list (txn, &held, error) || !pos_setting_table_get_cursor (txn, &cursor, NULL, error))
    return FALSE;
  if (g_hash_table_contains (held, record_id))
    return TRUE;
  g_hash_table_iter_init (&iter, held);
  if (!g_hash_table_iter_next (&iter, NULL, &first))
    first = cursor ? cursor : (gpointer) "";
  return put (txn, record_id, first, error);
}

gboolean
pos_held_table_release (PosDbTxn *txn, GHashTable *open, GError **error)
{
  g_autoptr (GHashTable) held = NULL;
  GHashTableIter iter;
  gpointer record_id, cursor;

  if (!list (txn, &held, error))
    return FALSE;
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &record_id, &cursor)) {
    const char *from = cursor;
    if (!g_hash_table_contains (open, record_id) &&
        (!put (txn, record_id, NULL, error) ||
         !pos_setting_table_set_cursor (txn, *from ? from : NULL, error)))
      return FALSE;
  }
  return TRUE;
}

/* --- Kinds --- */

gboolean
pos_held_table_add_kind (PosDbTxn *txn, const char *kind, GError **error)
{
  g_autofree char *key = g_strconcat (KIND_PREFIX, kind, NULL);
  g_autofree char *known = NULL;

  if (!pos_setting_table_get (txn, key, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  g_message (
      "Headquarters tells of “%.64s”, which this version does not know; it is heard again when "
      "a later one runs",
      kind);
  return pos_setting_table_set (txn, key, "", error);
}

/* Which version could not use it: that one need not hear it again. */
gboolean
pos_held_table_add_unused (PosDbTxn *txn, const char *kind, GError **error)
{
  g_autofree char *key = g_strconcat (KIND_PREFIX, kind, NULL);

  return pos_setting_table_set (txn, key, POS_VERSION, error);
}

/* Returns: (transfer full) (element-type utf8): the keys of those that are known now. */
static GPtrArray *
list_learned (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST_KINDS);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (pos_db_step (select, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&keys);
    const char *key = pos_db_column_word (select, 0);
    if (pos_kind_find (key + strlen (KIND_PREFIX)) &&
        !g_str_equal (pos_db_column_word (select, 1), POS_VERSION))
      g_ptr_array_add (keys, g_strdup (key));
  }
  return NULL;
}

gboolean
pos_held_table_release_kinds (PosDbTxn *txn, GError **error)
{
  g_autoptr (GPtrArray) keys = list_learned (txn, error);

  if (!keys)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!pos_setting_table_set (txn, keys->pdata[i], NULL, error))
      return FALSE;
  return keys->len == 0 || pos_setting_table_set_cursor (txn, NULL, error);
}
