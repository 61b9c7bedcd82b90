/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-forward.c — SQL of the way up. */
#include "hub/pos-hub-forward.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-setting-table.h"
#include "hq/pos-hq-transaction-table.h"
#include "wire/pos-wire-calls.h"

static const char NEXT[] =
    "SELECT id, kind, device, register, store, sequence, at, worker, base_revision, base_hash, "
    "  base, body, hash, record, forward_tries FROM register_transaction t "
    "WHERE forward = 'waiting' AND forward_at <= :now AND NOT EXISTS ("
    "  SELECT 1 FROM register_transaction e WHERE e.forward = 'waiting' "
    "  AND e.record = t.record AND e.arrival < t.arrival) ORDER BY arrival LIMIT 1";
static const char ACKNOWLEDGE[] =
    "UPDATE register_transaction SET forward = 'sent', forward_reason = NULL "
    "WHERE id = :id AND hash = :hash AND forward = 'waiting'";
static const char REFUSE[] =
    "UPDATE register_transaction SET forward_at = :next_at, forward_tries = forward_tries + 1, "
    "forward_reason = :reason WHERE id = :id AND forward = 'waiting'";

void
pos_hub_forward_clear (PosHubForward *self)
{
  g_clear_object (&self->transaction);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->cursor, g_free);
}

static PosTransaction *
transaction_from_row (PosDbStatement *row)
{
  PosId id = pos_db_column_id (row, 0);
  PosTransaction *self = pos_transaction_new (&id, pos_db_column_text (row, 1), NULL);

  pos_text_set (&self->register_id, pos_db_column_text (row, 3));
  pos_text_set (&self->store, pos_db_column_text (row, 4));
  self->sequence = pos_db_column_int64 (row, 5);
  self->at = pos_db_column_int64 (row, 6);
  pos_text_set (&self->worker, pos_db_column_text (row, 7));
  self->base_revision = pos_db_column_int64 (row, 8);
  pos_text_set (&self->base_hash, pos_db_column_text (row, 9));
  pos_text_set (&self->base, pos_db_column_text (row, 10));
  pos_text_set (&self->body, pos_db_column_text (row, 11));
  pos_text_set (&self->hash, pos_db_column_text (row, 12));
  return self;
}

/* Headquarters knows its own versions and what registers sent it; what this hub made of these it
 * has to be told. */
static gboolean
add_base (PosDbTxn *txn, PosTransaction *transaction, const char *record, GError **error)
{
  g_autoptr (PosOrder) made = NULL;
  PosId order;

  if (!transaction->base_hash || transaction->base || !record ||
      !pos_id_parse (record, &order, NULL))
    return TRUE;
  if (!pos_hq_order_table_find_made (txn, &order, transaction->base_hash, &made, error))
    return FALSE;
  if (made) {
    g_autofree char *base = pos_wire_to_text (made);
    pos_text_set (&transaction->base, base);
  }
  return TRUE;
}

gboolean
pos_hub_forward_next (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubForward *self = data;
  g_autoptr (PosDbStatement) next = pos_db_txn_prepare (txn, NEXT);
  g_autofree char *record = NULL;
  gboolean has_row;

  pos_hub_forward_clear (self);
  pos_db_bind_int64 (next, ":now", self->now);
  if (!pos_hq_setting_table_get (txn, POS_HQ_SETTING_CURSOR, &self->cursor, error) ||
      !pos_db_step (next, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  self->transaction = transaction_from_row (next);
  self->device = pos_db_column_id (next, 2);
  record = g_strdup (pos_db_column_text (next, 13));
  self->tries = pos_db_column_int64 (next, 14);
  return add_base (txn, self->transaction, record, error);
}

gboolean
pos_hub_forward_acknowledge (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubForward *self = data;
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, ACKNOWLEDGE);

  pos_db_bind_id (update, ":id", &self->transaction->id);
  pos_db_bind_text (update, ":hash", self->transaction->hash);
  return pos_db_run (update, error);
}

gboolean
pos_hub_forward_refuse (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubForward *self = data;
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, REFUSE);

  pos_db_bind_id (update, ":id", &self->transaction->id);
  pos_db_bind_int64 (update, ":next_at", self->next_at);
  pos_db_bind_text (update, ":reason", self->reason);
  return pos_db_run (update, error);
}
