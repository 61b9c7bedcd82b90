/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commit.c — "commit this order": every table it touches, in one transaction. */
#include "store/pos-commit.h"

#include "base/pos-error.h"
#include "store/pos-cart-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-journal-table.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-receipt-table.h"
#include "store/pos-shift-table.h"

void
pos_commit_clear (PosCommit *commit)
{
  g_clear_object (&commit->saved);
  g_clear_pointer (&commit->saved_receipts, g_ptr_array_unref);
  g_clear_pointer (&commit->base_hash, g_free);
  commit->outbox_seq = commit->journal_seq = 0;
}

gboolean
pos_commit_check_revision (PosOrder *stored, gint64 base_revision, GError **error)
{
  return stored->revision == base_revision ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_REVISION,
                        g_variant_new_parsed (
                            "{'found': <%x>, 'expected': <%x>}", stored->revision, base_revision),
                        "The order is at revision %" G_GINT64_FORMAT
                        ", the change started from %" G_GINT64_FORMAT,
                        stored->revision,
                        base_revision);
}

/* What was booked stays booked: the new ledger begins with the stored one. */
static gboolean
check_ledger (PosOrder *stored, PosOrder *order, GError **error)
{
  guint size = pos_list_size (stored->ledger);
  gboolean same = size <= pos_list_size (order->ledger);

  for (guint i = 0; same && i < size; i++)
    same = pos_record_equal (
        pos_list_peek (stored->ledger, i), pos_list_peek (order->ledger, i), TRUE);
  return same || pos_set_error (error,
                                POS_DB_ERROR,
                                POS_DB_ERROR_CONSTRAINT,
                                NULL,
                                "Entries of the ledger were changed instead of added");
}

/* @n_booked: (out): entries of the ledger that earlier commits wrote. */
static gboolean
check_base (PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, guint *n_booked, GError **error)
{
  g_autoptr (PosOrder) stored = NULL;

  *n_booked = 0;
  if (!pos_order_table_get (txn, store, &commit->order->id, &stored, error))
    return FALSE;
  /* An order of headquarters that was never here has nothing to compare with. */
  if (!stored)
    return TRUE;
  if (!pos_commit_check_revision (stored, commit->base_revision, error))
    return FALSE;
  *n_booked = pos_list_size (stored->ledger);
  commit->base_hash = pos_transaction_hash_order (stored);
  return check_ledger (stored, commit->order, error);
}

/* Whether lines get the numbers of slips, which nobody knows before. */
static gboolean
names_slips (const PosCommit *commit)
{
  for (guint i = 0; i < commit->n_receipts; i++)
    if (commit->receipts[i].n_lines > 0)
      return TRUE;
  return FALSE;
}

static gboolean
prepare_order (
    PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, guint n_booked, GError **error)
{
  PosOrder *order = commit->order;
  PosOrder *saved = pos_record_copy_sharing (order, names_slips (commit) ? NULL : order->lines);

  commit->saved = saved;
  saved->revision = commit->base_revision + 1;
  if (saved->committed_at == 0)
    saved->committed_at = commit->now;
  POS_LIST_FOREACH (PosPayment, payment, saved->payments)
  if (payment->revision == 0)
    payment->revision = saved->revision;
  POS_LIST_FOREACH (PosLedgerEntry, entry, saved->ledger)
  if (entry_index >= n_booked && entry->revision <= commit->base_revision)
    entry->revision = saved->revision;
  if (!saved->reference || !*saved->reference) {
    g_autofree char *reference =
        pos_order_table_mint_reference (txn, pos_local_store_get_context (store), error);
    if (!reference)
      return FALSE;
    pos_text_set (&saved->reference, reference);
  }
  return TRUE;
}

static void
write_slip (PosOrder *order, const PosReceiptDraft *draft, const char *number)
{
  for (guint i = 0; i < draft->n_lines; i++)
    pos_text_set (&pos_order_find_line (order, &draft->lines[i])->packing_slip, number);
}

