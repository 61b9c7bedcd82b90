/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store-fixture.c — see the header. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1778748120000000)

void
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  const PosDbOptions options = {.n_readers = 1};

  self->store = pos_local_store_open_with (self->folder, self->context, &options, &error);
  g_assert_no_error (error);
  self->db = pos_local_store_get_db (self->store);
}

void
fixture_close (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->store)
    return;
  pos_local_store_close (self->store, &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
  self->db = NULL;
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (PosClock) clock = pos_clock_new_fixed (NOW);

  self->folder = g_dir_make_tmp ("pos-store-XXXXXX", NULL);
  self->context = pos_context_new (clock, 42);
  self->chance = g_rand_new_with_seed (7);
  fixture_open (self);
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_unlink (file);
  }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  fixture_close (self);
  remove_folder (self->folder);
  g_free (self->folder);
  g_object_unref (self->context);
  g_rand_free (self->chance);
}

void
fixture_write (Fixture *self, PosDbFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->db, func, data, &error);
  g_assert_no_error (error);
}

void
fixture_read (Fixture *self, PosDbFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->db, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
run_sql (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, data, error);
}

void
fixture_run_sql (Fixture *self, const char *sql)
{
  fixture_write (self, run_sql, (gpointer)sql);
}

typedef struct {
  const char *sql;
  gint64 value;
} Query;

static gboolean
run_query (PosDbTxn *txn, gpointer data, GError **error)
{
  Query *query = data;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, query->sql);
  gboolean has_row;

  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  query->value = has_row ? pos_db_column_int64 (statement, 0) : -1;
  return TRUE;
}

gint64
fixture_query (Fixture *self, const char *sql)
{
  Query query = {sql, 0};

  fixture_read (self, run_query, &query);
  return query.value;
}

/* Orders that add up. */

static void
add_line (PosContext *context, PosOrder *order, guint i)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id = pos_context_mint_id (context);
  line->group = line->id;
  line->position = i + 1;
  pos_text_set (&line->item, "400110");
  line->description = pos_l10n_new ("Oak table");
  line->ordered = pos_quantity_whole (1);
  line->unit_price.micro = 100 * POS_SCALE;
  line->net = line->total = 10000;
  line->intent = i % 2 ? POS_INTENT_SHIP : POS_INTENT_PICK_UP;
  pos_text_set (&line->store, i % 2 ? NULL : "S1");
  pos_text_set (&line->location, "W1");
  pos_list_append (order->lines, line);
  pos_order_append_entry (order, POS_ENTRY_GOODS, 10000, &line->id, NULL, NULL, order->created_at);
}

PosOrder *
order_new (PosContext *context, guint n_lines)
{
  PosOrder *order = pos_order_new (pos_currency_from_code ("EUR"));
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  order->id = pos_context_mint_id (context);
  order->type = POS_ORDER_TYPE_SALES_ORDER;
  order->status = POS_ORDER_STATUS_PENDING_SYNC;
  order->created_at = pos_context_get_now (context);
  pos_text_set (&order->home_store, "S1");
  pos_text_set (&order->worker, "mia");
  pos_text_set (&order->customer, "C1");
  pos_text_set (&order->customer_name, "Zoë van der Berg");
  for (guint i = 0; i < n_lines; i++)
    add_line (context, order, i);
  order->goods = order->total = order->deferred = order->open_total = (gint64)n_lines * 10000;

  payment->id = pos_context_mint_id (context);
  payment->kind = POS_PAYMENT_DEPOSIT;
  payment->state = POS_PAYMENT_STATE_CAPTURED;
  payment->amount = payment->tendered = order->total / 10;
  pos_text_set (&payment->tender, "cash");
  pos_list_append (order->payments, payment);
  pos_order_append_entry (
      order, POS_ENTRY_DEPOSIT_TAKEN, payment->amount, NULL, NULL, &payment->id, order->created_at);
  order->deposit_required = order->deposit_held = order->paid = payment->amount;
  order->balance = order->total - order->paid;

  pos_text_set (&address->id, "A1");
  pos_text_set (&address->city, "Utrecht");
  pos_order_keep_address (order, address);
  return order;
}

gboolean
commit_order (PosLocalStore *store, PosOrder *order, PosCommit *commit, GError **error)
{
  const PosReceiptDraft receipt = {.kind = "order", .document = "{\"title\":\"Order\"}"};
  const PosStockMove move = {"400110", "W1", 0, 1 * POS_SCALE};
  g_autoptr (PosJournalEntry) journal = g_object_new (POS_TYPE_JOURNAL_ENTRY, NULL);
  PosCommit own = {0};
  gboolean ok;

  if (!commit)
    commit = &own;
  commit->order = order;
  commit->base_revision = order->revision;
  commit->now = pos_context_get_now (pos_local_store_get_context (store));
  commit->number_form = (PosNumberForm){
      .store = "S1", .register_id = "S1-01", .till = "01", .worker = "mia", .date = {739385}};
  commit->receipts = &receipt;
  commit->n_receipts = 1;
  commit->stock = &move;
  commit->n_stock = 1;
  journal->at = commit->now;
  pos_text_set (&journal->op, "order.commit");
  pos_text_set (&journal->worker, "mia");
  pos_text_set (&journal->register_id, "S1-01");
  pos_text_set (&journal->parameters, "{\"b\":1,\"a\":2}");
  commit->journal = journal;
  ok = pos_local_store_commit_order_sync (store, commit, error);
  if (commit == &own)
    pos_commit_clear (commit);
  return ok;
}

/* Checks. */

static GPtrArray *
check (PosLocalStore *store)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pos_local_store_check_sync (store, faults, &error);
  g_assert_no_error (error);
  return faults;
}

void
assert_sound (PosLocalStore *store)
{
  g_autoptr (GPtrArray) faults = check (store);

  if (faults->len > 0)
    g_error ("%u faults, the first: %s", faults->len, (char *)faults->pdata[0]);
}

void
assert_fault (PosLocalStore *store, const char *prefix)
{
  g_autoptr (GPtrArray) faults = check (store);

  for (guint i = 0; i < faults->len; i++)
    if (g_str_has_prefix (faults->pdata[i], prefix))
      return;
  g_error ("No fault “%s” among %u: %s",
           prefix,
           faults->len,
           faults->len ? (char *)faults->pdata[0] : "");
}
