/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fault.c — every single call to the disk fails once, for a while, and for good: nothing
 * acknowledged is lost, nothing is torn, and a failure is told as a failure. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include "pos-crash-vfs.h"
#include "pos-fault-vfs.h"

#define N_SALES 4

typedef struct {
  const char *name;
  PosFaultKinds kinds;
} Sweep;

static const Sweep sweeps[] = {
    {"write", POS_FAULT_WRITE},
    {"sync", POS_FAULT_SYNC},
    {"truncate", POS_FAULT_TRUNCATE},
    {"read", POS_FAULT_READ},
    {"full", POS_FAULT_FULL},
};

static const struct {
  const char *name;
  guint n_calls;
} spans[] = {
    {"once", POS_FAULT_ONCE},
    {"for a while", POS_FAULT_FOR_A_WHILE},
    {"lasting", POS_FAULT_LASTING},
};

static PosDb *
open_on (Fixture *fixture, const char *vfs, GError **error)
{
  PosDbOptions options = fixture->options;

  options.vfs = vfs;
  options.n_readers = 1;
  return pos_db_open (fixture->path, &options, error);
}

static gboolean
look_up (PosDb *db, int number, gboolean *found)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sale WHERE id = %d", number);
  gint64 value = 0;
  gboolean ok = try_query (db, sql, &value, NULL);

  *found = value == 1;
  return ok;
}

static void
assert_a_told_failure (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_IO) ||
                 g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_FULL));
}

/* Sells while the disk fails.  Bit N of the result: sale N was acknowledged; bit 16 + N: it was
 * told to be stored nowhere. */
static guint
sell (PosDb *db)
{
  guint acknowledged = 0;

  for (int i = 1; i <= N_SALES; i++) {
    g_autoptr (GError) error = NULL;
    if (add_sale (db, i, &error)) {
      acknowledged |= 1U << i;
    } else {
      assert_a_told_failure (error);
      if (!pos_db_error_outcome_is_unknown (error))
        acknowledged |= 1U << (16 + i);
    }
    if (i == N_SALES / 2)
      pos_db_checkpoint_sync (db, NULL);
  }
  return acknowledged;
}

static void
assert_as_told (Fixture *fixture, const char *vfs, guint told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosDb) db = open_on (fixture, vfs, &error);

  g_assert_no_error (error);
  for (int i = 1; i <= N_SALES; i++) {
    gboolean found = FALSE;
    g_assert_true (look_up (db, i, &found));
    if (told & (1U << i))
      g_assert_true (found);
    if (told & (1U << (16 + i)))
      g_assert_false (found);
  }
  g_assert_cmpint (
      query (db, "SELECT 3 * (SELECT count(*) FROM sale) - (SELECT count(*) FROM line)"), ==, 0);
  g_assert_cmpint (
      query (db, "SELECT (SELECT count(*) FROM sale) - (SELECT value FROM counter)"), ==, 0);
  g_assert_true (is_sound (db));
}

/* Returns: whether the fault fired at all. */
static gboolean
run_once (Fixture *fixture, PosFaultKinds kinds, guint nth, guint n_calls)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (nth, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  g_autoptr (GError) error = NULL;
  guint told = 0;

  PosDb *db = open_on (fixture, pos_fault_vfs_get_name (faults), &error);
  g_assert_no_error (error);
  pos_fault_vfs_arm (faults, kinds, nth, n_calls);
  told = sell (db);
  gboolean closed = pos_db_close (db, NULL);
  g_object_unref (db);
  gboolean fired = pos_fault_vfs_disarm (faults) > 0;
  g_assert_true (closed || fired);
  assert_as_told (fixture, pos_crash_disk_get_vfs (disk), told);
  return fired;
}

static void
every_call_may_fail (Fixture *fixture, gconstpointer data)
{
  const Sweep *sweep = data;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    guint nth = 1;

    while (run_once (fixture, sweep->kinds, nth, spans[i].n_calls))
      nth++;
    g_test_message ("%s, %s: %u fault points", sweep->name, spans[i].name, nth - 1);
    g_assert_cmpuint (nth, >, 1);
  }
}

