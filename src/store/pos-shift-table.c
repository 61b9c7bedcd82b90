/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-table.c — see the header. */
#include "store/pos-shift-table.h"

#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "store/pos-proof.h"
#include "store/pos-shift-rows.h"

#include <string.h>

PosRecordTable pos_shift_rows = {
    .name = "shift", .get_type = pos_shift_get_type, .conflict = "id", .own = pos_proof_own};
PosRecordTable pos_shift_entry_rows = {
    .name = "shift_entry", .get_type = pos_shift_entry_get_type, .own = pos_proof_own};

static const char BY_ID[] = "FROM shift WHERE id = :id";
static const char NEWEST[] = "FROM shift WHERE \"register\" = :register AND state != 'deleted' "
                             "ORDER BY number DESC LIMIT :limit";
static const char NEXT[] = "SELECT coalesce (max (number), 0) + 1, "
                           "(SELECT coalesce (max (seq), 0) FROM journal) "
                           "FROM shift WHERE \"register\" = :register";
static const char SHIFTS[] = "FROM shift ORDER BY number";
static const char ENTRIES[] = "FROM shift_entry ORDER BY seq";
/* They are numbered from 1 on, without a gap. */
static const char COUNT[] = "SELECT count (*), coalesce (max (seq), 0) FROM shift_entry";
static const char NEXT_ENTRY[] = "SELECT coalesce (max (seq), 0) + 1 FROM shift_entry";
static const char BAGS[] = "SELECT bag FROM shift_entry WHERE bag IS NOT NULL";
static const char SUM[] =
    "SELECT kind, subject, total, n, (SELECT amount_minor FROM shift_entry WHERE seq = latest) "
    "FROM (SELECT kind, subject, sum (amount_minor) AS total, count (*) AS n, max (seq) AS latest, "
    "min (seq) AS first FROM shift_entry WHERE shift = :shift GROUP BY kind, subject) "
    "ORDER BY first";
static const char MOVES[] = "FROM shift_entry WHERE shift = :shift AND kind IN ('start', "
                            "'float-in', 'removal', 'safe-drop', 'bank-drop', 'income', "
                            "'expense', 'declared') ORDER BY seq";
static const char DEEDS[] = "SELECT op, count (*) FROM journal WHERE seq >= :from "
                            "AND json_extract (extra, '$.shift') = :shift GROUP BY op";

gboolean
pos_shift_table_save (PosDbTxn *txn, PosShift *shift, GError **error)
{
  g_autoptr (PosDbStatement) write =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&pos_shift_rows));

  pos_record_table_bind (&pos_shift_rows, write, shift);
  pos_proof_bind (write, shift, NULL);
  pos_db_txn_touch (txn, "shift");
  return pos_db_run (write, error);
}

gboolean
pos_shift_table_add (PosDbTxn *txn, PosShift *shift, GError **error)
{
  g_autoptr (PosDbStatement) next = pos_db_txn_prepare (txn, NEXT);
  gboolean has_row;

  pos_db_bind_text (next, ":register", shift->register_id);
  if (!pos_db_step (next, &has_row, error))
    return FALSE;
  shift->number = pos_db_column_int64 (next, 0);
  shift->journal_from = pos_db_column_int64 (next, 1);
  return pos_shift_table_save (txn, shift, error);
}

gboolean
pos_shift_table_get (PosDbTxn *txn, const PosId *id, PosShift **shift, GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_shift_rows, "", BY_ID));

  pos_db_bind_id (get, ":id", id);
  return pos_record_table_read_one (&pos_shift_rows, get, (gpointer *)shift, error);
}

GPtrArray *
pos_shift_table_list (PosDbTxn *txn, const char *register_id, guint limit, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_shift_rows, "", NEWEST));

  pos_db_bind_text (list, ":register", register_id);
  pos_db_bind_int64 (list, ":limit", limit);
  return pos_record_table_read_all (&pos_shift_rows, list, error);
}

/* "A-12 3" and "a123" are one number, written down by two people. */
static char *
dup_bag_number (const char *bag)
{
  g_autofree char *words = pos_search_fold (bag);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strjoinv ("", parts);
}

static gboolean
refuse_bag (const char *bag, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'bank-bag'>, 'bag': <%s>}", bag),
                        "Bag %s was used before",
                        bag);
}

static gboolean
check_bag (PosDbTxn *txn, const char *bag, GError **error)
{
  g_autoptr (PosDbStatement) used = pos_db_txn_prepare (txn, BAGS);
  g_autofree char *number = dup_bag_number (bag);
  gboolean has_row;

  while (pos_db_step (used, &has_row, error)) {
    const char *other = has_row ? pos_db_column_text (used, 0) : NULL;
    g_autofree char *taken = dup_bag_number (other);

    if (!has_row)
      return TRUE;
    if (!strcmp (other, bag) || (*number && !strcmp (taken, number)))
      return refuse_bag (other, error);
  }
  return FALSE;
}

