/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue.c — messages first, for they hold everything that headquarters may not have; then the
 * journal, orders with their receipts, numbers, card payments, carts. */
#include "store/pos-rescue.h"
#include "store/pos-cart-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-journal-table.h"
#include "store/pos-number-table.h"
#include "store/pos-proof.h"
#include "store/pos-rescue-private.h"
#include "store/pos-store-records.h"
#include "store/pos-suspended-table.h"
#include "wire/pos-transaction.h"

static PosRecordTable messages = {.name = "outbox", .get_type = pos_outbox_item_get_type};
static PosRecordTable entries = {.name = "journal", .get_type = pos_journal_entry_get_type};
static PosRecordTable intents = {.name = "pay_intent", .get_type = pos_pay_intent_get_type};

static const char NUMBERS[] = "SELECT \"register\", name, last FROM sequence";
static const char PUT_NUMBER[] = "INSERT INTO sequence (\"register\", name, last) "
                                 "VALUES (:register, :name, :last)";
static const char RAISE_NUMBERS[] =
    "INSERT INTO sequence (\"register\", name, last) "
    "SELECT \"register\", sequence, max (serial) + :leap FROM receipt WHERE true GROUP BY 1, 2 "
    "ON CONFLICT (\"register\", name) DO UPDATE SET last = max (last, excluded.last)";
/* The digits at the end of a number, where the receipt itself is gone too. */
static const char RAISE_BY_ORDERS[] =
    "INSERT INTO sequence (\"register\", name, last) "
    "SELECT \"register\", 'receipt', min (999999999, max (CAST ("
    "  replace (receipt, rtrim (receipt, '0123456789'), '') AS INTEGER))) + :leap "
    "FROM sales_order WHERE receipt IS NOT NULL AND \"register\" IS NOT NULL GROUP BY 1 "
    "ON CONFLICT (\"register\", name) DO UPDATE SET last = max (last, excluded.last)";

/* --- Rows that are written as they were read --- */

static gboolean
is_sealed (gpointer record)
{
  PosOutboxItem *item = record;
  /* A row that was torn may have lost its text altogether. */
  g_autoptr (PosTransaction) message =
      item->body ? pos_transaction_parse (item->body, -1, NULL) : NULL;

  return message && message->sequence == item->seq && !g_strcmp0 (message->hash, item->body_hash);
}

static gboolean
is_linked (gpointer record)
{
  return pos_journal_table_is_linked (record);
}

static gboolean
is_any (gpointer record)
{
  return TRUE;
}

static gint64
get_key (gpointer record)
{
  if (POS_IS_OUTBOX_ITEM (record))
    return ((PosOutboxItem *)record)->seq;
  if (POS_IS_JOURNAL_ENTRY (record))
    return ((PosJournalEntry *)record)->seq;
  return pos_rescue_key_of_id (&((PosPayIntent *)record)->id);
}

static char *
dup_name (gpointer record)
{
  return POS_IS_PAY_INTENT (record) ? pos_id_dup_text (&((PosPayIntent *)record)->id)
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, get_key (record));
}

static gboolean
read_record (PosDbStatement *row, gpointer data, gint64 *key, GError **error)
{
  PosRescue *self = data;
  g_autoptr (PosRecord) record = pos_record_table_read (self->table, row, 0, 0, error);

  if (!record)
    return FALSE;
  *key = get_key (record);
  g_autofree char *name = dup_name (record);
  if (self->proves (record) && g_hash_table_add (self->seen, g_steal_pointer (&name)))
    g_ptr_array_add (self->rows, g_steal_pointer (&record));
  return TRUE;
}

