/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-commit.c — a commit writes everything at once; the check finds whatever was touched since.
 */
#include "base/pos-error.h"
#include "store-fixture.h"
#include "store/pos-cart-table.h"
#include "store/pos-journal-table.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-receipt-table.h"
#include "store/pos-stock-table.h"

#include <glib/gstdio.h>
#include <string.h>

static PosOrder *
commit_new (Fixture *self, guint n_lines)
{
  g_autoptr (PosOrder) order = order_new (self->context, n_lines);
  g_autoptr (GError) error = NULL;
  PosCommit commit = {0};
  PosOrder *saved;

  commit_order (self->store, order, &commit, &error);
  g_assert_no_error (error);
  saved = g_steal_pointer (&commit.saved);
  pos_commit_clear (&commit);
  return saved;
}

static gboolean
save_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (PosOrder) order = order_new (self->context, 3);

  return pos_cart_table_save (txn, self->store, order, NULL, error);
}

static void
everything_is_there_afterwards (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = NULL, read = NULL;
  g_autoptr (GError) error = NULL;

  fixture_write (self, save_cart, self);
  saved = commit_new (self, 2);
  pos_local_store_get_order_sync (self->store, &saved->id, &read, &error);
  g_assert_no_error (error);
  g_assert_true (pos_record_equal (saved, read, FALSE));
  g_assert_cmpint (read->revision, ==, 1);
  g_assert_cmpstr (read->receipt, ==, "0S1-01-000001");
  g_assert_cmpuint (strlen (read->reference), ==, 12);
  POS_LIST_FOREACH (PosLedgerEntry, entry, read->ledger)
  g_assert_cmpint (entry->revision, ==, 1);
  g_assert_cmpint (fixture_query (self, "SELECT count (*) FROM journal"), ==, 1);
  g_assert_cmpint (fixture_query (self, "SELECT count (*) FROM outbox"), ==, 1);
  g_assert_cmpint (fixture_query (self, "SELECT reserved_micro FROM stock_move"), ==, POS_SCALE);
  g_assert_cmpint (fixture_query (self, "SELECT count (*) FROM cart"), ==, 0);
  assert_sound (self->store);
}

static void
a_refused_commit_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = commit_new (self, 2), stale = pos_record_copy (saved);
  g_autoptr (GError) error = NULL;

  stale->revision = 0;
  g_assert_false (commit_order (self->store, stale, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_REVISION);
  g_assert_cmpint (fixture_query (self, "SELECT last FROM sequence"), ==, 1);
  g_assert_cmpint (fixture_query (self, "SELECT count (*) FROM journal"), ==, 1);
  assert_sound (self->store);
}

