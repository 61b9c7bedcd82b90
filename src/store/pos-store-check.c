/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-check.c — looks at everything once and says what does not hold together. */
#include "base/pos-error.h"
#include "store/pos-cart-table.h"
#include "store/pos-coupon-table.h"
#include "store/pos-data-check.h"
#include "store/pos-intent-table.h"
#include "store/pos-journal-table.h"
#include "store/pos-local-store.h"
#include "store/pos-number-table.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-table.h"
#include "store/pos-proof.h"
#include "store/pos-receipt-table.h"
#include "store/pos-setting-table.h"
#include "store/pos-shift-table.h"
#include "store/pos-suspended-table.h"
#include "wire/pos-transaction.h"

/* Ids only: an order that cannot be read must not hide the others. */
static const char ORDERS[] = "SELECT id FROM sales_order ORDER BY id";
static const char GAPS[] =
    "SELECT s.register, s.name, s.last, count (r.number), coalesce (max (r.serial), 0), "
    "  count (DISTINCT r.serial), "
    "  coalesce ((SELECT CAST (value AS INTEGER) FROM setting "
    "    WHERE key = '" POS_SETTING_SKIPPED "' || s.register || '.' || s.name), 0), "
    "  s.last IN (SELECT CAST (value AS INTEGER) FROM setting "
    "    WHERE key = '" POS_SETTING_LEAPT "' || s.register || '.' || s.name) "
    "FROM sequence s LEFT JOIN receipt r ON r.\"register\" = s.register AND r.sequence = s.name "
    "GROUP BY s.register, s.name";
static const char MESSAGES[] =
    "SELECT seq, body, body_hash, id, kind, base_revision, created_at, proof FROM outbox "
    "ORDER BY seq";
/* Receipts whose numbers nobody counts any more: they would be given again. */
static const char UNCOUNTED[] =
    "SELECT DISTINCT \"register\", sequence FROM receipt r WHERE NOT EXISTS (SELECT 1 "
    "FROM sequence s WHERE s.register = r.\"register\" AND s.name = r.sequence)";
#define IS_OTHER "hex (order_id) != upper (replace (body ->> '$.id', '-', ''))"
static const char MISNAMED[] = "SELECT 'cart' FROM cart WHERE " IS_OTHER
                               " UNION ALL SELECT 'suspended cart' FROM suspended_cart "
                               "WHERE " IS_OTHER;
#define ID_TEXT                                                                                    \
  "lower (substr (hex (id), 1, 8) || '-' || substr (hex (id), 9, 4) || '-' || "                    \
  "substr (hex (id), 13, 4) || '-' || substr (hex (id), 17, 4) || '-' || substr (hex (id), 21))"
static const char ORPHANS[] =
    "SELECT seq, record_id FROM outbox WHERE kind IN ('order', 'hand-over') "
    "AND record_id NOT IN (SELECT " ID_TEXT " FROM sales_order) ORDER BY seq";
/* Another register's may have come from the store's hub while headquarters does not know it. */
static const char UNTOLD[] =
    "SELECT " ID_TEXT " FROM sales_order WHERE status = 'pending-sync' "
    "AND \"register\" IS (SELECT value FROM setting WHERE key = '" POS_SETTING_REGISTER "') "
    "AND " ID_TEXT " NOT IN (SELECT record_id FROM outbox) ORDER BY id";

typedef struct {
  PosLocalStore *store;
  const char *own; /* (nullable): what this register is called */
  GPtrArray *faults;
} Check;

