/* SPDX-License-Identifier: GPL-3.0-or-later */
/* disk-drill.c — tries, looks and counts. */
#include "disk-drill.h"

#include "base/pos-error.h"

#include <glib/gstdio.h>

/* Of syncs that fail at random, so many in a row are no accident. */
#define MOST_TRIES 50
/* A commit reaches the disk in one piece, and a cut tears it in any of many ways. */
#define CUTS_AT_ONCE 4
/* Without the long tests, lasting failures begin at every so manieth call. */
#define STRIDE 7

/* What a try was told, and what a look finds. */
typedef enum { NOTHING, EVERYTHING, UNKNOWN } State;

/* @seed: every register draws the same ids, so that the same step leaves the same bytes. */
static PosLocalStore *
open_on (Drill *self, const char *vfs, guint64 seed)
{
  g_autofree char *lock = g_build_filename (self->fixture->folder, "register.db.lock", NULL);
  g_autoptr (PosContext) context =
      pos_context_new (pos_context_get_clock (self->fixture->context), seed);
  const PosDbOptions options = {.vfs = vfs, .n_readers = 1};

  /* The lock is a real file, and each simulated disk is another machine's. */
  g_unlink (lock);
  return pos_local_store_open_with (self->fixture->folder, context, &options, NULL);
}

static void
close_store (PosLocalStore *store)
{
  pos_local_store_close (store, NULL);
  g_object_unref (store);
}

static GBytes *
read_file (Drill *self, PosCrashDisk *disk)
{
  g_autofree char *path = g_build_filename (self->fixture->folder, "register.db", NULL);

  return pos_crash_disk_read (disk, path);
}

static gboolean
is_sound (PosLocalStore *store)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!pos_local_store_check_sync (store, faults, NULL))
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  return faults->len == 0;
}

static void
take_picture (Drill *self, PosCrashDisk *disk, PosLocalStore *store, DrillPicture *picture)
{
  pos_db_checkpoint_sync (pos_local_store_get_db (store), NULL);
  picture->file = read_file (self, disk);
  picture->rows = drill_describe (pos_local_store_get_db (store));
  g_assert_true (is_sound (store));
}

Drill *
drill_new (Fixture *fixture, const DrillStep *step, gpointer data)
{
  Drill *self = g_new0 (Drill, 1);
  g_autoptr (PosCrashDisk) twin = NULL;
  g_autoptr (GError) error = NULL;
  PosLocalStore *store;

  *self = (Drill){.fixture = fixture, .step = step, .data = data};
  self->disk = pos_crash_disk_new (1, NULL);
  store = open_on (self, pos_crash_disk_get_vfs (self->disk), 1);
  step->prepare (store, data);
  close_store (store);

  twin = pos_crash_disk_copy (self->disk, 1, NULL);
  store = open_on (self, pos_crash_disk_get_vfs (twin), 2);
  take_picture (self, twin, store, &self->before);
  step->act (store, data, &error);
  g_assert_no_error (error);
  take_picture (self, twin, store, &self->after);
  close_store (store);
  g_assert_cmpstr (self->before.rows, !=, self->after.rows);
  return self;
}

void
drill_free (Drill *self)
{
  pos_crash_disk_free (self->disk);
  g_bytes_unref (self->before.file);
  g_bytes_unref (self->after.file);
  g_free (self->before.rows);
  g_free (self->after.rows);
  g_free (self);
}

static void
tell_halves (Drill *self, const char *rows)
{
  g_auto (GStrv) before = g_strsplit (self->before.rows, "\n", -1);
  g_auto (GStrv) found = g_strsplit (rows, "\n", -1);
  g_auto (GStrv) after = g_strsplit (self->after.rows, "\n", -1);

  for (guint i = 0; found[i]; i++)
    if (!g_str_equal (before[i], after[i]))
      g_test_message ("%s: %s",
                      g_str_equal (found[i], before[i])  ? "as before"
                      : g_str_equal (found[i], after[i]) ? "as after"
                                                         : "neither",
                      found[i]);
}

static State
look_at_rows (Drill *self, PosLocalStore *store)
{
  g_autofree char *rows = drill_describe (pos_local_store_get_db (store));

  if (!is_sound (store))
    self->n_unsound++;
  if (g_str_equal (rows, self->before.rows))
    return NOTHING;
  if (g_str_equal (rows, self->after.rows))
    return EVERYTHING;
  if (self->n_halves++ == 0)
    tell_halves (self, rows);
  return UNKNOWN;
}

static State
look (Drill *self, PosCrashDisk *disk, PosLocalStore *store)
{
  pos_db_checkpoint_sync (pos_local_store_get_db (store), NULL);
  g_autoptr (GBytes) file = read_file (self, disk);

  if (g_bytes_equal (file, self->before.file))
    return NOTHING;
  if (g_bytes_equal (file, self->after.file))
    return EVERYTHING;
  return look_at_rows (self, store);
}

static void
compare (Drill *self, State told, State found)
{
  self->n_lost += told == EVERYTHING && found == NOTHING;
  self->n_ghosts += told == NOTHING && found == EVERYTHING;
}

/* Another register opens what a power cut leaves of @disk. */
static void
inspect (Drill *self, PosCrashDisk *disk, State told)
{
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  PosLocalStore *store = open_on (self, pos_crash_disk_get_vfs (image), 2);

  self->n_images++;
  if (!store) {
    self->n_unsound++;
    return;
  }
  compare (self, told, look (self, image, store));
  close_store (store);
}