static void
the_ledger_is_only_added_to (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = commit_new (self, 2), read = NULL;
  g_autoptr (GError) error = NULL;
  PosLedgerEntry *first = pos_list_peek (saved->ledger, 0);

  first->amount++;
  g_assert_false (commit_order (self->store, saved, NULL, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  first->amount--;
  pos_order_append_entry (saved, POS_ENTRY_GOODS, 0, NULL, NULL, NULL, 5);
  g_clear_error (&error);
  g_assert_true (commit_order (self->store, saved, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pos_local_store_get_order_sync (self->store, &saved->id, &read, &error));
  first = pos_list_peek (read->ledger, 0);
  g_assert_cmpint (first->revision, ==, 1);
  first = pos_list_peek (read->ledger, pos_list_size (read->ledger) - 1);
  g_assert_cmpint (first->revision, ==, 2);
  assert_sound (self->store);
}

static void
receipt_numbers_have_no_gap (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1), second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;

  g_autoptr (PosOrder) first = commit_new (self, 1);
  /* Fails after the number was taken. */
  pos_order_append_entry (order, 0, 0, NULL, NULL, NULL, 0);
  fixture_run_sql (self,
                   "CREATE TRIGGER no_journal BEFORE INSERT ON journal BEGIN "
                   "SELECT RAISE (ABORT, 'no'); END");
  g_assert_false (commit_order (self->store, order, NULL, &error));
  fixture_run_sql (self, "DROP TRIGGER no_journal");
  second = commit_new (self, 1);
  third = commit_new (self, 1);
  g_assert_cmpstr (second->receipt, ==, "0S1-01-000002");
  g_assert_cmpstr (third->receipt, ==, "0S1-01-000003");
  assert_sound (self->store);
}

/* --- T-31, T-33: numbers that begin anew --- */

typedef struct {
  PosStoredReceipt *receipt;
  PosNumberForm form;
} Paper;

static gboolean
append_paper (PosDbTxn *txn, gpointer data, GError **error)
{
  Paper *paper = data;

  return pos_receipt_table_append (txn, &paper->form, paper->receipt, error);
}

static PosStoredReceipt *
give_number (Fixture *self, int year, int month, int day, int period)
{
  PosStoredReceipt *receipt = g_object_new (POS_TYPE_STORED_RECEIPT, NULL);
  Paper paper = {
      .receipt = receipt,
      .form = {"SS-YYMMDD-###", "S1", "r", "01", "mia", pos_date_new (year, month, day), period},
  };

  receipt->at = 1;
  pos_text_set (&receipt->kind, "sale");
  pos_text_set (&receipt->document, "{}");
  fixture_write (self, append_paper, &paper);
  return receipt;
}

/* Nobody has to be there on the first of January, and nothing is given twice. */
static void
numbers_begin_anew (Fixture *self, gconstpointer data)
{
  static const struct {
    int year, month, day, period;
    const char *number;
  } steps[] = {
      {2026, 12, 30, POS_RECEIPT_PERIOD_YEAR, "S1-261230-001"},
      {2026, 12, 31, POS_RECEIPT_PERIOD_YEAR, "S1-261231-002"},
      {2027, 2, 20, POS_RECEIPT_PERIOD_YEAR, "S1-270220-001"},
      {2027, 3, 1, POS_RECEIPT_PERIOD_YEAR, "S1-270301-002"},
      /* A clock that was put back: the old one goes on. */
      {2026, 12, 31, POS_RECEIPT_PERIOD_YEAR, "S1-261231-003"},
      {2027, 3, 2, POS_RECEIPT_PERIOD_MONTH, "S1-270302-001"},
      {2027, 4, 2, POS_RECEIPT_PERIOD_MONTH, "S1-270402-001"},
      {2027, 4, 3, POS_RECEIPT_PERIOD_DAY, "S1-270403-001"},
      {2027, 4, 3, POS_RECEIPT_PERIOD_DAY, "S1-270403-002"},
      {2027, 4, 4, POS_RECEIPT_PERIOD_DAY, "S1-270404-001"},
      {2027, 4, 4, POS_RECEIPT_PERIOD_NONE, "S1-270404-004"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (PosStoredReceipt) receipt =
        give_number (self, steps[i].year, steps[i].month, steps[i].day, steps[i].period);
    g_assert_cmpstr (receipt->number, ==, steps[i].number);
  }
  assert_sound (self->store);
}

static void
masks_say_what_they_mean (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *mask;
    const char *number;
  } vectors[] = {
      {"SSS-TT-######", "ON1-01-000042"},
      {"R#", "R42"},
      {"##", "42"},
      {"YYMMDD-####", "260514-0042"},
      {"ddd/CC/###", "134/ia/042"},
      {"BON", "BON000042"},
      {NULL, "ON1-01-000042"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const PosNumberForm form = {
        vectors[i].mask, "HOUSTON1", "r", "01", "mia", pos_date_new (2026, 5, 14), 0};
    g_autofree char *number = pos_number_format (&form, 42);
    g_assert_cmpstr (number, ==, vectors[i].number);
  }
}

static void
two_hundred_lines_fit (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = commit_new (self, 200), read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pos_local_store_get_order_sync (self->store, &saved->id, &read, &error));
  g_assert_cmpuint (pos_list_size (read->lines), ==, 200);
  assert_sound (self->store);
}

/* What somebody with a hex editor could do, and what each table would say. */
static void
every_damage_is_found (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *damage;
    const char *repair;
    const char *fault;
  } cases[] = {
      {"UPDATE sales_order SET total_minor = total_minor + 1",
       "UPDATE sales_order SET total_minor = total_minor - 1",
       "order:"},
      {"UPDATE order_line SET item = '400111' WHERE ordinal = 0",
       "UPDATE order_line SET item = '400110' WHERE ordinal = 0",
       "order:"},
      {"UPDATE order_address SET city = 'Utrechu'",
       "UPDATE order_address SET city = 'Utrecht'",
       "order:"},
      {"UPDATE order_payment SET kind = 'tender'",
       "UPDATE order_payment SET kind = 'deposit'",
       "order:"},
      {"UPDATE sequence SET last = last + 1", "UPDATE sequence SET last = last - 1", "receipt:"},
      {"UPDATE outbox SET body = replace (body, 'mia', 'eve') WHERE seq = 1",
       "UPDATE outbox SET body = replace (body, 'eve', 'mia') WHERE seq = 1",
       "outbox:"},
      {"UPDATE outbox SET record_id = 'x' WHERE seq = 2",
       "SELECT 1 WHERE 0",
       "outbox: message 2 is about"},
  };
  g_autoptr (PosOrder) first = commit_new (self, 2), second = commit_new (self, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture_run_sql (self, cases[i].damage);
    assert_fault (self->store, cases[i].fault);
    fixture_run_sql (self, cases[i].repair);
    if (i + 1 < G_N_ELEMENTS (cases))
      assert_sound (self->store);
  }
  fixture_run_sql (self, "DELETE FROM outbox WHERE seq = 2");
  assert_fault (self->store, "outbox: order");
}

static void
a_missing_ledger_entry_is_found (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 2);
  g_autoptr (GError) error = NULL;

  /* Lost before it was sealed: the hash is right, the sums are not. */
  pos_list_remove (order->ledger, 1);
  g_assert_true (commit_order (self->store, order, NULL, &error));
  assert_fault (self->store, "ledger:");
}