static void add_fault (Check *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (Check *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
expect_sum (Check *self, const char *order, const char *what, gint64 sum, gint64 total)
{
  if (sum != total)
    add_fault (self,
               "ledger: order %s: entries say %s %" G_GINT64_FORMAT ", the order %" G_GINT64_FORMAT,
               order,
               what,
               sum,
               total);
}

gboolean
pos_data_is_refused_elsewhere (PosOrder *order, const char *own)
{
  return (order->status == POS_ORDER_STATUS_SYNC_FAILED ||
          order->status == POS_ORDER_STATUS_SYNC_EDIT) &&
         own && order->register_id && !g_str_equal (own, order->register_id);
}

/* The identities of pos-money-records.h. */
static void
check_ledger (Check *self, PosOrder *order, const char *id)
{
  gint64 sums[POS_ENTRY_AUTHORIZED + 1] = {0}, seq = 1;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  {
    sums[entry->kind] += entry->amount;
    if (entry->seq != seq)
      add_fault (self, "ledger: order %s: entry %" G_GINT64_FORMAT " is missing", id, seq);
    seq = entry->seq + 1;
  }
  /* A quote has prices but nothing was booked. */
  if (seq == 1 && order->type == POS_ORDER_TYPE_QUOTE)
    return;
  expect_sum (self,
              id,
              "total",
              sums[POS_ENTRY_GOODS] + sums[POS_ENTRY_DISCOUNT] + sums[POS_ENTRY_CHARGE] +
                  sums[POS_ENTRY_CANCELLATION_CHARGE] + sums[POS_ENTRY_TAX],
              order->total);
  expect_sum (self,
              id,
              "deposit held",
              sums[POS_ENTRY_DEPOSIT_TAKEN] - sums[POS_ENTRY_DEPOSIT_APPLIED] -
                  sums[POS_ENTRY_DEPOSIT_REFUNDED],
              order->deposit_held);
  expect_sum (self, id, "invoiced", sums[POS_ENTRY_INVOICED], order->invoiced_total);
  expect_sum (self,
              id,
              "paid",
              sums[POS_ENTRY_DEPOSIT_TAKEN] + sums[POS_ENTRY_TENDER] -
                  sums[POS_ENTRY_DEPOSIT_REFUNDED] + sums[POS_ENTRY_REFUND],
              order->paid);
}

/* By what it is found, and what it used. */
static gboolean
check_traces (PosDbTxn *txn, Check *self, PosOrder *order, const char *id, GError **error)
{
  gboolean fit;

  if (!pos_order_keys_fit (txn, order, &fit, error))
    return FALSE;
  if (!fit)
    add_fault (self, "search: order %s is found by something else than it says", id);
  if (!pos_coupon_table_fits (txn, order, &fit, error))
    return FALSE;
  if (!fit)
    add_fault (self, "coupon: the uses of order %s are not those that it says", id);
  return TRUE;
}

static gboolean
check_order (PosDbTxn *txn, Check *self, const PosId *id, GError **error)
{
  g_autoptr (PosOrder) order = NULL;
  g_autoptr (GError) local_error = NULL;
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (id, text);
  if (pos_order_table_get (txn, self->store, id, &order, &local_error)) {
    if (!order) {
      add_fault (self, "order: %s is listed, and is not there", text);
      return TRUE;
    }
    if (!pos_data_is_refused_elsewhere (order, self->own))
      check_ledger (self, order, text);
    return check_traces (txn, self, order, text, error);
  }
  if (g_error_matches (local_error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    add_fault (self, "order: %s", local_error->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_orders (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) orders = pos_db_txn_prepare (txn, ORDERS);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (orders, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    PosId id = pos_db_column_id (orders, 0);
    if (!check_order (txn, self, &id, error))
      return FALSE;
  }
}

static gboolean
check_receipts (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) gaps = pos_db_txn_prepare (txn, GAPS);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (gaps, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    gint64 last = pos_db_column_int64 (gaps, 2), count = pos_db_column_int64 (gaps, 3);
    gint64 skipped = pos_db_column_int64 (gaps, 6), highest = pos_db_column_int64 (gaps, 4);
    gboolean leapt = pos_db_column_int64 (gaps, 7) && highest <= last - POS_NUMBER_LEAP;
    if (count != last - skipped || (highest != last && !leapt) ||
        pos_db_column_int64 (gaps, 5) != last - skipped)
      add_fault (self,
                 "receipt: register %s, %s: %" G_GINT64_FORMAT " numbers taken, %" G_GINT64_FORMAT
                 " receipts there",
                 pos_db_column_text (gaps, 0),
                 pos_db_column_text (gaps, 1),
                 last,
                 count);
  }
}

/* What the row says of the message beside it. */
static gboolean
is_filed (PosDbStatement *row, PosTransaction *message)
{
  PosId id = pos_db_column_id (row, 3);
  PosDigest proof = pos_transaction_prove (message);

  return !g_strcmp0 (message->hash, pos_db_column_text (row, 2)) &&
         pos_id_equal (&message->id, &id) &&
         !g_strcmp0 (message->kind, pos_db_column_text (row, 4)) &&
         message->base_revision == pos_db_column_int64 (row, 5) &&
         message->at == pos_db_column_int64 (row, 6) && pos_db_column_proves (row, 7, &proof);
}

static gboolean
read_first_message (PosDbTxn *txn, gint64 *first, GError **error)
{
  g_autofree char *text = NULL;

  if (!pos_setting_table_get (txn, POS_SETTING_OUTBOX_FIRST, &text, error))
    return FALSE;
  *first = text ? g_ascii_strtoll (text, NULL, 10) : 1;
  return TRUE;
}

static gboolean
check_seals (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) messages = pos_db_txn_prepare (txn, MESSAGES);
  gboolean has_row;
  gint64 next;

  if (!read_first_message (txn, &next, error))
    return FALSE;
  for (;;) {
    if (!pos_db_step (messages, &has_row, error))
      return FALSE;
    if (!has_row)
      return pos_proof_check_last (txn, "outbox", next - 1, self->faults, error);
    gint64 seq = pos_db_column_int64 (messages, 0);
    g_autoptr (PosTransaction) message =
        pos_transaction_parse (pos_db_column_word (messages, 1), -1, NULL);
    if (seq != next)
      add_fault (self, "outbox: message %" G_GINT64_FORMAT " is missing", next);
    if (!message || message->sequence != seq || !is_filed (messages, message))
      add_fault (self, "outbox: message %" G_GINT64_FORMAT " is not as it was sealed", seq);
    next = seq + 1;
  }
}

static gboolean
check_orphans (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) orphans = pos_db_txn_prepare (txn, ORPHANS);
  g_autoptr (PosDbStatement) untold = pos_db_txn_prepare (txn, UNTOLD);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (orphans, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    add_fault (self,
               "outbox: message %" G_GINT64_FORMAT " is about order %s, which is not here",
               pos_db_column_int64 (orphans, 0),
               pos_db_column_text (orphans, 1));
  }
  for (;;) {
    if (!pos_db_step (untold, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    add_fault (self,
               "outbox: order %s waits for headquarters, but no message tells of it",
               pos_db_column_text (untold, 0));
  }
}

static gboolean
check_cart (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosOrder) cart = NULL;
  g_autoptr (GError) local_error = NULL;

  if (pos_cart_table_load (txn, self->store, &cart, NULL, &local_error))
    return pos_cart_table_check (txn, cart, self->faults, error);
  if (g_error_matches (local_error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    add_fault (self, "cart: %s", local_error->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_suspended (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (GPtrArray) carts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);
  g_autoptr (GError) local_error = NULL;

  if (pos_suspended_table_list (txn, self->store, carts, &local_error))
    return TRUE;
  if (g_error_matches (local_error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    add_fault (self, "suspended cart: %s", local_error->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_numbers (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) uncounted = pos_db_txn_prepare (txn, UNCOUNTED);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (uncounted, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    add_fault (self,
               "receipt: register %s, %s: nobody counts its numbers",
               pos_db_column_text (uncounted, 0),
               pos_db_column_text (uncounted, 1));
  }
}

static gboolean
check_names (PosDbTxn *txn, Check *self, GError **error)
{
  g_autoptr (PosDbStatement) misnamed = pos_db_txn_prepare (txn, MISNAMED);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (misnamed, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    add_fault (self, "%s: it is filed as another one", pos_db_column_text (misnamed, 0));
  }
}

static gboolean
check_cursor (PosDbTxn *txn, Check *self, GError **error)
{
  g_autofree char *cursor = NULL;
  gboolean whole;

  if (!pos_setting_table_get_cursor (txn, &cursor, &whole, error))
    return FALSE;
  if (!whole)
    add_fault (self, "feed: the place in it is damaged: all of it will be heard again");
  return TRUE;
}

static gboolean
check_journal (PosDbTxn *txn, Check *self, GError **error)
{
  return pos_journal_table_verify (txn, 0, self->faults, error);
}

static gboolean
check_papers (PosDbTxn *txn, Check *self, GError **error)
{
  return check_receipts (txn, self, error) && check_numbers (txn, self, error) &&
         pos_receipt_table_check (txn, self->faults, error) &&
         pos_order_keys_look_for_receipts (txn, self->faults, error);
}

static gboolean
check_money (PosDbTxn *txn, Check *self, GError **error)
{
  return pos_intent_table_check (txn, self->faults, error) &&
         pos_shift_table_check (txn, self->faults, error);
}

static gboolean
check_messages (PosDbTxn *txn, Check *self, GError **error)
{
  return check_seals (txn, self, error) && check_orphans (txn, self, error);
}

static gboolean
check_carts (PosDbTxn *txn, Check *self, GError **error)
{
  return check_cart (txn, self, error) && check_suspended (txn, self, error) &&
         pos_suspended_table_check (txn, self->faults, error) && check_names (txn, self, error);
}

static gboolean
check_settings (PosDbTxn *txn, Check *self, GError **error)
{
  return check_cursor (txn, self, error) && pos_setting_table_check (txn, self->faults, error);
}

/* Each in a transaction of its own, so that what cannot be read does not hide the rest. */
typedef struct {
  const char *what;
  gboolean (*look) (PosDbTxn *, Check *, GError **);
} Section;

typedef struct {
  const Section *section;
  Check *check;
} Run;

static const Section sections[] = {
    {"orders", check_orders},
    {"the journal", check_journal},
    {"receipts", check_papers},
    {"card requests and shifts", check_money},
    {"messages", check_messages},
    {"transactions", check_carts},
    {"settings", check_settings},
};

static gboolean
run_section (PosDbTxn *txn, gpointer data, GError **error)
{
  Run *run = data;

  return run->section->look (txn, run->check, error);
}

static gboolean
check_section (PosDb *db, Check *self, const Section *section, GError **error)
{
  Run run = {section, self};
  g_autoptr (GError) failure = NULL;

  if (pos_db_read_sync (db, run_section, &run, NULL, &failure))
    return TRUE;
  if (failure->domain != POS_DB_ERROR) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  add_fault (self, "database: %s cannot be read: %s", section->what, failure->message);
  return TRUE;
}

static gboolean
read_own (PosDbTxn *txn, gpointer data, GError **error)
{
  char **own = data;

  g_clear_pointer (own, g_free);
  return pos_setting_table_get (txn, POS_SETTING_REGISTER, own, error);
}

gboolean
pos_local_store_check_sync (PosLocalStore *self, GPtrArray *faults, GError **error)
{
  PosDb *db = pos_local_store_get_db (self);
  g_auto (GStrv) damage = pos_db_check_sync (db, NULL, error);
  g_autofree char *own = NULL;
  Check check = {self, NULL, faults};

  if (!damage)
    return FALSE;
  for (guint i = 0; damage[i]; i++)
    add_fault (
        &check, pos_data_check_is_of_index (damage[i]) ? "index: %s" : "database: %s", damage[i]);
  /* A setting that cannot be read is told with the settings. */
  if (pos_db_read_sync (db, read_own, &own, NULL, NULL))
    check.own = own;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!check_section (db, &check, &sections[i], error))
      return FALSE;
  return pos_data_check_sync (self, faults, error);
}
