/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-damage.c — see the header. */
#include "store/pos-damage.h"
#include "base/pos-error.h"

#include <string.h>

#define MOST_OF_A_WORD 32768 /* bytes that the full-text index keeps of one */

void
pos_damage_init (PosDamage *self, GPtrArray *faults)
{
  *self = (PosDamage){.faults = faults, .rows = g_ptr_array_new_with_free_func (g_free)};
}

void
pos_damage_clear (PosDamage *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

gboolean
pos_damage_is_any (const PosDamage *self)
{
  return self->rows->len > 0 || self->torn || self->lost;
}

void
pos_damage_say (PosDamage *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
pos_damage_count (PosDamage *self, gboolean fits, guint64 proof, const char *what, const char *key)
{
  self->sum += proof;
  if (fits) {
    self->kept += proof;
    return;
  }
  g_ptr_array_add (self->rows, g_strdup (key));
  pos_damage_say (self, "%s: %s is not as it was sent", what, key);
}

gboolean
pos_damage_hold_figures (
    PosDamage *self, PosDbTxn *txn, const char *table, const char *wrong, GError **error)
{
  gboolean fits;

  if (!pos_proof_fits_sum (txn, table, self->sum, &fits, error))
    return FALSE;
  self->torn = !fits;
  if (self->torn)
    pos_damage_say (self, "%s: something in it %s", table, wrong);
  return TRUE;
}

gboolean
pos_damage_hold_sum (PosDamage *self, PosDbTxn *txn, const char *table, GError **error)
{
  return pos_damage_hold_figures (self, txn, table, "is missing, or is one too many", error);
}

/* Millions of words are weighed, so this is a quick hash: FNV-1a. */
static guint64
weigh (const char *word, gsize length, gint64 ordinal)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)word[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return pos_proof_weigh (hash ^ (guint64)ordinal * G_GUINT64_CONSTANT (0xff51afd7ed558ccd), 0, 1);
}

gboolean
pos_damage_read (
    PosRecordTable *table, PosDbStatement *row, int n_before, gpointer *record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *record = pos_record_table_read (table, row, n_before, 0, &failure);
  if (*record || g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_CORRUPT) ||
      failure->domain == POS_VALUE_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
pos_damage_remove_rows (
    PosDamage *self, PosDbTxn *txn, const char *remove, const char *table, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, remove);
    pos_db_bind_text (statement, ":id", self->rows->pdata[i]);
    if (!pos_db_run (statement, error))
      return FALSE;
  }
  return pos_proof_set_sum (txn, table, self->kept, error);
}

guint64
pos_damage_weigh_word (const char *word, gint64 ordinal)
{
  return weigh (word, strlen (word), ordinal);
}

guint64
pos_damage_weigh_words (const char *words, gint64 ordinal)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  guint64 sum = 0;

  for (guint i = 0; parts[i]; i++) {
    if (strlen (parts[i]) > MOST_OF_A_WORD)
      parts[i][MOST_OF_A_WORD] = '\0';
    if (*parts[i] && g_hash_table_add (seen, parts[i]))
      sum += pos_damage_weigh_word (parts[i], ordinal);
  }
  return sum;
}

gboolean
pos_damage_sum_words (PosDbTxn *txn, const char *select, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) words = pos_db_txn_prepare (txn, select);
  gboolean has_row;

  *sum = 0;
  while (pos_db_step (words, &has_row, error)) {
    if (!has_row)
      return TRUE;
    *sum += pos_damage_weigh_word (pos_db_column_word (words, 0), pos_db_column_int64 (words, 1));
  }
  return FALSE;
}
