/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-ledger.c — see the header. */
#include "hq/pos-hq-ledger.h"

void
pos_hq_entry_clear (PosHqEntry *self)
{
  g_free (self->kind);
  g_free (self->subject);
}

gboolean
pos_hq_ledger_find (PosDbTxn *txn,
                    const PosHqLedger *ledger,
                    const PosId *reference,
                    PosHqEntry *entry,
                    GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, ledger->find);
  gboolean has_row;

  pos_db_bind_id (find, ":reference", reference);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row) {
    entry->kind = g_strdup (pos_db_column_text (find, 0));
    entry->subject = g_strdup (pos_db_column_text (find, 1));
    entry->amount = pos_db_column_int64 (find, 2);
    entry->left = pos_db_column_int64 (find, 3);
    entry->order = pos_db_column_id (find, 4);
  }
  return TRUE;
}

gboolean
pos_hq_ledger_add (PosDbTxn *txn,
                   const PosHqLedger *ledger,
                   const PosHqNewEntry *entry,
                   GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ledger->add);

  pos_db_bind_id (add, ":reference", entry->reference);
  pos_db_bind_text (add, ":kind", entry->kind);
  pos_db_bind_text (add, ":subject", entry->subject);
  pos_db_bind_int64 (add, ":amount", entry->amount);
  pos_db_bind_id (add, ":original", entry->original ? entry->original : &POS_ID_NONE);
  if (ledger->orders)
    pos_db_bind_id (add, ":order", entry->order ? entry->order : &POS_ID_NONE);
  pos_db_bind_text (add, ":register", entry->register_id);
  pos_db_bind_int64 (add, ":at", entry->at);
  return pos_db_run (add, error) &&
         (!entry->subject ||
          pos_hq_ledger_change (txn, ledger, entry->subject, entry->amount, error));
}

gboolean
pos_hq_ledger_change (
    PosDbTxn *txn, const PosHqLedger *ledger, const char *subject, gint64 amount, GError **error)
{
  g_autoptr (PosDbStatement) change = pos_db_txn_prepare (txn, ledger->change);

  pos_db_bind_text (change, ":subject", subject);
  pos_db_bind_int64 (change, ":amount", amount);
  return pos_db_run (change, error);
}