static void
a_broken_chain_is_found (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++) {
    g_autoptr (PosOrder) saved = commit_new (self, 1);
  }
  fixture_run_sql (self, "DROP TRIGGER journal_entry_stays_as_it_is");
  fixture_run_sql (self, "UPDATE journal SET worker = 'eve' WHERE seq = 2");
  assert_fault (self->store, "journal: entry 2 was changed");
  fixture_run_sql (self, "UPDATE journal SET worker = 'mia' WHERE seq = 2");
  assert_sound (self->store);
  fixture_run_sql (self, "DROP TRIGGER journal_entry_stays");
  fixture_run_sql (self, "DELETE FROM journal WHERE seq = 2");
  assert_fault (self->store, "journal: entry 3 follows");
}

static gboolean
try_sql (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, data, error);
}

static void
journal_and_receipts_are_only_added_to (Fixture *self, gconstpointer data)
{
  static const char *const attempts[] = {
      "UPDATE journal SET worker = 'eve'",
      "DELETE FROM journal",
      "UPDATE receipt SET document = '{}'",
      "DELETE FROM receipt",
  };
  g_autoptr (PosOrder) saved = commit_new (self, 1);

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (pos_db_write_sync (self->db, try_sql, (gpointer)attempts[i], &error));
    g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  }
}

static gboolean
reprint (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosStoredReceipt) receipt = NULL;
  gint64 copies;

  if (!pos_receipt_table_count_copy (txn, data, &copies, error))
    return FALSE;
  g_assert_cmpint (copies, ==, 1);
  if (!pos_receipt_table_get (txn, data, &receipt, error))
    return FALSE;
  g_assert_cmpstr (receipt->document, ==, "{\"number\":\"0S1-01-000001\",\"title\":\"Order\"}");
  return TRUE;
}

static void
a_reprint_is_counted (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = commit_new (self, 1);

  fixture_write (self, reprint, saved->receipt);
}