/* The same database sells again as soon as the disk does. */
static void
the_disk_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (1, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  g_autoptr (GError) error = NULL;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_autoptr (PosDb) db = open_on (fixture, pos_fault_vfs_get_name (faults), &error);
  g_assert_no_error (error);
  pos_fault_vfs_arm (faults, POS_FAULT_SYNC | POS_FAULT_WRITE, 1, POS_FAULT_LASTING);
  g_assert_false (add_sale (db, 1, &error));
  assert_a_told_failure (error);
  g_clear_error (&error);
  g_assert_false (add_sale (db, 1, &error));
  assert_a_told_failure (error);
  g_clear_error (&error);
  pos_fault_vfs_disarm (faults);

  add_sale (db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_whole_sales (db), ==, 1);
}

static void
the_ballast_lets_running_orders_finish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *ballast = fixture_file (fixture, ".ballast");

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  fixture->options.vfs = pos_fault_vfs_get_name (faults);
  fixture->options.ballast_bytes = 64 * 1024;
  fixture_open (fixture);
  g_assert_true (g_file_test (ballast, G_FILE_TEST_EXISTS));
  pos_fault_vfs_set_full_while_exists (faults, ballast);
  for (int i = 1; i <= 20; i++) {
    add_sale (fixture->db, i, &error);
    g_assert_no_error (error);
  }
  g_assert_false (g_file_test (ballast, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 20);

  /* Now the disk is full for good: new sales are refused in words, old ones can be read. */
  pos_fault_vfs_set_full_while_exists (faults, fixture->path);
  g_assert_false (add_sale (fixture->db, 21, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_FULL);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 20);

  /* Space returns: selling goes on without a restart, and the reserve is laid down again. */
  pos_fault_vfs_set_full_while_exists (faults, NULL);
  g_clear_error (&error);
  add_sale (fixture->db, 21, &error);
  g_assert_no_error (error);
  pos_db_checkpoint_sync (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (ballast, G_FILE_TEST_EXISTS));
  fixture_close (fixture);
}

static void
without_ballast_a_full_disk_refuses_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture->options.vfs = pos_fault_vfs_get_name (faults);
  fixture_open (fixture);
  pos_fault_vfs_set_full_while_exists (faults, fixture->path);
  g_assert_false (add_sale (fixture->db, 1, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_FULL);
  pos_fault_vfs_set_full_while_exists (faults, NULL);
  fixture_close (fixture);
}

static void
an_unwritable_disk_is_opened_for_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (NULL);
  g_autoptr (GError) error = NULL;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  fixture_open (fixture);
  g_assert_true (add_sale (fixture->db, 1, NULL));
  fixture_close (fixture);

  fixture->options.vfs = pos_fault_vfs_get_name (faults);
  pos_fault_vfs_set_read_only (faults, TRUE);
  g_assert_null (pos_db_open (fixture->path, &fixture->options, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  fixture->options.allow_read_only = TRUE;
  fixture_open (fixture);
  g_assert_true (pos_db_is_read_only (fixture->db));
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 1);
  g_assert_false (add_sale (fixture->db, 2, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* Somebody mounts it for writing: nothing has to be started anew for that. */
  pos_fault_vfs_set_read_only (faults, FALSE);
  g_assert_true (add_sale (fixture->db, 2, &error));
  g_assert_no_error (error);
  g_assert_false (pos_db_is_read_only (fixture->db));
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 2);
  g_assert_true (add_sale (fixture->db, 3, NULL));
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 3);
  fixture_close (fixture);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/fault/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sweeps); i++) {
    g_autofree char *path = g_strconcat ("/db/fault/every_call_may_fail/", sweeps[i].name, NULL);
    g_test_add (path, Fixture, &sweeps[i], fixture_set_up, every_call_may_fail, fixture_tear_down);
  }
  TEST (the_disk_comes_back);
  TEST (the_ballast_lets_running_orders_finish);
  TEST (without_ballast_a_full_disk_refuses_at_once);
  TEST (an_unwritable_disk_is_opened_for_reading);
  return g_test_run ();
}