static char *
fill_reference (const char *document, PosOrder *saved)
{
  GString *text = g_string_new (document);

  g_string_replace (text, POS_COMMIT_REFERENCE_MARK, saved->reference, 0);
  return g_string_free (text, FALSE);
}

static gboolean
write_receipts (PosDbTxn *txn, PosCommit *commit, GError **error)
{
  commit->saved_receipts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < commit->n_receipts; i++) {
    const PosReceiptDraft *draft = &commit->receipts[i];
    g_autofree char *document = fill_reference (draft->document, commit->saved);
    PosStoredReceipt *receipt = g_object_new (POS_TYPE_STORED_RECEIPT, NULL);
    PosNumberForm form = commit->number_form;

    if (draft->mask)
      form.mask = draft->mask;
    g_ptr_array_add (commit->saved_receipts, receipt);
    receipt->order_id = commit->saved->id;
    receipt->at = commit->now;
    receipt->copies = draft->copies;
    pos_text_set (&receipt->kind, draft->kind);
    pos_text_set (&receipt->sequence, draft->sequence);
    pos_text_set (&receipt->document, document);
    if (!pos_receipt_table_append (txn, &form, receipt, error))
      return FALSE;
    if (draft->n_lines == 0)
      pos_text_set (i == 0 ? &commit->saved->receipt : &commit->saved->return_receipt,
                    receipt->number);
    write_slip (commit->saved, draft, receipt->number);
  }
  return TRUE;
}

static gboolean
write_order (
    PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, const char *text, GError **error)
{
  if (!pos_order_table_save_as (txn, store, commit->saved, text, error))
    return FALSE;
  for (guint i = 0; i < commit->saved_receipts->len; i++) {
    PosStoredReceipt *receipt = commit->saved_receipts->pdata[i];
    if (g_strcmp0 (receipt->number, commit->saved->receipt) != 0 &&
        !pos_order_keys_add_receipt (txn, &commit->saved->id, receipt->number, error))
      return FALSE;
  }
  return TRUE;
}

/* From this register, as everything that it sends. */
static PosTransaction *
address_message (PosLocalStore *store, PosCommit *commit, const char *kind)
{
  PosId id = pos_context_mint_id (pos_local_store_get_context (store));
  PosTransaction *message = pos_transaction_new (&id, kind, NULL);

  pos_text_set (&message->register_id, pos_text_or (commit->number_form.register_id, ""));
  pos_text_set (&message->store,
                pos_text_or (commit->number_form.store, commit->saved->home_store));
  pos_text_set (&message->worker,
                commit->journal ? commit->journal->worker : commit->saved->worker);
  message->at = commit->now;
  return message;
}

/* About itself: it does not wait for what headquarters makes of the order. */
static gboolean
write_letter (
    PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, PosStoredReceipt *paper, GError **error)
{
  g_autoptr (PosTransaction) message = address_message (store, commit, POS_TRANSACTION_LETTER);
  g_autoptr (PosLetter) letter = pos_record_copy (commit->letter);
  g_autofree char *id = NULL, *text = NULL, *body = NULL;

  if (paper != commit->saved_receipts->pdata[0])
    letter->id = pos_context_mint_id (pos_local_store_get_context (store));
  id = pos_id_dup_text (&letter->id);
  pos_text_set (&letter->receipt, paper->number);
  pos_text_set (&letter->paper, paper->kind);
  text = commit->read_paper (paper, error);
  if (!text)
    return FALSE;
  pos_text_set (&letter->text, text);
  body = pos_record_to_text (letter, 0);
  pos_text_set (&message->body, body);
  return pos_outbox_table_append (txn, message, id, error);
}

