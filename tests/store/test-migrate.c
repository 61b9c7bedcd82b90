/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-migrate.c — from every earlier schema of every database of ours, with what was in it: the
 * way to the newest one may be cut at any write, and goes on at the next opening.
 * A change of the register's first schema that rebuilds a table is rehearsed besides. */
#include "disk-drill.h"
#include "migrate-eras.h"
#include "pos-raw-database.h"

#include <glib/gstdio.h>

#define N_NEW_STEPS 2

static const Era rehearsal = {"/test/next", 0x504F5372, 1, NULL, TRUE};
static const Era rehearsal_in_two = {"/test/next-in-two", 0x504F5372, 1, NULL, TRUE};

/**
 * Move:
 * @whole: (element-type utf8): how the database looks at each schema that it may be found at
 * @step: which of them was found last
 */
typedef struct {
  Fixture *fixture;
  const Era *era;
  char *path;
  PosCrashDisk *disk;
  GPtrArray *whole;
  guint step;
  guint n_points, n_cuts, n_images, n_halves;
} Move;

static PosDb *
open_at (Move *self, const char *vfs, const char *migrations)
{
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  const PosDbOptions options = {
      .application_id = self->era->application_id,
      .migrations = migrations,
      .n_readers = 1,
      .vfs = vfs,
      .without_backup = TRUE,
  };

  g_unlink (lock);
  return pos_db_open (self->path, &options, NULL);
}

/* --- How a database looks --- */

static gboolean
describe_schema (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) schema = pos_db_txn_prepare (
      txn,
      "SELECT coalesce (group_concat (name || coalesce (sql, ''), '|'), '') "
      "FROM (SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' "
      "  ORDER BY name)");
  gboolean has_row;

  if (!pos_db_step (schema, &has_row, error))
    return FALSE;
  g_string_assign (data, pos_db_column_text (schema, 0));
  return TRUE;
}

static char *
describe (PosDb *db)
{
  g_autofree char *rows = drill_describe (db);
  GString *schema = g_string_new (NULL);

  g_assert_true (pos_db_read_sync (db, describe_schema, schema, NULL, NULL));
  g_string_append_printf (schema, "\n%s", rows);
  return g_string_free (schema, FALSE);
}

static char *
describe_disk (Move *self, PosCrashDisk *disk, const char *migrations)
{
  g_autoptr (PosDb) db = open_at (self, pos_crash_disk_get_vfs (disk), migrations);

  return db ? describe (db) : NULL;
}

/* --- What is found: made without a word of the code that moves it --- */

static char *
read_migration (const char *folder, int number)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  g_autofree char *prefix = g_strdup_printf ("%04d-", number);

  for (guint i = 0; names && names[i]; i++) {
    g_autofree char *path = g_strconcat (folder, "/", names[i], NULL);
    if (g_str_has_prefix (names[i], prefix)) {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  }
  return NULL;
}

static int
count_migrations (const char *folder)
{
  for (int n = 0;; n++) {
    g_autofree char *text = read_migration (folder, n + 1);
    if (!text)
      return n;
  }
}

static void
run_raw (Move *self, PosCrashDisk *disk, const char *sql)
{
  pos_raw_database_run (self->path, pos_crash_disk_get_vfs (disk), sql);
}

static void
advance (Move *self, PosCrashDisk *disk, const char *folder, int number)
{
  g_autofree char *sql = read_migration (folder, number);
  g_autofree char *all = g_strdup_printf ("BEGIN; %s; PRAGMA user_version = %d;"
                                          "PRAGMA application_id = %u; COMMIT;",
                                          sql,
                                          number,
                                          self->era->application_id);

  run_raw (self, disk, all);
}

static const char COPY[] =
    "SELECT printf ('INSERT INTO main.%Q (%s) SELECT %s FROM today.%Q', t, c, c, t) "
    "FROM (SELECT name AS t, (SELECT group_concat ('\"' || name || '\"') "
    "    FROM pragma_table_info (m.name)) AS c FROM sqlite_schema m "
    "  WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%' "
    "  AND name NOT LIKE '%_word' "
    "  AND name != 'slot_taken')"; /* gone with 0004 */

