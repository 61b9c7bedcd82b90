/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-unkept.c — who comes to a register whose disk takes nothing: he is let in to look, guesses
 * cost time although they cannot be counted on disk, and the journal hears of it afterwards. */
#include "base/pos-error.h"
#include "pos-fault-vfs.h"
#include "register-fixture.h"
#include "register/pos-import.h"
#include "store/pos-journal-table.h"

#include <glib/gstdio.h>

typedef struct {
  Register on;
  PosFaultVfs *disk;
  char *full; /* the disk is, while this file is there */
  guint told;
} Shop;

static void
told_cb (Shop *self)
{
  self->told++;
}

static void
open_register (Shop *self)
{
  const PosDbOptions options = {
      .vfs = pos_fault_vfs_get_name (self->disk), .allow_read_only = TRUE, .n_readers = 1};

  register_open_on (&self->on.cli, self->on.directory, &options, 0);
  g_signal_connect_swapped (self->on.cli.reg, "notify::disk-trouble", G_CALLBACK (told_cb), self);
}

static void
start_again (Shop *self)
{
  pos_cli_close (&self->on.cli);
  open_register (self);
}

static void
set_up (Shop *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  gsize size;

  self->on.directory = g_dir_make_tmp ("pos-unkept-XXXXXX", NULL);
  self->full = g_build_filename (self->on.directory, "full", NULL);
  self->disk = pos_fault_vfs_new (NULL);
  open_register (self);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (pos_import_bundle (self->on.cli.store, text, (gssize)size, &report, NULL));
  pos_import_report_clear (&report);
  start_again (self);
}

static void
tear_down (Shop *self, gconstpointer data)
{
  pos_cli_close (&self->on.cli);
  pos_fault_vfs_free (self->disk);
  register_remove_tree (self->on.directory);
  g_free (self->on.directory);
  g_free (self->full);
}

static void
fill (Shop *self)
{
  pos_fault_vfs_set_full_while_exists (self->disk, self->full);
  g_assert_true (g_file_set_contents (self->full, "", 0, NULL));
}

static void
make_room (Shop *self)
{
  g_assert_cmpint (g_unlink (self->full), ==, 0);
}

static void
pass_seconds (Shop *self, gint64 seconds)
{
  pos_clock_advance (pos_context_get_clock (self->on.cli.context), seconds * G_USEC_PER_SEC);
}

static GVariant *
sign_in (Shop *self, const char *worker, const char *secret, GError **error)
{
  g_autofree char *args =
      g_strdup_printf ("{\"worker\": \"%s\", \"secret\": \"%s\"}", worker, secret);

  return register_run (&self->on, "session.sign_in", args, NULL, error);
}

/* @why: what the answer has to say of the disk; %NULL: nothing. */
static void
assert_let_in (Shop *self, const char *worker, const char *secret, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = sign_in (self, worker, secret, &error);
  const char *found = NULL;

  g_assert_no_error (error);
  g_variant_lookup (answer, "not_kept", "&s", &found);
  g_assert_cmpstr (found, ==, why);
}

static void
assert_refused (Shop *self, const char *secret, GQuark domain, int code, gint64 seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = sign_in (self, "kim", secret, &error);
  gint64 found = 0;

  g_assert_null (answer);
  g_assert_error (error, domain, code);
  if (pos_error_get_details (error))
    g_variant_lookup (pos_error_get_details (error), "seconds", "x", &found);
  g_assert_cmpint (found, ==, seconds);
}

static void
guess (Shop *self, gint64 seconds)
{
  assert_refused (self, "0000", POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, seconds);
}

static void
wait_still (Shop *self, gint64 seconds)
{
  assert_refused (self, "1111", POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, seconds);
}

/* A wrong one costs half a minute, two minutes, ten; a restart costs nothing less. */
static void
guessing_takes_longer_each_time (Shop *self, gconstpointer data)
{
  static const gint64 waits[] = {30, 120, 600, 600};

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    guess (self, waits[i]);
    wait_still (self, waits[i]);
    pass_seconds (self, waits[i] - 1);
    wait_still (self, 1);
    pass_seconds (self, 1);
  }
  assert_let_in (self, "kim", "1111", "full");
  register_do (&self->on, "session.sign_out", NULL);
  guess (self, 30);
  pass_seconds (self, 30 + 900);
  guess (self, 30);
}

static void
a_restart_is_no_free_try (Shop *self, gconstpointer data)
{
  fill (self);
  guess (self, 30);
  start_again (self);
  wait_still (self, 30);
  /* Who guessed nothing waits for nobody. */
  assert_let_in (self, "lou", "2222", "full");
}

