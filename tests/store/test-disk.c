/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-disk.c — every write and sync fails, the power is cut at every change of the disk: an order
 * that was confirmed is there whole, and no part of any other is. */
#include "base/pos-error.h"
#include "pos-crash-vfs.h"
#include "pos-fault-vfs.h"
#include "store-fixture.h"

#include <glib/gstdio.h>

#define N_ORDERS 2

static PosLocalStore *
open_on (Fixture *self, const char *vfs)
{
  const PosDbOptions options = {.vfs = vfs, .n_readers = 1};
  g_autoptr (GError) error = NULL;
  PosLocalStore *store = pos_local_store_open_with (self->folder, self->context, &options, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  /* Only the key and the folder are wanted: the databases are elsewhere. */
  fixture_close (self);
}

/* What a clerk was told about an order. */
typedef struct {
  PosOrder *order;
  gboolean confirmed;
  gboolean refused;
} Told;

static void
told_clear (Told *told)
{
  for (guint i = 0; i < N_ORDERS; i++)
    g_clear_object (&told[i].order);
}

static void
assert_as_told (PosLocalStore *store, Told *told, guint count)
{
  for (guint i = 0; i < count; i++) {
    g_autoptr (PosOrder) read = NULL;
    g_autoptr (GError) error = NULL;

    pos_local_store_get_order_sync (store, &told[i].order->id, &read, &error);
    g_assert_no_error (error);
    if (told[i].confirmed)
      g_assert_nonnull (read);
    if (told[i].refused)
      g_assert_null (read);
  }
  /* Journal, outbox, receipts, ledger: all or nothing of each (I2, I4, I5). */
  assert_sound (store);
}

typedef struct {
  const char *sql;
  gint64 value;
} Count;

static gboolean
count (PosDbTxn *txn, gpointer data, GError **error)
{
  Count *self = data;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, self->sql);
  gboolean has_row;

  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->value = pos_db_column_int64 (statement, 0);
  return TRUE;
}

static void
assert_all_or_nothing (PosLocalStore *store)
{
  static const char *const tables[] = {"journal", "outbox", "receipt", "order_payment"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT (SELECT count (*) FROM sales_order) - (SELECT count (*) FROM %s)", tables[i]);
    Count difference = {sql, -1};
    g_assert_true (
        pos_db_read_sync (pos_local_store_get_db (store), count, &difference, NULL, NULL));
    g_assert_cmpint (difference.value, ==, 0);
  }
}

static gboolean
sell_while_it_fails (Fixture *self, PosFaultKinds kinds, guint nth, gboolean lasting)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (nth, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  PosLocalStore *store = open_on (self, pos_fault_vfs_get_name (faults));
  Told told[N_ORDERS] = {0};
  gboolean fired;

  pos_fault_vfs_arm (faults, kinds, nth, lasting);
  for (guint i = 0; i < N_ORDERS; i++) {
    g_autoptr (GError) error = NULL;
    told[i].order = order_new (self->context, 2);
    told[i].confirmed = commit_order (store, told[i].order, NULL, &error);
    told[i].refused = !told[i].confirmed && !pos_db_error_outcome_is_unknown (error);
    g_assert_true (told[i].confirmed || error != NULL);
  }
  pos_local_store_close (store, NULL);
  g_object_unref (store);
  fired = pos_fault_vfs_disarm (faults) > 0;

  store = open_on (self, pos_crash_disk_get_vfs (disk));
  assert_as_told (store, told, N_ORDERS);
  assert_all_or_nothing (store);
  pos_local_store_close (store, NULL);
  g_object_unref (store);
  told_clear (told);
  return fired;
}

static void
every_write_and_sync_may_fail (Fixture *self, gconstpointer data)
{
  static const PosFaultKinds kinds[] = {POS_FAULT_WRITE, POS_FAULT_SYNC, POS_FAULT_FULL};

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int lasting = 0; lasting < 2; lasting++) {
      /* Writes are many and alike; the long tests fail each of them. */
      guint step = g_test_thorough () || kinds[i] == POS_FAULT_SYNC ? 1 : 5;
      guint nth = step == 1 ? 1 : 1 + i;
      while (sell_while_it_fails (self, kinds[i], nth, lasting))
        nth += step;
      g_test_message ("fault points up to %u", nth - 1);
      g_assert_cmpuint (nth, >, 1);
    }
}

/* Power. */

typedef struct {
  Fixture *fixture;
  Told told[N_ORDERS];
  guint n_started;
  guint every;
  guint n_changes;
  guint n_images;
} Watch;

static void
inspect_image (PosCrashDisk *disk, gpointer data)
{
  Watch *self = data;

  if (++self->n_changes % self->every != 0)
    return;
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  g_autoptr (PosLocalStore) store = open_on (self->fixture, pos_crash_disk_get_vfs (image));
  self->n_images++;
  assert_as_told (store, self->told, self->n_started);
  assert_all_or_nothing (store);
  pos_local_store_close (store, NULL);
}

/* The lock is a real file and the run holds it; an image is another machine's disk. */
static void
leave_the_lock (Fixture *self)
{
  g_autofree char *lock = g_build_filename (self->folder, "register.db.lock", NULL);

  g_assert_cmpint (g_unlink (lock), ==, 0);
}

static void
a_power_cut_leaves_whole_orders (Fixture *self, gconstpointer data)
{
  const PosCrashTraits traits = {.sector_size = 4096, .garbage = TRUE};
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_new (11, &traits);
  g_autoptr (PosLocalStore) store = open_on (self, pos_crash_disk_get_vfs (disk));
  Watch watch = {.fixture = self, .every = g_test_thorough () ? 1 : 2};

  leave_the_lock (self);
  pos_crash_disk_set_hook (disk, inspect_image, &watch);
  for (guint i = 0; i < N_ORDERS; i++) {
    g_autoptr (GError) error = NULL;
    watch.told[i].order = order_new (self->context, 2);
    watch.n_started = i + 1;
    watch.told[i].confirmed = commit_order (store, watch.told[i].order, NULL, &error);
    g_assert_no_error (error);
    if (i == 0)
      pos_db_checkpoint_sync (pos_local_store_get_db (store), NULL);
  }
  pos_crash_disk_set_hook (disk, NULL, NULL);
  pos_local_store_close (store, NULL);
  g_test_message ("%u images", watch.n_images);
  g_assert_cmpuint (watch.n_images, >, 20);
  told_clear (watch.told);
}

#define TEST(name) g_test_add ("/store/disk/" #name, Fixture, NULL, set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (every_write_and_sync_may_fail);
  TEST (a_power_cut_leaves_whole_orders);
  return g_test_run ();
}
