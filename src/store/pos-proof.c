/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-proof.c — see the header. */
#include "store/pos-proof.h"
#include "base/pos-digest.h"
#include "base/pos-error.h"
#include "store/pos-setting-table.h"

#include <string.h>

const char *const pos_proof_own[] = {"proof", NULL};

static PosDigest
prove (gpointer record, PosProofReset reset)
{
  g_autoptr (PosRecord) begun = reset ? pos_record_copy (record) : g_object_ref (record);

  if (reset)
    reset (begun);
  g_autofree char *text = pos_record_to_text (begun, 0);
  return pos_digest_blake2b (text, strlen (text), NULL);
}

void
pos_proof_bind (PosDbStatement *write, gpointer record, PosProofReset reset)
{
  PosDigest proof = prove (record, reset);

  pos_db_bind_digest (write, ":proof", &proof);
}

gboolean
pos_proof_fits (PosDbStatement *row, int column, gpointer record, PosProofReset reset)
{
  PosDigest proof = prove (record, reset);

  return pos_db_column_proves (row, column, &proof);
}

static gboolean
check_row (PosDbStatement *row, const PosProofTable *proven, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PosRecord) record = pos_record_table_read (proven->table, row, 2, 0, &failure);

  if (!record && !g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (!record || !pos_proof_fits (row, 0, record, proven->reset))
    g_ptr_array_add (faults,
                     g_strdup_printf ("%s: %s is not as it was written",
                                      proven->what,
                                      pos_db_column_text (row, 1)));
  return TRUE;
}

gboolean
pos_proof_check (PosDbTxn *txn, const PosProofTable *proven, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, proven->select);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (!check_row (rows, proven, faults, error))
      return FALSE;
  }
}

gboolean
pos_proof_note_last (PosDbTxn *txn, const char *table, gint64 seq, GError **error)
{
  g_autofree char *key = g_strconcat (table, ".last", NULL);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  return pos_setting_table_set (txn, key, value, error);
}

gboolean
pos_proof_check_last (
    PosDbTxn *txn, const char *table, gint64 last, GPtrArray *faults, GError **error)
{
  g_autofree char *key = g_strconcat (table, ".last", NULL);
  g_autofree char *value = NULL;
  gint64 noted;

  if (!pos_setting_table_get (txn, key, &value, error))
    return FALSE;
  noted = value ? g_ascii_strtoll (value, NULL, 10) : 0;
  if (noted != last)
    g_ptr_array_add (faults,
                     g_strdup_printf ("%s: the last entry is %" G_GINT64_FORMAT
                                      ", and %" G_GINT64_FORMAT " were written",
                                      table,
                                      last,
                                      noted));
  return TRUE;
}

/* --- Sums --- */

#define UNKNOWN "unknown"

static guint64
begin_of (const PosDigest *digest)
{
  guint64 number;

  memcpy (&number, digest->bytes, sizeof number);
  return GUINT64_FROM_LE (number);
}

guint64
pos_proof_number (const char *text)
{
  PosDigest digest = pos_digest_blake2b (text, strlen (text), NULL);

  return begin_of (&digest);
}

guint64
pos_proof_of (gpointer record)
{
  PosDigest digest = prove (record, NULL);

  return begin_of (&digest);
}

gboolean
pos_proof_sum_texts (PosDbStatement *rows, guint64 *sum, GError **error)
{
  gboolean has_row;

  while (pos_db_step (rows, &has_row, error)) {
    if (!has_row)
      return TRUE;
    *sum += pos_proof_number (pos_db_column_word (rows, 0));
  }
  return FALSE;
}

guint64
pos_proof_weigh (guint64 row, guint column, gint64 value)
{
  guint64 weight = row + (column + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  weight = (weight ^ (weight >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  weight = (weight ^ (weight >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  /* Odd, so that no other value weighs the same. */
  return ((weight ^ (weight >> 31)) | 1) * (guint64)value;
}

static gboolean
get_sum (PosDbTxn *txn, const char *table, char **sum, GError **error)
{
  g_autofree char *key = g_strconcat (table, ".sum", NULL);

  return pos_setting_table_get (txn, key, sum, error);
}

gboolean
pos_proof_set_sum (PosDbTxn *txn, const char *table, guint64 sum, GError **error)
{
  g_autofree char *key = g_strconcat (table, ".sum", NULL);
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, sum);

  return pos_setting_table_set (txn, key, text, error);
}

gboolean
pos_proof_add (PosDbTxn *txn, const char *table, guint64 difference, GError **error)
{
  g_autofree char *sum = NULL;

  if (difference == 0)
    return TRUE;
  if (!get_sum (txn, table, &sum, error))
    return FALSE;
  /* One that is gone stays gone until somebody looks for damage. */
  return !sum || !strcmp (sum, UNKNOWN) ||
         pos_proof_set_sum (txn, table, g_ascii_strtoull (sum, NULL, 10) + difference, error);
}

gboolean
pos_proof_fits_sum (PosDbTxn *txn, const char *table, guint64 sum, gboolean *fits, GError **error)
{
  g_autofree char *noted = NULL;
  g_autofree char *found = g_strdup_printf ("%" G_GUINT64_FORMAT, sum);

  if (!get_sum (txn, table, &noted, error))
    return FALSE;
  *fits = noted && (!strcmp (noted, UNKNOWN) || !strcmp (noted, found));
  return TRUE;
}

gboolean
pos_proof_check_sum (PosDbTxn *txn,
                     const char *table,
                     guint64 sum,
                     const char *fault,
                     GPtrArray *faults,
                     GError **error)
{
  gboolean fits;

  if (!pos_proof_fits_sum (txn, table, sum, &fits, error))
    return FALSE;
  if (!fits)
    g_ptr_array_add (faults, g_strdup (fault));
  return TRUE;
}