/* Every table gets the columns that it has from the register's own database of today; the sums that
 * a migration noted are of rows that were not there yet. */
static void
copy_rows (Move *self, PosCrashDisk *today)
{
  g_autofree char *copy =
      pos_raw_database_list (self->path, pos_crash_disk_get_vfs (self->disk), COPY, ";");
  g_autofree char *all =
      g_strdup_printf ("ATTACH 'file:%s?vfs=%s' AS today; DELETE FROM main.setting; %s",
                       self->path,
                       pos_crash_disk_get_vfs (today),
                       copy);

  run_raw (self, self->disk, all);
}

static void
sell (Move *self)
{
  g_autoptr (PosCrashDisk) today = pos_crash_disk_new (1, NULL);
  const PosDbOptions options = {.vfs = pos_crash_disk_get_vfs (today), .n_readers = 1};
  g_autoptr (PosLocalStore) store =
      pos_local_store_open_with (self->fixture->folder, self->fixture->context, &options, NULL);

  for (guint i = 1; i <= 3; i++) {
    g_autoptr (PosOrder) order = order_new (self->fixture->context, i);
    g_assert_true (commit_order (store, order, NULL, NULL));
  }
  pos_local_store_close (store, NULL);
  copy_rows (self, today);
}

/* @folder: whose schemas are the whole ones. */
static void
move_init (Move *self, Fixture *fixture, const Era *era, const char *folder)
{
  g_autoptr (PosCrashDisk) twin = NULL;

  *self = (Move){.fixture = fixture, .era = era};
  fixture_close (fixture);
  self->path = g_build_filename (fixture->folder, "register.db", NULL);
  self->disk = pos_crash_disk_new (1, NULL);
  self->whole = g_ptr_array_new_with_free_func (g_free);
  for (int i = 1; i <= era->version; i++)
    advance (self, self->disk, era->folder, i);
  if (era->sells)
    sell (self);
  if (era->fill)
    run_raw (self, self->disk, era->fill);
  twin = pos_crash_disk_copy (self->disk, 1, NULL);
  for (int i = era->version;;) {
    g_ptr_array_add (self->whole, describe_disk (self, twin, NULL));
    if (i == count_migrations (folder))
      break;
    advance (self, twin, folder, ++i);
  }
}

static void
move_clear (Move *self)
{
  pos_crash_disk_free (self->disk);
  g_ptr_array_unref (self->whole);
  g_free (self->path);
}

/* --- Cuts --- */

/* What a cut leaves is one of the schemas, and the next opening goes on to the last. */
static void
inspect (Move *self, PosCrashDisk *disk, gboolean go_on)
{
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  g_autofree char *found = describe_disk (self, image, NULL);
  guint step = 0;

  self->n_images++;
  while (step < self->whole->len && g_strcmp0 (found, self->whole->pdata[step]) != 0)
    step++;
  self->n_halves += step == self->whole->len;
  self->step = step;
  if (!go_on)
    return;
  g_autofree char *finished = describe_disk (self, image, self->era->folder);
  g_assert_true (g_strcmp0 (finished, self->whole->pdata[self->whole->len - 1]) == 0);
}

static gboolean
fail_at (Move *self, PosFaultKinds kinds, guint nth, guint n_calls)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_copy (self->disk, nth, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  g_autoptr (PosDb) db = NULL;
  gboolean fired;

  pos_fault_vfs_arm (faults, kinds, nth, n_calls);
  db = open_at (self, pos_fault_vfs_get_name (faults), self->era->folder);
  if (db)
    pos_db_close (db, NULL);
  fired = pos_fault_vfs_disarm (faults) > 0;
  g_assert_true (db || fired);
  g_clear_object (&db);
  if (fired) {
    self->n_points++;
    inspect (self, disk, TRUE);
  }
  return fired;
}