static gboolean
write_records (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRescue *self = data;

  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (PosDbStatement) write =
        pos_db_txn_prepare (txn, pos_record_table_get_write (self->table));
    pos_record_table_bind (self->table, write, self->rows->pdata[i]);
    if (!pos_db_run (write, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
keep_records (gpointer data, GError **error)
{
  PosRescue *self = data;

  if (self->rows->len > 0 &&
      !pos_db_write_sync (pos_local_store_get_db (self->to), write_records, self, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++) {
    gint64 key = get_key (self->rows->pdata[i]);
    g_array_append_val (self->sequences, key);
  }
  self->n_rows += self->rows->len;
  g_ptr_array_set_size (self->rows, 0);
  return TRUE;
}

static gboolean
rescue_numbered (PosRescue *self,
                 const char *what,
                 PosRecordTable *table,
                 gboolean (*proves) (gpointer),
                 const char *up,
                 const char *down,
                 GError **error)
{
  PosRescueScan scan = {.db = pos_local_store_get_db (self->from),
                        .up = pos_record_table_get_select (table, "", up),
                        .down = pos_record_table_get_select (table, "", down),
                        .read = read_record,
                        .kept = keep_records,
                        .data = self};

  pos_rescue_begin (self, table, proves);
  if (!pos_rescue_scan (&scan, error))
    return FALSE;
  pos_rescue_say_numbered (self, what, &scan);
  return TRUE;
}

/* --- Numbers of receipts --- */

typedef struct {
  GPtrArray *names; /* char *: register, name, last, register, … */
  gint64 leap;
  gint64 n_raised; /* result */
} Numbers;

static gboolean
read_numbers (PosDbTxn *txn, gpointer data, GError **error)
{
  Numbers *self = data;
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, NUMBERS);
  gboolean has_row;

  g_ptr_array_set_size (self->names, 0);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    g_ptr_array_add (self->names, g_strdup (pos_db_column_text (list, 0)));
    g_ptr_array_add (self->names, g_strdup (pos_db_column_text (list, 1)));
    g_ptr_array_add (self->names,
                     g_strdup_printf ("%" G_GINT64_FORMAT, pos_db_column_int64 (list, 2)));
  }
}

static gboolean
write_numbers (PosDbTxn *txn, gpointer data, GError **error)
{
  Numbers *self = data;
  g_autoptr (PosDbStatement) raise = pos_db_txn_prepare (txn, RAISE_NUMBERS);
  g_autoptr (PosDbStatement) by_orders = pos_db_txn_prepare (txn, RAISE_BY_ORDERS);

  for (guint i = 0; i + 2 < self->names->len; i += 3) {
    g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT_NUMBER);
    pos_db_bind_text (put, ":register", self->names->pdata[i]);
    pos_db_bind_text (put, ":name", self->names->pdata[i + 1]);
    pos_db_bind_int64 (put, ":last", g_ascii_strtoll (self->names->pdata[i + 2], NULL, 10));
    if (!pos_db_run (put, error))
      return FALSE;
  }
  pos_db_bind_int64 (raise, ":leap", self->leap);
  pos_db_bind_int64 (by_orders, ":leap", self->leap);
  if (!pos_db_run (raise, error) || (self->leap > 0 && !pos_db_run (by_orders, error)))
    return FALSE;
  self->n_raised = pos_db_changes (raise) + (self->leap > 0 ? pos_db_changes (by_orders) : 0);
  return TRUE;
}

static gboolean
rescue_numbers (PosRescue *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Numbers numbers = {.names = names};
  gboolean known =
      pos_db_read_sync (pos_local_store_get_db (self->from), read_numbers, &numbers, NULL, NULL);

  numbers.leap = known ? 0 : POS_NUMBER_LEAP;
  if (!pos_db_write_sync (pos_local_store_get_db (self->to), write_numbers, &numbers, error))
    return FALSE;
  if (!known && numbers.n_raised == 0) {
    pos_rescue_say (
        self,
        FALSE,
        "No receipt number is left, and they would begin at 1 again: give this register "
        "another mask for its receipts before it sells");
    return TRUE;
  }
  if (!known)
    pos_rescue_say (
        self,
        FALSE,
        "Which receipt numbers were given cannot be read: they go on %d after the last receipt "
        "that was saved",
        POS_NUMBER_LEAP);
  return TRUE;
}

/* --- Card payments and carts --- */

static gboolean
rescue_intents (PosRescue *self, GError **error)
{
  PosRescueScan scan = {
      .db = pos_local_store_get_db (self->from),
      .up = pos_record_table_get_select (&intents, "", POS_RESCUE_BETWEEN ("pay_intent", "id", "")),
      .down = pos_record_table_get_select (
          &intents, "", POS_RESCUE_BETWEEN ("pay_intent", "id", " DESC")),
      .ids = TRUE,
      .read = read_record,
      .kept = keep_records,
      .data = self,
  };

  pos_rescue_begin (self, &intents, is_any);
  if (!pos_rescue_scan (&scan, error))
    return FALSE;
  pos_rescue_say (self, scan.n_broken == 0, "Requests to card terminals: %u saved", self->n_rows);
  if (scan.n_broken > 0)
    pos_rescue_say (
        self, FALSE, "Some cannot be read: hold the terminal's own list against the orders");
  return TRUE;
}

typedef struct {
  PosRescue *rescue;
  PosOrder *cart;
  char *state;
  GPtrArray *suspended;
} Carts;

static gboolean
read_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  Carts *self = data;

  g_clear_object (&self->cart);
  g_clear_pointer (&self->state, g_free);
  return pos_cart_table_load (txn, self->rescue->from, &self->cart, &self->state, error);
}