static void
without_its_key_a_database_is_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *key = g_build_filename (self->folder, "device.key", NULL);
  g_autoptr (GError) error = NULL;
  const PosDbOptions options = {.n_readers = 1};
  GStatBuf facts;

  g_assert_cmpint (g_stat (key, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  fixture_close (self);
  g_assert_cmpint (g_remove (key), ==, 0);
  g_assert_null (pos_local_store_open_with (self->folder, self->context, &options, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT);
}

static void
a_backup_opens_like_the_original (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) saved = commit_new (self, 3), read = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "copy", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *made = g_strconcat (path, ".key", NULL);
  g_autofree char *key = g_build_filename (folder, "device.key", NULL);
  g_autoptr (GError) error = NULL;
  const PosDbOptions options = {.n_readers = 1};

  g_mkdir (folder, 0700);
  g_assert_true (pos_local_store_backup_sync (self->store, path, &error));
  g_assert_cmpint (g_rename (made, key), ==, 0);
  g_autoptr (PosLocalStore) copy =
      pos_local_store_open_with (folder, self->context, &options, &error);
  g_assert_no_error (error);
  assert_sound (copy);
  g_assert_true (pos_local_store_get_order_sync (copy, &saved->id, &read, &error));
  g_assert_true (pos_record_equal (saved, read, FALSE));
  pos_local_store_close (copy, NULL);
  remove_folder (folder);
}

/* What was sold after the copy was made is gone from it, and its numbers are given. */
static void
a_register_from_a_backup_gives_no_number_again (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) before = commit_new (self, 1), after = NULL, next = NULL;
  g_autofree char *path = g_build_filename (self->folder, "register.db", NULL);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pos_local_store_backup_sync (self->store, copy, &error));
  after = commit_new (self, 1);
  g_assert_cmpstr (after->receipt, ==, "0S1-01-000002");
  fixture_close (self);
  g_assert_cmpint (g_rename (copy, path), ==, 0);
  for (guint opened = 0; opened < 2; opened++) { /* put back once, however often it is opened */
    fixture_open (self);
    fixture_close (self);
  }
  fixture_open (self);
  next = commit_new (self, 1);
  g_assert_cmpstr (next->receipt, ==, "0S1-01-001002");
  assert_sound (self->store);
}

static void
put_back (Fixture *self, const char *copy)
{
  g_autofree char *path = g_build_filename (self->folder, "register.db", NULL);

  fixture_close (self);
  g_assert_cmpint (g_rename (copy, path), ==, 0);
  fixture_open (self);
}

/* The copy knows nothing of the period that began after it was made; a later one is whole again. */
static void
a_period_that_a_backup_does_not_know_begins_later (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (self->folder, "register.db.copy", NULL);
  static const struct {
    int year;
    const char *number;
  } after[] = {{2027, "S1-270105-1001"}, {2027, "S1-270105-1002"}, {2028, "S1-280105-001"}};
  g_autoptr (GError) error = NULL;
  g_autoptr (PosStoredReceipt) before = give_number (self, 2026, 12, 30, POS_RECEIPT_PERIOD_YEAR);

  g_assert_true (pos_local_store_backup_sync (self->store, copy, &error));
  g_autoptr (PosStoredReceipt) lost = give_number (self, 2027, 1, 2, POS_RECEIPT_PERIOD_YEAR);
  g_assert_cmpstr (lost->number, ==, "S1-270102-001");
  put_back (self, copy);
  for (guint i = 0; i < G_N_ELEMENTS (after); i++) {
    g_autoptr (PosStoredReceipt) receipt =
        give_number (self, after[i].year, 1, 5, POS_RECEIPT_PERIOD_YEAR);
    g_assert_cmpstr (receipt->number, ==, after[i].number);
  }
  assert_sound (self->store);
}

/* A copy of the whole disk has no mark; but headquarters sends what this register forgot. */
static void
a_number_that_headquarters_tells_of_is_given (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) first = commit_new (self, 1), told = NULL, next = NULL;
  g_autoptr (GError) error = NULL;

  told = commit_new (self, 1);
  fixture_run_sql (self, "DROP TRIGGER receipt_stays");
  fixture_run_sql (self, "DELETE FROM receipt WHERE serial = 2");
  fixture_run_sql (self, "UPDATE sales_order SET \"register\" = 'S1-01'");
  fixture_run_sql (self, "UPDATE sequence SET last = 1");
  next = commit_new (self, 1);
  g_assert_cmpstr (told->receipt, ==, "0S1-01-000002");
  g_assert_cmpstr (next->receipt, ==, "0S1-01-000003");
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/commit/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (everything_is_there_afterwards);
  TEST (a_refused_commit_leaves_nothing);
  TEST (the_ledger_is_only_added_to);
  TEST (receipt_numbers_have_no_gap);
  TEST (numbers_begin_anew);
  TEST (masks_say_what_they_mean);
  TEST (two_hundred_lines_fit);
  TEST (every_damage_is_found);
  TEST (a_missing_ledger_entry_is_found);
  TEST (a_broken_chain_is_found);
  TEST (journal_and_receipts_are_only_added_to);
  TEST (a_reprint_is_counted);
  TEST (without_its_key_a_database_is_refused);
  TEST (a_backup_opens_like_the_original);
  TEST (a_register_from_a_backup_gives_no_number_again);
  TEST (a_period_that_a_backup_does_not_know_begins_later);
  TEST (a_number_that_headquarters_tells_of_is_given);
  return g_test_run ();
}
