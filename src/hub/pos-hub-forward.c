/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-forward.c — SQL of the way up. */
#include "hub/pos-hub-forward.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-setting-table.h"
#include "hq/pos-hq-transaction-table.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char NEXT[] =
    "SELECT id, kind, device, register, store, sequence, at, worker, base_revision, base_hash, "
    "  base, body, hash, record, forward_tries FROM register_transaction t "
    "WHERE forward = 'waiting' AND forward_at <= :now AND NOT EXISTS ("
    "  SELECT 1 FROM register_transaction e WHERE e.forward = 'waiting' "
    "  AND e.record = t.record AND e.arrival < t.arrival AND e.forward_at > :now) "
    "ORDER BY arrival LIMIT :limit";
static const char ACKNOWLEDGE[] =
    "UPDATE register_transaction SET forward = 'sent', forward_reason = NULL "
    "WHERE id = :id AND hash = :hash AND forward = 'waiting'";
static const char REFUSE[] =
    "UPDATE register_transaction SET forward_at = :next_at, forward_tries = forward_tries + 1, "
    "forward_reason = :reason WHERE id = :id AND forward = 'waiting'";

static void
row_free (PosHubRow *self)
{
  g_clear_object (&self->transaction);
  g_free (self->record);
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHubRow, row_free)

void
pos_hub_forward_clear (PosHubForward *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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

static PosHubRow *
read_row (PosDbTxn *txn, PosDbStatement *next, GError **error)
{
  g_autoptr (PosHubRow) row = g_new0 (PosHubRow, 1);

  row->transaction = transaction_from_row (next);
  row->device = pos_db_column_id (next, 2);
  row->record = g_strdup (pos_db_column_text (next, 13));
  row->tries = pos_db_column_int64 (next, 14);
  if (!add_base (txn, row->transaction, row->record, error))
    return NULL;
  row->text = pos_transaction_to_text (row->transaction);
  return g_steal_pointer (&row);
}

/* What is about a record that is under way already waits for the answer, and everything behind it
 * with it: a return never overtakes the hand-over of what comes back.  A register that was enrolled
 * anew meanwhile is two devices, and headquarters knows which one a row is of by its register. */
static gboolean
may_go_along (const PosHubForward *self, const PosHubRow *row)
{
  GPtrArray *rows = self->rows;
  g_autoptr (GHashTable) devices = g_hash_table_new (pos_id_hash, pos_id_equal);

  for (guint i = 0; i < rows->len; i++) {
    PosHubRow *other = rows->pdata[i];
    if (row->record && g_strcmp0 (row->record, other->record) == 0)
      return FALSE;
    if (!pos_id_equal (&row->device, &other->device) &&
        g_strcmp0 (row->transaction->register_id, other->transaction->register_id) == 0)
      return FALSE;
    g_hash_table_add (devices, &other->device);
  }
  return g_hash_table_contains (devices, &row->device) ||
         g_hash_table_size (devices) < self->devices;
}

static gboolean
read_rows (PosDbTxn *txn, PosHubForward *self, GError **error)
{
  g_autoptr (PosDbStatement) next = pos_db_txn_prepare (txn, NEXT);
  gsize size = 0;
  gboolean has_row;

  pos_db_bind_int64 (next, ":now", self->now);
  pos_db_bind_int64 (next, ":limit", self->room > 0 ? POS_BATCH_MAXIMUM : 1);
  for (;;) {
    if (!pos_db_step (next, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    g_autoptr (PosHubRow) row = read_row (txn, next, error);
    if (!row)
      return FALSE;
    size += strlen (row->text) + 1;
    if (self->rows->len > 0 && (size > self->room || !may_go_along (self, row)))
      return TRUE;
    g_ptr_array_add (self->rows, g_steal_pointer (&row));
  }
}

gboolean
pos_hub_forward_next (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubForward *self = data;

  pos_hub_forward_clear (self);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  return pos_hq_setting_table_get (txn, POS_HQ_SETTING_CURSOR, &self->cursor, error) &&
         read_rows (txn, self, error);
}

char *
pos_hub_forward_dup_devices (const PosHubForward *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++) {
    g_autofree char *id = pos_id_dup_text (&((PosHubRow *)self->rows->pdata[i])->device);
    if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
      g_ptr_array_add (ids, g_steal_pointer (&id));
  }
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **)ids->pdata);
}

static gboolean
acknowledge (PosDbTxn *txn, const PosHubRow *row, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, ACKNOWLEDGE);

  pos_db_bind_id (update, ":id", &row->transaction->id);
  pos_db_bind_text (update, ":hash", row->transaction->hash);
  return pos_db_run (update, error);
}

static gboolean
refuse (PosDbTxn *txn, const PosHubRow *row, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, REFUSE);

  pos_db_bind_id (update, ":id", &row->transaction->id);
  pos_db_bind_int64 (update, ":next_at", row->next_at);
  pos_db_bind_text (update, ":reason", row->reason);
  return pos_db_run (update, error);
}

gboolean
pos_hub_forward_settle (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubForward *self = data;

  for (guint i = 0; i < self->rows->len; i++) {
    const PosHubRow *row = self->rows->pdata[i];
    if (!(row->reason ? refuse (txn, row, error) : acknowledge (txn, row, error)))
      return FALSE;
  }
  return TRUE;
}
