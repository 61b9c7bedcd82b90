/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue-shifts.c — shifts and their entries that are as they were written.  Entries are only
 * added to a shift that takes them, so every shift is blind closed until they are in it. */
#include "model/pos-shift.h"
#include "store/pos-proof.h"
#include "store/pos-receipt-table.h"
#include "store/pos-rescue-private.h"
#include "store/pos-shift-rows.h"
#include "store/pos-shift-table.h"

typedef struct {
  PosRescue *rescue;
  GHashTable *shifts; /* (element-type utf8 PosShift): by id */
  GHashTable *seen;   /* entries, by number */
  guint n_doubtful;   /* shifts that are not as they were written */
  guint n_without;    /* entries whose shift is gone */
} Shifts;

/* --- Z reports, which are receipts of no order --- */

static gboolean
read_reports (PosDbTxn *txn, gpointer data, GError **error)
{
  GPtrArray **reports = data;

  *reports = pos_receipt_table_list_proven (txn, &(PosId){0}, error);
  return *reports != NULL;
}

static gboolean
write_reports (PosDbTxn *txn, gpointer data, GError **error)
{
  GPtrArray *reports = data;

  for (guint i = 0; i < reports->len; i++)
    if (!pos_receipt_table_put (txn, reports->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
rescue_reports (PosRescue *self, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;

  if (!pos_db_read_sync (pos_local_store_get_db (self->from), read_reports, &reports, NULL, NULL)) {
    pos_rescue_say (self, FALSE, "Reports of shifts: none that can be read");
    return TRUE;
  }
  pos_rescue_say (self, TRUE, "Reports of shifts: %u saved", reports->len);
  return pos_db_write_sync (pos_local_store_get_db (self->to), write_reports, reports, error);
}

/* --- Shifts --- */

/* Without a proof it may be anything. */
static gboolean
proves (PosDbStatement *row, gpointer record)
{
  return !pos_db_column_is_null (row, 0) && pos_proof_fits (row, 0, record, NULL);
}

static gboolean
read_shift (PosDbStatement *row, gpointer data, gint64 *key, GError **error)
{
  Shifts *self = data;
  g_autoptr (PosShift) shift = pos_record_table_read (&pos_shift_rows, row, 1, 0, error);

  if (!shift)
    return FALSE;
  *key = pos_rescue_key_of_id (&shift->id);
  if (proves (row, shift))
    g_hash_table_replace (self->shifts, pos_id_dup_text (&shift->id), g_object_ref (shift));
  else
    self->n_doubtful++;
  return TRUE;
}

static gboolean
has_shift (Shifts *self, PosShiftEntry *entry)
{
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&entry->shift, id);
  return g_hash_table_contains (self->shifts, id);
}

static gboolean
read_entry (PosDbStatement *row, gpointer data, gint64 *key, GError **error)
{
  Shifts *self = data;
  g_autoptr (PosShiftEntry) entry = pos_record_table_read (&pos_shift_entry_rows, row, 1, 0, error);

  if (!entry)
    return FALSE;
  *key = entry->seq;
  if (!proves (row, entry) ||
      !g_hash_table_add (self->seen, g_strdup_printf ("%" G_GINT64_FORMAT, entry->seq)))
    return TRUE;
  if (has_shift (self, entry))
    g_ptr_array_add (self->rescue->rows, g_steal_pointer (&entry));
  else
    self->n_without++;
  return TRUE;
}

static gboolean
nothing_to_keep (gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
write_entries (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRescue *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    if (!pos_shift_table_put_entry (txn, self->rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_entries (gpointer data, GError **error)
{
  PosRescue *self = ((Shifts *)data)->rescue;

  if (self->rows->len > 0 &&
      !pos_db_write_sync (pos_local_store_get_db (self->to), write_entries, self, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    g_array_append_val (self->sequences, POS_SHIFT_ENTRY (self->rows->pdata[i])->seq);
  g_ptr_array_set_size (self->rows, 0);
  return TRUE;
}

/* @open: they take entries; else as they were. */
static gboolean
save_shifts (PosDbTxn *txn, Shifts *self, gboolean open, GError **error)
{
  GHashTableIter iter;
  gpointer shift;

  g_hash_table_iter_init (&iter, self->shifts);
  while (g_hash_table_iter_next (&iter, NULL, &shift)) {
    g_autoptr (PosShift) saved = pos_record_copy (shift);
    if (open)
      saved->state = POS_SHIFT_BLIND_CLOSED;
    if (!pos_shift_table_save (txn, saved, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
open_shifts (PosDbTxn *txn, gpointer data, GError **error)
{
  return save_shifts (txn, data, TRUE, error);
}

static gboolean
close_shifts (PosDbTxn *txn, gpointer data, GError **error)
{
  return save_shifts (txn, data, FALSE, error);
}

static gboolean
scan_shifts (Shifts *self, PosRescueScan *scan, GError **error)
{
  *scan = (PosRescueScan){
      .db = pos_local_store_get_db (self->rescue->from),
      .up = pos_record_table_get_select (
          &pos_shift_rows, "proof, ", POS_RESCUE_BETWEEN ("shift", "id", "")),
      .down = pos_record_table_get_select (
          &pos_shift_rows, "proof, ", POS_RESCUE_BETWEEN ("shift", "id", " DESC")),
      .ids = TRUE,
      .read = read_shift,
      .kept = nothing_to_keep,
      .data = self,
  };
  return pos_rescue_scan (scan, error);
}

static gboolean
scan_entries (Shifts *self, PosRescueScan *scan, GError **error)
{
  *scan = (PosRescueScan){
      .db = pos_local_store_get_db (self->rescue->from),
      .up = pos_record_table_get_select (
          &pos_shift_entry_rows, "proof, ", POS_RESCUE_BETWEEN ("shift_entry", "seq", "")),
      .down = pos_record_table_get_select (
          &pos_shift_entry_rows, "proof, ", POS_RESCUE_BETWEEN ("shift_entry", "seq", " DESC")),
      .read = read_entry,
      .kept = keep_entries,
      .data = self,
  };
  pos_rescue_begin (self->rescue, NULL, NULL);
  return pos_rescue_scan (scan, error);
}

static void
say (Shifts *self, const PosRescueScan *shifts, const PosRescueScan *entries)
{
  gboolean whole = shifts->n_broken == 0 && self->n_doubtful == 0;

  pos_rescue_say (
      self->rescue, whole, "Shifts of the drawer: %u saved", g_hash_table_size (self->shifts));
  if (!whole)
    pos_rescue_say (self->rescue,
                    FALSE,
                    "There were shifts that cannot be believed: hold their Z reports against the "
                    "books, and count the drawer before a new one is opened");
  pos_rescue_say_numbered (self->rescue, "Entries of shifts", entries);
  if (self->n_without > 0)
    pos_rescue_say (
        self->rescue, FALSE, "Of further %u entries the shift is gone", self->n_without);
}

gboolean
pos_rescue_shifts (PosRescue *self, GError **error)
{
  PosRescueScan of_shifts, of_entries;
  g_autoptr (GHashTable) saved =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Shifts shifts = {.rescue = self, .shifts = saved, .seen = seen};
  PosDb *to = pos_local_store_get_db (self->to);

  if (!scan_shifts (&shifts, &of_shifts, error) ||
      !pos_db_write_sync (to, open_shifts, &shifts, error) ||
      !scan_entries (&shifts, &of_entries, error) ||
      !pos_db_write_sync (to, close_shifts, &shifts, error))
    return FALSE;
  say (&shifts, &of_shifts, &of_entries);
  return rescue_reports (self, error);
}