gboolean
pos_shift_table_put_entry (PosDbTxn *txn, PosShiftEntry *entry, GError **error)
{
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&pos_shift_entry_rows));

  pos_record_table_bind (&pos_shift_entry_rows, insert, entry);
  pos_proof_bind (insert, entry, NULL);
  pos_db_txn_touch (txn, "shift");
  return pos_db_run (insert, error);
}

static gboolean
add_entry (PosDbTxn *txn, PosShiftEntry *entry, GError **error)
{
  g_autoptr (PosDbStatement) next = pos_db_txn_prepare (txn, NEXT_ENTRY);
  gboolean has_row;

  if ((entry->bag && !check_bag (txn, entry->bag, error)) || !pos_db_step (next, &has_row, error))
    return FALSE;
  entry->seq = pos_db_column_int64 (next, 0);
  return pos_shift_table_put_entry (txn, entry, error);
}

gboolean
pos_shift_table_add_entries (PosDbTxn *txn, GPtrArray *list, GError **error)
{
  PosShiftEntry *last = NULL;

  for (guint i = 0; i < list->len; i++) {
    last = list->pdata[i];
    if (!add_entry (txn, last, error))
      return FALSE;
  }
  return !last || pos_proof_note_last (txn, "shift_entry", last->seq, error);
}

gboolean
pos_shift_table_add_entry (PosDbTxn *txn, PosShiftEntry *entry, GError **error)
{
  return add_entry (txn, entry, error) &&
         pos_proof_note_last (txn, "shift_entry", entry->seq, error);
}

static gboolean
read_sum (PosDbStatement *row, GPtrArray *sums, GError **error)
{
  const char *nick = pos_db_column_text (row, 0);
  PosShiftEntryKind kind;
  PosShiftSum *sum;

  if (!pos_shift_entry_kind_parse (nick, &kind))
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT, NULL, "A shift has an entry “%s”", nick);
  sum = pos_shift_sum_new (kind,
                           pos_db_column_text (row, 1),
                           pos_db_column_int64 (row, 2),
                           pos_db_column_int64 (row, 3));
  sum->last = pos_db_column_int64 (row, 4);
  g_ptr_array_add (sums, sum);
  return TRUE;
}

GPtrArray *
pos_shift_table_sum (PosDbTxn *txn, const PosId *shift, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, SUM);
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_shift_sum_free);
  gboolean has_row;

  pos_db_bind_id (rows, ":shift", shift);
  while (pos_db_step (rows, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&sums);
    if (!read_sum (rows, sums, error))
      return NULL;
  }
  return NULL;
}

GPtrArray *
pos_shift_table_list_moves (PosDbTxn *txn, const PosId *shift, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_shift_entry_rows, "", MOVES));

  pos_db_bind_id (list, ":shift", shift);
  return pos_record_table_read_all (&pos_shift_entry_rows, list, error);
}

GHashTable *
pos_shift_table_count_deeds (PosDbTxn *txn, PosShift *shift, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, DEEDS);
  g_autoptr (GHashTable) deeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *id = pos_id_dup_text (&shift->id);
  gboolean has_row;

  pos_db_bind_int64 (rows, ":from", shift->journal_from);
  pos_db_bind_text (rows, ":shift", id);
  while (pos_db_step (rows, &has_row, error)) {
    gint64 count;

    if (!has_row)
      return g_steal_pointer (&deeds);
    count = pos_db_column_int64 (rows, 1);
    g_hash_table_insert (
        deeds, g_strdup (pos_db_column_text (rows, 0)), g_memdup2 (&count, sizeof count));
  }
  return NULL;
}

static gboolean
check_count (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT);
  gboolean has_row;

  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  gint64 n_there = pos_db_column_int64 (count, 0), last = pos_db_column_int64 (count, 1);
  if (n_there != last)
    g_ptr_array_add (faults,
                     g_strdup_printf ("shift_entry: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                                      " are missing",
                                      last - n_there,
                                      last));
  return pos_proof_check_last (txn, "shift_entry", last, faults, error);
}

gboolean
pos_shift_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  const PosProofTable all[] = {
      {&pos_shift_rows,
       pos_record_table_get_select (&pos_shift_rows, "proof, number, ", SHIFTS),
       NULL,
       "shift"},
      {&pos_shift_entry_rows,
       pos_record_table_get_select (&pos_shift_entry_rows, "proof, seq, ", ENTRIES),
       NULL,
       "shift_entry"},
  };

  return pos_proof_check (txn, &all[0], faults, error) &&
         pos_proof_check (txn, &all[1], faults, error) && check_count (txn, faults, error);
}
