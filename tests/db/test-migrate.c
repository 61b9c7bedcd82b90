/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-migrate.c — a schema moves forward whole or not at all, and never without a copy. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include "pos-crash-vfs.h"
#include "pos-fault-vfs.h"
#include <glib/gstdio.h>
#include <string.h>

#define NOON G_GINT64_CONSTANT (1769860800000000) /* 2026-01-31 12:00:00 UTC */

static void
make_first (Fixture *self, const char *vfs)
{
  self->options.migrations = "/test/first";
  self->options.vfs = vfs;
  fixture_open (self);
  for (int i = 1; i <= 3; i++)
    g_assert_true (add_sale (self->db, i, NULL));
  fixture_close (self);
}

static PosDb *
open_with (Fixture *self, const char *migrations, GError **error)
{
  self->options.migrations = migrations;
  return pos_db_open (self->path, &self->options, error);
}

/* 1 or 2: which schema it is, wholly; 0 when it is a mixture or a sale is missing. */
static int
whole_schema (PosDb *db)
{
  gint64 version = pos_db_get_schema_version (db);
  gint64 column =
      query (db, "SELECT count(*) FROM pragma_table_info ('sale') WHERE name = 'tax_minor'");
  gint64 index = query (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'sale_tax'");
  gint64 left_over = query (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'sale_new'");

  if (left_over != 0 || count_whole_sales (db) != 3 || !is_sound (db))
    return 0;
  if (query (db, "PRAGMA user_version") != version)
    return 0;
  if (version == 1 && column == 0 && index == 0)
    return 1;
  return version == 2 && column == 1 && index == 1 ? 2 : 0;
}

static void
a_new_file_runs_the_whole_list (Fixture *self, gconstpointer data)
{
  self->options.migrations = "/test/second";
  fixture_open (self);
  g_assert_cmpint (pos_db_get_schema_version (self->db), ==, 2);
  g_assert_cmpint (query (self->db, "PRAGMA application_id"), ==, TEST_APPLICATION_ID);
  for (int i = 1; i <= 3; i++)
    g_assert_true (
        run_sql (self->db, "INSERT INTO thing (id, name) VALUES (randomblob (16), 'x')", NULL));
  g_assert_cmpint (query (self->db, "SELECT count(*) FROM thing"), ==, 3);
}

static void
an_old_file_is_copied_and_moved_on (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosClock) clock = pos_clock_new_fixed (NOON);
  g_autofree char *copy = fixture_file (self, ".v1-20260131T120000Z.backup");

  make_first (self, NULL);
  self->options.clock = clock;
  self->db = open_with (self, "/test/second", &error);
  g_assert_no_error (error);
  g_assert_cmpint (whole_schema (self->db), ==, 2);
  fixture_close (self);

  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  self->options.migrations = "/test/first";
  g_autoptr (PosDb) old = pos_db_open (copy, &self->options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (whole_schema (old), ==, 1);
}

static void
foreign_keys_are_on_again_afterwards (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_first (self, NULL);
  self->db = open_with (self, "/test/second", &error);
  g_assert_no_error (error);
  g_assert_false (run_sql (self->db, "INSERT INTO line VALUES (99, 1, 1)", &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
}

static void
a_newer_file_is_refused_in_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;
  int found = 0, known = 0;

  self->options.migrations = "/test/second";
  fixture_open (self);
  fixture_close (self);
  g_assert_true (g_file_get_contents (self->path, &before, &size_before, NULL));

  g_assert_null (open_with (self, "/test/first", &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_SCHEMA_NEWER);
  GVariant *details = pos_error_get_details (error);
  g_assert_true (g_variant_lookup (details, "found", "i", &found));
  g_assert_true (g_variant_lookup (details, "known", "i", &known));
  g_assert_cmpint (found, ==, 2);
  g_assert_cmpint (known, ==, 1);

  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpuint (size_before, ==, size_after);
  g_assert_true (memcmp (before, after, size_before) == 0);
}

static void
assert_refused (Fixture *self, const char *migrations, PosDbError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_with (self, migrations, &error));
  g_assert_error (error, POS_DB_ERROR, (int)code);
}

static void
a_faulty_migration_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->options.migrations = "/test/second";
  self->options.without_backup = TRUE;
  fixture_open (self);
  for (int i = 1; i <= 3; i++)
    g_assert_true (add_sale (self->db, i, NULL));
  fixture_close (self);
  assert_refused (self, "/test/orphan", POS_DB_ERROR_CONSTRAINT);
  assert_refused (self, "/test/gap", POS_DB_ERROR_MISUSE);
  self->db = open_with (self, "/test/second", &error);
  g_assert_no_error (error);
  g_assert_cmpint (whole_schema (self->db), ==, 2);
  fixture_close (self);
  assert_refused (self, "/test/commit", POS_DB_ERROR_MISUSE);
}

static void
a_migration_that_fails_leaves_no_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (PosClock) clock = pos_clock_new_fixed (NOON);
  g_autofree char *copy = fixture_file (self, ".v2-20260131T120000Z.backup");

  self->options.migrations = "/test/second";
  self->options.clock = clock;
  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  fixture_close (self);
  for (int i = 0; i < 2; i++)
    assert_refused (self, "/test/orphan", POS_DB_ERROR_CONSTRAINT);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* Fails call number @nth of the migration, or cuts the power there. */
static gboolean
interrupt_at (Fixture *self, guint nth)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (nth, &(PosCrashTraits){.garbage = TRUE});
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  g_autoptr (GError) error = NULL;

  make_first (self, pos_crash_disk_get_vfs (disk));
  self->options.vfs = pos_fault_vfs_get_name (faults);
  pos_fault_vfs_arm (
      faults, POS_FAULT_WRITE | POS_FAULT_SYNC | POS_FAULT_TRUNCATE, nth, POS_FAULT_LASTING);
  PosDb *db = open_with (self, "/test/second", NULL);
  gboolean opened = db != NULL;
  if (db)
    pos_db_close (db, NULL);
  g_clear_object (&db);
  gboolean fired = pos_fault_vfs_disarm (faults) > 0;
  g_assert_true (opened || fired);

  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  self->options.vfs = pos_crash_disk_get_vfs (image);
  self->db = open_with (self, "/test/second", &error);
  g_assert_no_error (error);
  g_assert_cmpint (whole_schema (self->db), ==, 2);
  fixture_close (self);
  return fired;
}

static void
an_interrupted_migration_goes_on_next_time (Fixture *self, gconstpointer data)
{
  guint nth = 1;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  self->options.without_backup = TRUE;
  while (interrupt_at (self, nth))
    nth++;
  g_test_message ("%u points", nth - 1);
  g_assert_cmpuint (nth, >, 10);
}

typedef struct {
  Fixture *fixture;
  guint n_old;
  guint n_new;
  guint n_mixed;
} Cuts;

/* Looks at what a cut leaves, with a program that knows both schemas but moves nothing. */
static void
look_at_cut (PosCrashDisk *disk, gpointer data)
{
  Cuts *self = data;
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  PosDbOptions options = self->fixture->options;

  options.vfs = pos_crash_disk_get_vfs (image);
  options.migrations = NULL;
  g_autoptr (PosDb) db = pos_db_open (self->fixture->path, &options, NULL);
  switch (db ? whole_schema (db) : 0) {
  case 1:
    self->n_old++;
    break;
  case 2:
    self->n_new++;
    break;
  default:
    self->n_mixed++;
  }
}

/* The lock is a real file and the run holds it; an image may take its own. */
static void
look_at_every_cut (PosCrashDisk *disk, gpointer data)
{
  Cuts *self = data;
  g_autofree char *lock = fixture_file (self->fixture, ".lock");

  g_unlink (lock);
  look_at_cut (disk, data);
}

static void
a_cut_leaves_the_old_schema_or_the_new (Fixture *self, gconstpointer data)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (5, &(PosCrashTraits){.garbage = TRUE});
  g_autoptr (GError) error = NULL;
  Cuts cuts = {.fixture = self};

  self->options.without_backup = TRUE;
  make_first (self, pos_crash_disk_get_vfs (disk));
  pos_crash_disk_set_hook (disk, look_at_every_cut, &cuts);
  self->db = open_with (self, "/test/second", &error);
  g_assert_no_error (error);
  pos_crash_disk_set_hook (disk, NULL, NULL);
  fixture_close (self);
  g_test_message ("%u old, %u new, %u mixed", cuts.n_old, cuts.n_new, cuts.n_mixed);
  g_assert_cmpuint (cuts.n_old, >, 0);
  g_assert_cmpuint (cuts.n_new, >, 0);
  g_assert_cmpuint (cuts.n_mixed, ==, 0);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/migrate/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_new_file_runs_the_whole_list);
  TEST (an_old_file_is_copied_and_moved_on);
  TEST (foreign_keys_are_on_again_afterwards);
  TEST (a_newer_file_is_refused_in_words);
  TEST (a_faulty_migration_changes_nothing);
  TEST (a_migration_that_fails_leaves_no_copy);
  TEST (an_interrupted_migration_goes_on_next_time);
  TEST (a_cut_leaves_the_old_schema_or_the_new);
  return g_test_run ();
}
