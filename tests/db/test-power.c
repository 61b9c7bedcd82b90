/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-power.c — the power is cut at every single write: whatever was acknowledged is there, whole,
 * and nothing is there by halves.  The same harness is shown three disks that must lose. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include "pos-crash-vfs.h"
#include <glib/gstdio.h>

/* The long tests walk through some fifty thousand cuts. */
#define N_RUNS (g_test_thorough () ? 20U : 1U)

/* A commit reaches the disk in one piece, and a cut tears it in any of many ways. */
#define CUTS_AT_ONCE 4

/* One sync in five fails: so many failures in a row are no accident. */
#define MOST_TRIES 50

/* What is known about a run while its disk is being written. */
typedef struct {
  Fixture *fixture;
  PosDbOptions options;
  char *image_path;
  int acknowledged;
  int started;
  guint n_images;
  guint n_lost;
  guint n_torn;
  guint n_unsound;
} Watch;

/* Opens what a cut would leave, the way a register would on the next morning. */
static void
inspect_image (Watch *self, PosCrashDisk *disk)
{
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  PosDbOptions options = self->options;
  options.vfs = pos_crash_disk_get_vfs (image);
  options.n_readers = 1;
  self->n_images++;

  g_autoptr (PosDb) db = pos_db_open (self->fixture->path, &options, NULL);
  if (!db) {
    self->n_unsound++;
    return;
  }
  gint64 count = count_whole_sales (db);
  if (count < 0)
    self->n_torn++;
  else if (count < self->acknowledged)
    self->n_lost++;
  else if (count > self->started)
    self->n_torn++;
  if (!is_sound (db))
    self->n_unsound++;
}

static void
cut (PosCrashDisk *disk, gpointer data)
{
  for (guint i = 0; i < CUTS_AT_ONCE; i++)
    inspect_image (data, disk);
}

/* The lock is a real file and the run holds it; an image is another machine's disk, so it may take
 * a lock of its own under the same name. */
static void
leave_the_lock (Fixture *self)
{
  g_autofree char *lock = fixture_file (self, ".lock");
  g_assert_cmpint (g_unlink (lock), ==, 0);
}

static void
sell (Watch *self, PosDb *db, int n_sales)
{
  for (int i = 1; i <= n_sales; i++) {
    g_autoptr (GError) error = NULL;
    gint64 found = 0;
    int n_tries = 0;

    self->started = i;
    while (!add_sale (db, i, &error)) {
      g_assert_cmpint (++n_tries, <, MOST_TRIES);
      g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_IO);
      g_autofree char *look = g_strdup_printf ("SELECT count(*) FROM sale WHERE id = %d", i);
      if (try_query (db, look, &found, NULL) && found == 1)
        break;
      g_clear_error (&error);
    }
    self->acknowledged = i;
    if (i % 4 == 0)
      pos_db_checkpoint_sync (db, NULL);
  }
}

static Watch
run (Fixture *fixture, const PosCrashTraits *traits, guint seed, guint fail_one_in)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (seed, traits);
  g_autoptr (GError) error = NULL;
  Watch self = {.fixture = fixture, .options = fixture->options};
  PosDbOptions options = fixture->options;

  options.vfs = pos_crash_disk_get_vfs (disk);
  options.n_readers = 1;
  g_autoptr (PosDb) db = pos_db_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  leave_the_lock (fixture);
  pos_crash_disk_set_hook (disk, cut, &self);
  pos_crash_disk_set_sync_failures (disk, fail_one_in);
  sell (&self, db, 16);
  pos_crash_disk_set_sync_failures (disk, 0);
  pos_crash_disk_set_hook (disk, NULL, NULL);
  if (fail_one_in > 0)
    g_assert_cmpuint (pos_crash_disk_get_sync_failures (disk), >, 0);
  pos_db_close (db, NULL);
  g_test_message ("%u images: %u lost, %u torn, %u unsound",
                  self.n_images,
                  self.n_lost,
                  self.n_torn,
                  self.n_unsound);
  return self;
}

static void
assert_whole (const Watch *self)
{
  g_assert_cmpuint (self->n_images, >, 100);
  g_assert_cmpuint (self->n_lost, ==, 0);
  g_assert_cmpuint (self->n_torn, ==, 0);
  g_assert_cmpuint (self->n_unsound, ==, 0);
}

static void
no_acknowledged_sale_is_lost (Fixture *fixture, gconstpointer data)
{
  const guint sectors[] = {512, 4096};

  for (guint i = 0; i < N_RUNS * G_N_ELEMENTS (sectors); i++) {
    const PosCrashTraits traits = {.sector_size = sectors[i % 2], .garbage = TRUE};
    Watch watch = run (fixture, &traits, 7 + i, 0);
    assert_whole (&watch);
  }
}

/* Every failed sync drops its pages; the program warns, recovers and looks its sale up. */
static void
a_failed_sync_loses_nothing (Fixture *fixture, gconstpointer data)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  for (guint seed = 1; seed <= 2 * N_RUNS; seed++) {
    Watch watch = run (fixture, &(PosCrashTraits){.garbage = TRUE}, seed, 5);
    assert_whole (&watch);
  }
}

static void
a_disk_that_lies_about_neighbors_is_caught (Fixture *fixture, gconstpointer data)
{
  const PosCrashTraits traits = {.garbage = TRUE, .claims_safe_overwrite = TRUE};
  Watch watch = run (fixture, &traits, 7, 0);

  g_assert_cmpuint (watch.n_lost, >, 0);
}

static void
a_log_that_is_not_synced_is_caught (Fixture *fixture, gconstpointer data)
{
  Watch watch = run (fixture, &(PosCrashTraits){.forgets_log_syncs = TRUE}, 7, 0);

  g_assert_cmpuint (watch.n_lost, >, 0);
}

static void
a_hidden_sync_failure_is_caught (Fixture *fixture, gconstpointer data)
{
  const PosCrashTraits traits = {.garbage = TRUE, .hides_sync_failures = TRUE};
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  Watch watch = run (fixture, &traits, 3, 10);
  g_assert_cmpuint (watch.n_lost + watch.n_torn + watch.n_unsound, >, 0);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/power/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (no_acknowledged_sale_is_lost);
  TEST (a_failed_sync_loses_nothing);
  TEST (a_disk_that_lies_about_neighbors_is_caught);
  TEST (a_log_that_is_not_synced_is_caught);
  TEST (a_hidden_sync_failure_is_caught);
  return g_test_run ();
}