/* What was counted on the disk before counts. */
static void
who_is_locked_out_stays_so (Shop *self, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    assert_refused (self, "0000", POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, 0);
  guess (self, 300);
  fill (self);
  wait_still (self, 300);
  pass_seconds (self, 300);
  assert_let_in (self, "kim", "1111", "full");
}

static gboolean
list_journal (PosDbTxn *txn, gpointer data, GError **error)
{
  GPtrArray **found = data;

  *found = pos_journal_table_list (txn, G_MAXINT64, NULL, 100, error);
  return *found != NULL;
}

static guint
count_in_journal (Shop *self, const char *op)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint n = 0;

  g_assert_true (pos_db_read_sync (
      pos_local_store_get_db (self->on.cli.store), list_journal, &entries, NULL, NULL));
  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((PosJournalEntry *)entries->pdata[i])->op, op);
  return n;
}

static void
assert_sold (Shop *self, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      register_run (&self->on, "item.add", "{\"item\": \"A\"}", NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, POS_DB_ERROR, code);
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Signed in, locked, unlocked, out and in again: the journal has it when something is kept. */
static void
the_journal_hears_of_it (Shop *self, gconstpointer data)
{
  assert_let_in (self, "kim", "1111", NULL);
  register_do (&self->on, "session.sign_out", NULL);
  guint before = count_in_journal (self, "session.sign_in");

  fill (self);
  self->told = 0;
  assert_let_in (self, "kim", "1111", "full");
  while (self->told < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pos_register_get_disk_trouble (self->on.cli.reg), ==, POS_DB_ERROR_FULL);
  /* The shift that was open is his, but nothing is sold in it. */
  g_assert_nonnull (pos_register_get_shift (self->on.cli.reg));
  assert_sold (self, POS_DB_ERROR_FULL);
  register_do (&self->on, "item.price_check", "{\"item\": \"A\"}");
  register_do (&self->on, "session.lock", NULL);
  register_do (&self->on, "session.unlock", "{\"secret\": \"1111\"}");
  register_do (&self->on, "session.sign_out", NULL);
  assert_let_in (self, "kim", "1111", "full");
  pos_register_try_disk (self->on.cli.reg);
  turn ();
  g_assert_cmpint (pos_register_get_disk_trouble (self->on.cli.reg), ==, POS_DB_ERROR_FULL);
  g_assert_cmpuint (count_in_journal (self, "session.sign_in"), ==, before);

  make_room (self);
  /* The try before may still be under way. */
  while (self->told < 2) {
    pos_register_try_disk (self->on.cli.reg);
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpint (pos_register_get_disk_trouble (self->on.cli.reg), ==, -1);
  assert_sold (self, -1);
  g_assert_cmpuint (count_in_journal (self, "session.sign_in"), ==, before + 2);
  g_assert_cmpuint (count_in_journal (self, "session.lock"), ==, 1);
  g_assert_cmpuint (count_in_journal (self, "session.unlock"), ==, 1);
  g_assert_cmpuint (count_in_journal (self, "session.sign_out"), ==, 2);
  assert_sold (self, -1);
  g_assert_cmpuint (count_in_journal (self, "session.sign_in"), ==, before + 2);
  g_autoptr (GPtrArray) faults = pos_cli_check (&self->on.cli, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* A shift is something that has to be kept. */
static void
no_shift_begins (Shop *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  assert_let_in (self, "kim", "1111", "full");
  g_assert_null (pos_register_get_shift (self->on.cli.reg));
  make_room (self);
  g_autoptr (GVariant) answer = register_run (&self->on, "shift.open", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pos_register_get_shift (self->on.cli.reg));
  assert_sold (self, -1);
}

#define shop_test(path, function) g_test_add (path, Shop, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *notes = g_dir_make_tmp ("pos-unkept-XXXXXX", NULL);

  g_setenv ("XDG_RUNTIME_DIR", notes, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  shop_test ("/unkept/guessing-takes-longer-each-time", guessing_takes_longer_each_time);
  shop_test ("/unkept/a-restart-is-no-free-try", a_restart_is_no_free_try);
  shop_test ("/unkept/who-is-locked-out-stays-so", who_is_locked_out_stays_so);
  shop_test ("/unkept/the-journal-hears-of-it", the_journal_hears_of_it);
  shop_test ("/unkept/no-shift-begins", no_shift_begins);
  int failed = g_test_run ();
  register_remove_tree (notes);
  return failed;
}