static gboolean
write_letters (PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, GError **error)
{
  for (guint i = 0; commit->letter && i < commit->n_receipts; i++)
    if (commit->receipts[i].n_lines == 0 &&
        !write_letter (txn, store, commit, commit->saved_receipts->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_message (
    PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, const char *text, GError **error)
{
  g_autoptr (PosTransaction) message = NULL;
  g_autofree char *record_id = pos_id_dup_text (&commit->saved->id);

  if (commit->without_outbox)
    return TRUE;
  message =
      address_message (store, commit, pos_text_or (commit->message_kind, POS_TRANSACTION_ORDER));
  pos_text_set (&message->body, text);
  message->base_revision = commit->base_revision;
  pos_text_set (&message->base_hash, commit->base_hash);
  if (!pos_outbox_table_append (txn, message, record_id, error))
    return FALSE;
  commit->outbox_seq = message->sequence;
  return TRUE;
}

static gboolean
write_effects (PosDbTxn *txn, PosCommit *commit, GError **error)
{
  PosStockSums sums = {0};

  for (guint i = 0; i < commit->n_stock; i++)
    if (!pos_stock_table_move (txn, &commit->stock[i], commit->outbox_seq, &sums, error))
      return FALSE;
  for (guint i = 0; i < commit->n_serials; i++)
    if (!pos_serial_table_move (txn, &commit->serials[i], commit->outbox_seq, &sums.moves, error))
      return FALSE;
  for (guint i = 0; i < commit->n_intents; i++)
    if (!pos_intent_table_mark_booked (txn, &commit->intents[i], error))
      return FALSE;
  return pos_stock_table_note (txn, &sums, error) &&
         (!commit->entries || pos_shift_table_add_entries (txn, commit->entries, error));
}

static gboolean
write_journal (PosDbTxn *txn, PosCommit *commit, GError **error)
{
  g_autoptr (PosJournalEntry) entry = NULL;

  if (!commit->journal)
    return TRUE;
  entry = pos_record_copy (commit->journal);
  entry->order_id = commit->saved->id;
  if (commit->n_receipts > 0)
    pos_text_set (&entry->receipt, ((PosStoredReceipt *)commit->saved_receipts->pdata[0])->number);
  if (!pos_journal_table_append (txn, entry, error))
    return FALSE;
  commit->journal_seq = entry->seq;
  return TRUE;
}

gboolean
pos_local_store_stage_order (PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, GError **error)
{
  guint n_booked;

  pos_commit_clear (commit);
  return check_base (txn, store, commit, &n_booked, error) &&
         prepare_order (txn, store, commit, n_booked, error);
}

/* The order and its message say the same, so it is put into words once. */
static gboolean
write_saved (PosDbTxn *txn, PosLocalStore *store, PosCommit *commit, GError **error)
{
  g_autofree char *text = pos_record_to_text (commit->saved, 0);

  return write_order (txn, store, commit, text, error) &&
         write_message (txn, store, commit, text, error);
}

/* First of all: the pages that its text gives back are those that the order is written to. */
static gboolean
clear_cart (PosDbTxn *txn, PosCommit *commit, GError **error)
{
  return commit->keep_cart || pos_cart_table_clear (txn, error);
}

gboolean
pos_local_store_commit_order (PosDbTxn *txn,
                              PosLocalStore *store,
                              PosCommit *commit,
                              GError **error)
{
  return pos_local_store_stage_order (txn, store, commit, error) &&
         clear_cart (txn, commit, error) && write_receipts (txn, commit, error) &&
         write_saved (txn, store, commit, error) && write_letters (txn, store, commit, error) &&
         write_effects (txn, commit, error) && write_journal (txn, commit, error);
}

typedef struct {
  PosLocalStore *store;
  PosCommit *commit;
} CommitCall;

static gboolean
commit_call (PosDbTxn *txn, gpointer data, GError **error)
{
  CommitCall *call = data;

  return pos_local_store_commit_order (txn, call->store, call->commit, error);
}

gboolean
pos_local_store_commit_order_sync (PosLocalStore *store, PosCommit *commit, GError **error)
{
  CommitCall call = {store, commit};

  return pos_db_write_sync (pos_local_store_get_db (store), commit_call, &call, error);
}
