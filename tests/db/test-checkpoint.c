/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-checkpoint.c — only one connection checkpoints.  The engine of Debian 12 loses committed
 * rows when a second one does (its WAL-reset fault, mended in 3.51.3); the first test shows that
 * loss, so that nobody takes the rule for a matter of taste. */
#include "db-fixture.h"
#include "pos-fault-vfs.h"
#include <sqlite3.h>

#define VERSION_THAT_IS_MENDED 3051003
#define N_BEFORE 200
#define N_ROWS 220

static sqlite3 *
connect_bare (const char *path, const char *vfs)
{
  sqlite3 *handle = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, flags, vfs), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  sqlite3_exec (handle, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
  sqlite3_wal_autocheckpoint (handle, 0);
  return handle;
}

static void
insert_rows (sqlite3 *handle, int from, int to)
{
  for (int i = from; i <= to; i++) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO pile VALUES (%d, randomblob (400))", i);
    g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  }
}

static int
count_rows (sqlite3 *handle)
{
  sqlite3_stmt *select = NULL;
  int n = -1;

  sqlite3_prepare_v2 (handle, "SELECT count(*) FROM pile NOT INDEXED", -1, &select, NULL);
  if (sqlite3_step (select) == SQLITE_ROW)
    n = sqlite3_column_int (select, 0);
  sqlite3_finalize (select);
  return n;
}

static void
checkpoint_bare (sqlite3 *handle)
{
  sqlite3_wal_checkpoint_v2 (handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* The second checkpointer stands still; the writer, whose log has been folded in, begins it anew.
 */
static void
write_one_more (gpointer vfs, gpointer writer)
{
  insert_rows (writer, N_BEFORE + 1, N_BEFORE + 1);
}

static void
two_checkpointers_lose_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) vfs = pos_fault_vfs_new (NULL);
  sqlite3 *handles[3];

  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    handles[i] = connect_bare (fixture->path, pos_fault_vfs_get_name (vfs));
  sqlite3 *writer = handles[0], *first = handles[1], *second = handles[2];

  sqlite3_exec (writer, "CREATE TABLE pile (id INTEGER PRIMARY KEY, b BLOB)", NULL, NULL, NULL);
  sqlite3_exec (writer, "CREATE INDEX pile_b ON pile (b)", NULL, NULL, NULL);
  g_assert_cmpint (count_rows (second), ==, 0);
  insert_rows (writer, 1, N_BEFORE);
  checkpoint_bare (first);
  pos_fault_vfs_set_checkpoint_hook (vfs, write_one_more, writer);
  checkpoint_bare (second);
  insert_rows (writer, N_BEFORE + 2, N_ROWS);
  int left = count_rows (first);
  g_assert_cmpuint (pos_fault_vfs_get_checkpointers (vfs), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    sqlite3_close (handles[i]);

  g_test_message ("%d of %d committed rows left with %s", left, N_ROWS, sqlite3_libversion ());
  if (sqlite3_libversion_number () >= VERSION_THAT_IS_MENDED)
    g_test_skip ("This engine is mended");
  else
    g_assert_cmpint (left, <, N_ROWS);
}

static void
must_not_happen (gpointer vfs, gpointer data)
{
  g_assert_not_reached ();
}

/* Reads, copies and checks run beside the writer and its checkpoints; none of them checkpoints. */
static void
only_the_writer_checkpoints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) vfs = pos_fault_vfs_new (NULL);
  g_autofree char *copy = fixture_file (fixture, ".copy");

  fixture->options.vfs = pos_fault_vfs_get_name (vfs);
  fixture->options.checkpoint_frames = 20;
  fixture_open (fixture);
  pos_fault_vfs_set_checkpoint_hook (vfs, must_not_happen, NULL);
  g_assert_true (run_sql (fixture->db, "CREATE TABLE pile (id INTEGER PRIMARY KEY, b BLOB)", NULL));
  for (int i = 1; i <= N_ROWS; i++) {
    g_assert_true (run_sql (fixture->db, "INSERT INTO pile (b) VALUES (randomblob (400))", NULL));
    if (i % 10 == 0)
      g_assert_cmpint (query (fixture->db, "SELECT count(*) FROM pile"), ==, i);
    if (i % 50 == 0)
      g_assert_true (pos_db_checkpoint_sync (fixture->db, NULL));
  }
  g_assert_true (is_sound (fixture->db));
  g_assert_true (pos_db_backup_sync (fixture->db, copy, NULL, NULL, NULL));
  g_assert_cmpuint (pos_fault_vfs_get_checkpointers (vfs), ==, 1);
  fixture_close (fixture);
  g_assert_cmpuint (pos_fault_vfs_get_checkpointers (vfs), ==, 1);

  fixture->options.vfs = NULL;
  fixture_open (fixture);
  g_assert_cmpint (query (fixture->db, "SELECT count(*) FROM pile"), ==, N_ROWS);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/checkpoint/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (two_checkpointers_lose_rows);
  TEST (only_the_writer_checkpoints);
  return g_test_run ();
}
