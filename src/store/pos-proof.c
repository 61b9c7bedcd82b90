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

  pos_db_bind_blob (write, ":proof", proof.bytes, sizeof proof.bytes);
}

gboolean
pos_proof_fits (PosDbStatement *row, int column, gpointer record, PosProofReset reset)
{
  PosDigest proof = prove (record, reset);
  gsize size;
  const void *bytes = pos_db_column_blob (row, column, &size);

  return pos_db_column_is_null (row, column) ||
         (size == sizeof proof.bytes && !memcmp (bytes, proof.bytes, size));
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
