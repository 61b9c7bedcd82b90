/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue-orders.c — an order is what its rows say when their hash is whole, else what the last
 * message about it says; its receipts come along as they were read. */
#include "base/pos-json.h"
#include "store/pos-order-table.h"
#include "store/pos-receipt-table.h"
#include "store/pos-rescue-private.h"
#include "wire/pos-transaction.h"

static const char HAS_ORDER[] = "SELECT EXISTS (SELECT 1 FROM sales_order WHERE id = :id)";
/* Orders of which only messages are left, each with the last one. */
static const char TOLD[] =
    "SELECT o.body FROM outbox o JOIN (SELECT max (seq) AS seq FROM outbox "
    "  WHERE kind IN ('order', 'hand-over') GROUP BY record_id) l ON l.seq = o.seq";
static const char WITHOUT_RECEIPT[] = "SELECT count (*) FROM sales_order WHERE receipt IS NOT NULL "
                                      "AND receipt NOT IN (SELECT number FROM receipt)";

typedef struct {
  PosRescue *rescue;
  PosId id;
  PosOrder *order;     /* (nullable) */
  GPtrArray *receipts; /* (nullable) */
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_object (&self->order);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_order (PosDbTxn *txn, gpointer data, GError **error)
{
  Found *self = data;

  g_clear_object (&self->order);
  return pos_order_table_get (txn, self->rescue->from, &self->id, &self->order, error);
}

static gboolean
read_receipts (PosDbTxn *txn, gpointer data, GError **error)
{
  Found *self = data;

  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  self->receipts = pos_receipt_table_list_proven (txn, &self->id, error);
  return self->receipts != NULL;
}

static gboolean
read_id (PosDbStatement *row, gpointer data, gint64 *key, GError **error)
{
  PosRescue *self = data;
  PosId id = pos_db_column_id (row, 0);
  char *name = pos_id_dup_text (&id);

  *key = pos_rescue_key_of_id (&id);
  if (g_hash_table_add (self->seen, name)) {
    Found *found = g_new0 (Found, 1);
    found->rescue = self;
    found->id = id;
    g_ptr_array_add (self->rows, found);
  }
  return TRUE;
}

static gboolean
write_receipts (PosDbTxn *txn, Found *found, GError **error)
{
  for (guint i = 0; found->receipts && i < found->receipts->len; i++) {
    PosStoredReceipt *receipt = found->receipts->pdata[i];
    g_autoptr (json_t) document = pos_json_parse (receipt->document, -1, NULL);

    if (document && !pos_receipt_table_put (txn, receipt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRescue *self = data;

  for (guint i = 0; i < self->rows->len; i++) {
    Found *found = self->rows->pdata[i];
    if (found->order && (!pos_order_table_save (txn, self->to, found->order, error) ||
                         !write_receipts (txn, found, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
keep_orders (gpointer data, GError **error)
{
  PosRescue *self = data;

  for (guint i = 0; i < self->rows->len; i++) {
    Found *found = self->rows->pdata[i];
    if (!pos_db_read_sync (pos_local_store_get_db (self->from), read_order, found, NULL, NULL))
      g_clear_object (&found->order);
    pos_db_read_sync (pos_local_store_get_db (self->from), read_receipts, found, NULL, NULL);
    self->n_rows += found->order != NULL;
    self->n_broken += found->order == NULL;
  }
  if (self->rows->len > 0 &&
      !pos_db_write_sync (pos_local_store_get_db (self->to), write_orders, self, error))
    return FALSE;
  g_ptr_array_set_size (self->rows, 0);
  return TRUE;
}

typedef struct {
  PosRescue *rescue;
  guint n_orders;
  gint64 n_without; /* a receipt */
} Told;

static gboolean
is_saved (PosDbTxn *txn, const PosId *id, gboolean *saved, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, HAS_ORDER);
  gboolean has_row;

  pos_db_bind_id (select, ":id", id);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *saved = pos_db_column_int64 (select, 0) != 0;
  return TRUE;
}

static gboolean
save_told (PosDbTxn *txn, Told *told, const char *text, GError **error)
{
  g_autoptr (PosTransaction) message = pos_transaction_parse (text, -1, NULL);
  g_autoptr (PosRecord) order = message ? pos_transaction_read_body (message, NULL) : NULL;
  gboolean saved = TRUE;

  if (order && POS_IS_ORDER (order) && !is_saved (txn, &POS_ORDER (order)->id, &saved, error))
    return FALSE;
  if (saved)
    return TRUE;
  told->n_orders++;
  return pos_order_table_save (txn, told->rescue->to, POS_ORDER (order), error);
}

static gboolean
write_told (PosDbTxn *txn, gpointer data, GError **error)
{
  Told *told = data;
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, TOLD);
  g_autoptr (PosDbStatement) without = pos_db_txn_prepare (txn, WITHOUT_RECEIPT);
  gboolean has_row;

  told->n_orders = 0;
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    if (!save_told (txn, told, pos_db_column_text (list, 0), error))
      return FALSE;
  }
  if (!pos_db_step (without, &has_row, error))
    return FALSE;
  told->n_without = pos_db_column_int64 (without, 0);
  return TRUE;
}

gboolean
pos_rescue_orders (PosRescue *self, GError **error)
{
  PosRescueScan scan = {
      .db = pos_local_store_get_db (self->from),
      .up = "SELECT id " POS_RESCUE_BETWEEN ("sales_order", "id", ""),
      .down = "SELECT id " POS_RESCUE_BETWEEN ("sales_order", "id", " DESC"),
      .ids = TRUE,
      .read = read_id,
      .kept = keep_orders,
      .data = self,
  };
  Told told = {.rescue = self};
  g_autoptr (GPtrArray) records = g_steal_pointer (&self->rows);
  gboolean scanned;

  self->rows = g_ptr_array_new_with_free_func (found_free);
  pos_rescue_begin (self, NULL, NULL);
  self->n_broken = 0;
  scanned = pos_rescue_scan (&scan, error);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&records);
  if (!scanned || !pos_db_write_sync (pos_local_store_get_db (self->to), write_told, &told, error))
    return FALSE;
  pos_rescue_say (self, TRUE, "Orders: %u saved", self->n_rows + told.n_orders);
  if (told.n_orders > 0)
    pos_rescue_say (
        self, TRUE, "Of these %u are as the last message about them says", told.n_orders);
  if (scan.n_broken > 0 || self->n_broken > told.n_orders)
    pos_rescue_say (self,
                    FALSE,
                    "There were orders that can neither be read nor are told of by a message: what "
                    "headquarters knows of them comes with the next synchronization");
  if (told.n_without > 0)
    pos_rescue_say (
        self, FALSE, "Receipts: %" G_GINT64_FORMAT " orders are without theirs", told.n_without);
  return TRUE;
}
