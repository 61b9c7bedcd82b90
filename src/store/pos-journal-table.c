/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-journal-table.c — appending to the chain and walking along it. */
#include "store/pos-journal-table.h"

#include "base/pos-digest.h"
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"
#include "store/pos-proof.h"

#include <string.h>

static PosRecordTable entries = {.name = "journal", .get_type = pos_journal_entry_get_type};

static const char TAIL[] = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
static const char NEWEST[] = "FROM journal WHERE seq < :before ORDER BY seq DESC LIMIT :limit";
static const char OF_ORDER[] = "FROM journal WHERE order_id = :order AND seq < :before "
                               "ORDER BY seq DESC LIMIT :limit";
static const char FROM_SEQ[] = "FROM journal WHERE seq >= :from ORDER BY seq";

#define HASH ",\"hash\":"

/* Canonical JSON of all but the hash, which never comes first. */
static char *
put_into_words (PosJournalEntry *entry)
{
  char *text = pos_record_to_text (entry, 0);
  gsize size = strlen (text);
  PosJsonSlice hash = pos_json_slice_member ((PosJsonSlice){text, size}, "hash");
  const char *rest = hash.text + hash.length;
  char *gap = text + (hash.text - text) - strlen (HASH);

  memmove (gap, rest, size - (gsize)(rest - text) + 1);
  return text;
}

/* H (previous hash, the entry without its own hash); the first link hangs on zeros. */
static char *
link_hash (PosJournalEntry *entry)
{
  g_autofree char *text = put_into_words (entry);
  PosDigest previous = {{0}}, hash;

  if (entry->previous_hash && !pos_digest_parse (entry->previous_hash, &previous))
    return g_strdup ("");
  hash = pos_digest_chain (&previous, text);
  return pos_digest_to_text (&hash);
}

static gboolean
read_tail (PosDbTxn *txn, gint64 *seq, char **hash, GError **error)
{
  g_autoptr (PosDbStatement) tail = pos_db_txn_prepare (txn, TAIL);
  gboolean has_row;

  *seq = 0;
  if (!pos_db_step (tail, &has_row, error))
    return FALSE;
  if (has_row) {
    *seq = pos_db_column_int64 (tail, 0);
    *hash = g_strdup (pos_db_column_text (tail, 1));
  }
  return TRUE;
}

/* Content is hashed as it will be read back: as canonical JSON, or not at all. */
static void
make_canonical (char **member)
{
  if (!*member || pos_json_is_canonical (*member, strlen (*member)))
    return;
  g_autoptr (json_t) json = pos_json_parse (*member, -1, NULL);
  g_autofree char *text = json ? pos_json_to_text (json) : NULL;

  pos_text_set (member, text);
}

gboolean
pos_journal_table_append (PosDbTxn *txn, PosJournalEntry *entry, GError **error)
{
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&entries));
  g_autofree char *previous = NULL, *hash = NULL;
  gint64 seq;

  if (!read_tail (txn, &seq, &previous, error))
    return FALSE;
  entry->seq = seq + 1;
  pos_text_set (&entry->previous_hash, previous);
  make_canonical (&entry->parameters);
  make_canonical (&entry->result);
  hash = link_hash (entry);
  pos_text_set (&entry->hash, hash);
  pos_record_table_bind (&entries, insert, entry);
  pos_db_txn_touch (txn, "journal");
  return pos_db_run (insert, error) && pos_proof_note_last (txn, "journal", entry->seq, error);
}

GPtrArray *
pos_journal_table_list (
    PosDbTxn *txn, gint64 before_seq, const PosId *order, guint limit, GError **error)
{
  const char *tail = order ? OF_ORDER : NEWEST;
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&entries, "", tail));

  if (order)
    pos_db_bind_id (list, ":order", order);
  pos_db_bind_int64 (list, ":before", before_seq > 0 ? before_seq : G_MAXINT64);
  pos_db_bind_int64 (list, ":limit", limit);
  return pos_record_table_read_all (&entries, list, error);
}

gboolean
pos_journal_table_is_linked (PosJournalEntry *entry)
{
  g_autofree char *hash = link_hash (entry);

  return !strcmp (hash, pos_text_or (entry->hash, "-"));
}

static void
check_link (PosJournalEntry *entry, gint64 seq, const char *previous, GPtrArray *faults)
{
  if (entry->seq != seq)
    g_ptr_array_add (faults,
                     g_strdup_printf ("journal: entry %" G_GINT64_FORMAT
                                      " follows where %" G_GINT64_FORMAT " should stand",
                                      entry->seq,
                                      seq));
  if (previous && g_strcmp0 (entry->previous_hash, previous) != 0)
    g_ptr_array_add (faults,
                     g_strdup_printf ("journal: entry %" G_GINT64_FORMAT
                                      " does not hang on the one before it",
                                      entry->seq));
  if (!pos_journal_table_is_linked (entry))
    g_ptr_array_add (
        faults, g_strdup_printf ("journal: entry %" G_GINT64_FORMAT " was changed", entry->seq));
}

gboolean
pos_journal_table_verify (PosDbTxn *txn, gint64 count, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) rows =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&entries, "", FROM_SEQ));
  g_autofree char *tail = NULL, *previous = NULL;
  gboolean has_row;
  gint64 seq;

  if (!read_tail (txn, &seq, &tail, error) ||
      !pos_proof_check_last (txn, "journal", seq, faults, error))
    return FALSE;
  seq = count > 0 && seq > count ? seq - count + 1 : 1;
  previous = seq == 1 ? g_strdup ("") : NULL;
  pos_db_bind_int64 (rows, ":from", seq);
  for (;;) {
    g_autoptr (PosJournalEntry) entry = NULL;

    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    entry = pos_record_table_read (&entries, rows, 0, 0, error);
    if (!entry)
      return FALSE;
    check_link (entry, seq, previous && *previous ? previous : NULL, faults);
    seq = entry->seq + 1;
    g_free (previous);
    previous = g_strdup (entry->hash);
  }
}