static gboolean
read_suspended (PosDbTxn *txn, gpointer data, GError **error)
{
  Carts *self = data;

  g_ptr_array_set_size (self->suspended, 0);
  return pos_suspended_table_list (txn, self->rescue->from, self->suspended, error);
}

static gboolean
write_carts (PosDbTxn *txn, gpointer data, GError **error)
{
  Carts *self = data;
  PosLocalStore *to = self->rescue->to;

  if (self->cart && !pos_cart_table_save (txn, to, self->cart, self->state, error))
    return FALSE;
  for (guint i = 0; i < self->suspended->len; i++) {
    PosSuspendedCart *cart = self->suspended->pdata[i];
    if (!pos_suspended_table_add (
            txn, to, cart->order, cart->at, cart->worker, &cart->suspension, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
rescue_carts (PosRescue *self, GError **error)
{
  g_autoptr (GPtrArray) suspended =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);
  Carts carts = {.rescue = self, .suspended = suspended};
  gboolean cart =
      pos_db_read_sync (pos_local_store_get_db (self->from), read_cart, &carts, NULL, NULL);
  gboolean others =
      pos_db_read_sync (pos_local_store_get_db (self->from), read_suspended, &carts, NULL, NULL);
  gboolean written =
      pos_db_write_sync (pos_local_store_get_db (self->to), write_carts, &carts, error);

  if (written)
    pos_rescue_say (self,
                    cart && others,
                    "Transactions: %s open one, %u suspended%s",
                    carts.cart ? "the"
                    : cart     ? "no"
                               : "not the",
                    suspended->len,
                    others ? "" : ", and more that cannot be read");
  g_clear_object (&carts.cart);
  g_free (carts.state);
  return written;
}

/* --- Ends --- */

/* What was saved is all that there is: the new register misses what goes after it. */
static gboolean
note_ends (PosDbTxn *txn, gpointer data, GError **error)
{
  static const char ENDS[] = "SELECT coalesce ((SELECT max (seq) FROM journal), 0), "
                             "  coalesce ((SELECT max (seq) FROM outbox), 0), "
                             "  coalesce ((SELECT max (seq) FROM shift_entry), 0)";
  g_autoptr (PosDbStatement) ends = pos_db_txn_prepare (txn, ENDS);
  gboolean has_row;

  return pos_db_step (ends, &has_row, error) &&
         pos_proof_note_last (txn, "journal", pos_db_column_int64 (ends, 0), error) &&
         pos_intent_table_note_all (txn, error) &&
         pos_proof_note_last (txn, "outbox", pos_db_column_int64 (ends, 1), error) &&
         pos_proof_note_last (txn, "shift_entry", pos_db_column_int64 (ends, 2), error);
}

/* --- All of it --- */

static gboolean
rescue_all (PosRescue *self, GError **error)
{
  return rescue_numbered (self,
                          "Messages for headquarters",
                          &messages,
                          is_sealed,
                          POS_RESCUE_BETWEEN ("outbox", "seq", ""),
                          POS_RESCUE_BETWEEN ("outbox", "seq", " DESC"),
                          error) &&
         rescue_numbered (self,
                          "Entries of the journal",
                          &entries,
                          is_linked,
                          POS_RESCUE_BETWEEN ("journal", "seq", ""),
                          POS_RESCUE_BETWEEN ("journal", "seq", " DESC"),
                          error) &&
         pos_rescue_orders (self, error) && pos_rescue_shifts (self, error) &&
         rescue_numbers (self, error) && rescue_intents (self, error) &&
         rescue_carts (self, error) &&
         pos_db_write_sync (pos_local_store_get_db (self->to), note_ends, NULL, error);
}

gboolean
pos_rescue (const char *damaged,
            const char *folder,
            PosContext *context,
            GPtrArray *report,
            gboolean *whole,
            GError **error)
{
  g_auto (PosRescuePlace) place = {0};
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) sequences = g_array_new (FALSE, FALSE, sizeof (gint64));
  PosRescue self = {
      .report = report, .whole = TRUE, .rows = rows, .seen = seen, .sequences = sequences};

  if (!pos_rescue_place_open (&place, damaged, folder, context, error))
    return FALSE;
  self.from = place.from;
  self.to = place.to;
  if (!rescue_all (&self, error))
    return FALSE;
  pos_rescue_say (
      &self,
      TRUE,
      "Set-up, products, customers and stock are not taken over, because they come from "
      "headquarters: enroll this register again, or import its bundle, and count the drawer");
  *whole = self.whole;
  return TRUE;
}