/* The newest steps of a database: what may still be changed. */
static gboolean
is_new (const Era *era)
{
  return era->version + N_NEW_STEPS >= count_migrations (era->folder);
}

/* One call in @stride fails, in turn.  A sample of them does where there is nothing to lose, in a
 * new file; behind the first step, which the next era begins with; and in steps that were put
 * through all of it when they were new. */
static void
fail_along (Move *self, PosFaultKinds kinds, guint n_calls, guint stride)
{
  gboolean fresh = self->era->version > 0 && is_new (self->era);

  self->step = 0;
  for (guint nth = 1; fail_at (self, kinds, nth, n_calls);)
    nth += g_test_thorough () || (fresh && self->step == 0) ? stride : 5 * stride;
}

/* A sample behind the first step here as well. */
static void
look_at_cut (PosCrashDisk *disk, gpointer data)
{
  Move *self = data;

  if (g_test_thorough () || self->step == 0 || self->n_cuts++ % 5 == 0)
    inspect (self, disk, FALSE);
}

static void
cut_power (Move *self)
{
  g_autoptr (PosCrashDisk) disk =
      pos_crash_disk_copy (self->disk, 5, &(PosCrashTraits){.garbage = TRUE});
  g_autoptr (PosDb) db = NULL;

  self->step = 0;
  pos_crash_disk_set_hook (disk, look_at_cut, self);
  db = open_at (self, pos_crash_disk_get_vfs (disk), self->era->folder);
  g_assert_nonnull (db);
  pos_crash_disk_set_hook (disk, NULL, NULL);
  pos_db_close (db, NULL);
}

static void
moves_on_whole (Fixture *fixture, gconstpointer era)
{
  const PosFaultKinds broken = POS_FAULT_WRITE | POS_FAULT_SYNC | POS_FAULT_TRUNCATE;
  Move move;

  move_init (&move, fixture, era, ((const Era *)era)->folder);
  fail_along (&move, broken, POS_FAULT_ONCE, 1);
  fail_along (&move, broken, POS_FAULT_LASTING, 3);
  fail_along (&move, POS_FAULT_FULL, POS_FAULT_LASTING, 3);
  cut_power (&move);
  g_test_message ("%u calls failed, %u disks after a cut", move.n_points, move.n_images);
  g_assert_cmpuint (move.n_points, >, 5);
  g_assert_cmpuint (move.n_halves, ==, 0);
  move_clear (&move);
}

static void
halves_would_be_noticed (Fixture *fixture, gconstpointer data)
{
  Move move;

  move_init (&move, fixture, &rehearsal_in_two, rehearsal.folder);
  cut_power (&move);
  g_assert_cmpuint (move.n_halves, >, 0);
  move_clear (&move);
}

/* A new schema of ours is not released without its way from the one before. */
static void
no_era_is_left_out (void)
{
  const char *folders[] = {REGISTER, HEADQUARTERS};

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    int n_found = 0;
    for (guint k = 0; k < n_eras; k++)
      n_found += g_str_equal (eras[k].folder, folders[i]);
    g_assert_cmpint (n_found, ==, count_migrations (folders[i]));
  }
}

static void
add_test (const char *name, const Era *era)
{
  g_autofree char *path = g_strdup_printf ("/store/migrate/%s_from_%d", name, era->version);

  g_test_add (path, Fixture, era, fixture_set_up, moves_on_whole, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  drill_start ();
  for (guint i = 0; i < n_eras; i++)
    add_test (g_str_equal (eras[i].folder, REGISTER) ? "register" : "headquarters", &eras[i]);
  add_test ("next_register", &rehearsal);
  g_test_add ("/store/migrate/halves_would_be_noticed",
              Fixture,
              NULL,
              fixture_set_up,
              halves_would_be_noticed,
              fixture_tear_down);
  g_test_add_func ("/store/migrate/no_era_is_left_out", no_era_is_left_out);
  return g_test_run ();
}