/* The disk is well: what is not there yet can be done, comes out as it should, and is there once.
 */
static void
finish (Drill *self, PosLocalStore *store, State found)
{
  g_autoptr (GError) error = NULL;

  if (found == UNKNOWN)
    return;
  if (found == NOTHING && !self->step->act (store, self->data, &error)) {
    g_test_message ("stuck: %s", error->message);
    self->n_stuck++;
    return;
  }
  if (self->step->is_done_once)
    self->step->act (store, self->data, NULL);
  self->n_stuck += look_at_rows (self, store) != EVERYTHING;
}

static State
try (Drill *self, PosLocalStore *store)
{
  g_autoptr (GError) error = NULL;

  if (self->step->act (store, self->data, &error))
    return EVERYTHING;
  g_assert_true (g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_IO) ||
                 g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_FULL));
  return pos_db_error_outcome_is_unknown (error) ? UNKNOWN : NOTHING;
}

/* Returns: whether there was such a call. */
static gboolean
fail_at (Drill *self, PosFaultKinds kind, guint nth, guint n_calls)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_copy (self->disk, nth, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  PosLocalStore *store = open_on (self, pos_fault_vfs_get_name (faults), 2);
  State told, found;
  gboolean fired;

  pos_fault_vfs_arm (faults, kind, nth, n_calls);
  told = try (self, store);
  pos_db_checkpoint_sync (pos_local_store_get_db (store), NULL);
  inspect (self, disk, told);
  fired = pos_fault_vfs_disarm (faults) > 0;
  if (fired) {
    self->n_points++;
    found = look (self, disk, store);
    compare (self, told, found);
    finish (self, store, found);
  }
  close_store (store);
  return fired;
}

void
drill_fail (Drill *self, PosFaultKinds kind)
{
  static const guint spans[] = {POS_FAULT_ONCE, POS_FAULT_FOR_A_WHILE, POS_FAULT_LASTING};

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    guint stride = i == 0 || kind == POS_FAULT_SYNC || g_test_thorough () ? 1 : STRIDE;
    for (guint nth = 1; fail_at (self, kind, nth, spans[i]); nth += stride)
      ;
  }
}

void
drill_fail_every_call (Drill *self)
{
  drill_fail (self, POS_FAULT_WRITE);
  drill_fail (self, POS_FAULT_SYNC);
  drill_fail (self, POS_FAULT_TRUNCATE);
  drill_fail (self, POS_FAULT_READ);
  drill_fail (self, POS_FAULT_FULL);
}

static void
inspect_change (PosCrashDisk *disk, gpointer data)
{
  Drill *self = data;

  for (guint i = 0; i < CUTS_AT_ONCE; i++)
    inspect (self, disk, self->told ? EVERYTHING : UNKNOWN);
}

void
drill_cut_power (Drill *self, guint seed, guint one_in)
{
  const PosCrashTraits traits = {.sector_size = seed % 2 ? 512 : 4096, .garbage = TRUE};
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_copy (self->disk, seed, &traits);
  PosLocalStore *store = open_on (self, pos_crash_disk_get_vfs (disk), 2);

  self->told = FALSE;
  pos_crash_disk_set_sync_failures (disk, one_in);
  pos_crash_disk_set_hook (disk, inspect_change, self);
  for (guint i = 0; !self->told; i++) {
    g_assert_cmpuint (i, <, MOST_TRIES);
    self->told = try (self, store) == EVERYTHING || look (self, disk, store) == EVERYTHING;
  }
  pos_db_checkpoint_sync (pos_local_store_get_db (store), NULL);
  pos_crash_disk_set_hook (disk, NULL, NULL);
  pos_crash_disk_set_sync_failures (disk, 0);
  close_store (store);
}

void
drill_assert_whole (Drill *self)
{
  drill_fail_every_call (self);
  for (guint seed = 1; seed <= (g_test_thorough () ? 20 : 1); seed++) {
    drill_cut_power (self, seed, 0);
    drill_cut_power (self, seed + 1, 3);
  }
  g_test_message ("%u calls failed, %u disks after a cut", self->n_points, self->n_images);
  g_assert_cmpuint (self->n_points, >, 20);
  g_assert_cmpuint (self->n_images, >, 100);
  g_assert_cmpuint (self->n_halves, ==, 0);
  g_assert_cmpuint (self->n_lost, ==, 0);
  g_assert_cmpuint (self->n_ghosts, ==, 0);
  g_assert_cmpuint (self->n_stuck, ==, 0);
  g_assert_cmpuint (self->n_unsound, ==, 0);
}

void
drill_assert_halves (Fixture *fixture, const DrillStep *step, gpointer data)
{
  g_autoptr (Drill) failing = drill_new (fixture, step, data);
  g_autoptr (Drill) cut = drill_new (fixture, step, data);

  drill_fail (failing, POS_FAULT_SYNC);
  g_assert_cmpuint (failing->n_halves, >, 0);
  drill_cut_power (cut, 1, 0);
  g_assert_cmpuint (cut->n_halves, >, 0);
}

void
drill_assert_loss (Fixture *fixture, const DrillStep *step, gpointer data)
{
  g_autoptr (Drill) drill = drill_new (fixture, step, data);

  drill_fail (drill, POS_FAULT_SYNC);
  g_assert_cmpuint (drill->n_lost, >, 0);
}
