/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-log.c — what a commit writes is gathered, and whoever looks finds it all the same. */
#include "db-fixture.h"
#include "pos-fault-vfs.h"

#define N_SALES 40
/* What was gathered, the rest of a page behind the sync (two calls at most), the log's own head. */
#define MOST_CALLS 4
/* Far more than the engine keeps in memory, so that it reads from the log what it just wrote. */
#define MANY "4000"

typedef struct {
  gboolean fails;
  gint64 n_as_written;
} Pile;

static gboolean
run_all (PosDbTxn *txn, const char *const *list, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!pos_db_txn_run (txn, list[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_as_written (PosDbTxn *txn, gint64 *count, GError **error)
{
  g_autoptr (PosDbStatement) select =
      pos_db_txn_prepare (txn,
                          "SELECT count(*) FROM pile WHERE length(body) = 4000 AND said = id * 2 "
                          "AND substr(body, 1, 8) = printf('%08d', id)");
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *count = pos_db_column_int64 (select, 0);
  return TRUE;
}

/* Every page is written, read again and written once more before the commit. */
static gboolean
pile_up (PosDbTxn *txn, gpointer data, GError **error)
{
  static const char *const steps[] = {
      "DELETE FROM pile",
      "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < " MANY ") "
      "INSERT INTO pile SELECT id, id, printf('%08d', id) || printf('%.3992c', 'x') FROM n",
      "UPDATE pile SET said = said * 2",
  };
  Pile *self = data;

  pos_db_txn_touch (txn, "pile");
  return run_all (txn, steps, G_N_ELEMENTS (steps), error) &&
         count_as_written (txn, &self->n_as_written, error) && !self->fails;
}

static gboolean
look (PosDbTxn *txn, gpointer data, GError **error)
{
  return count_as_written (txn, data, error);
}

static void
a_commit_takes_few_calls (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PosFaultVfs) disk = pos_fault_vfs_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture->options.vfs = pos_fault_vfs_get_name (disk);
  fixture_open (fixture);
  for (int i = 1; i <= N_SALES; i++) {
    guint before = pos_fault_vfs_get_writes (disk);

    g_assert_true (add_sale (fixture->db, i, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (pos_fault_vfs_get_writes (disk) - before, <=, MOST_CALLS);
    /* By another connection, which reads the log by itself. */
    g_assert_cmpint (count_whole_sales (fixture->db), ==, i);
  }
  fixture_close (fixture);
}

static void
what_is_too_long_for_memory_is_found_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Pile pile = {0};
  gint64 found = 0, wanted = g_ascii_strtoll (MANY, NULL, 10);

  fixture_open (fixture);
  g_assert_true (run_sql (fixture->db,
                          "CREATE TABLE pile (id INTEGER PRIMARY KEY, said INTEGER NOT NULL, "
                          "body TEXT NOT NULL) STRICT",
                          &error));
  g_assert_true (pos_db_write_sync (fixture->db, pile_up, &pile, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pile.n_as_written, ==, wanted);
  g_assert_true (pos_db_read_sync (fixture->db, look, &found, NULL, &error));
  g_assert_cmpint (found, ==, wanted);

  /* Taken back, it leaves nothing, and what is written next lies where it lay. */
  pile.fails = TRUE;
  g_assert_false (pos_db_write_sync (fixture->db, pile_up, &pile, &error));
  g_clear_error (&error);
  g_assert_cmpint (pile.n_as_written, ==, wanted);
  for (int i = 1; i <= N_SALES; i++)
    g_assert_true (add_sale (fixture->db, i, &error));
  g_assert_true (pos_db_read_sync (fixture->db, look, &found, NULL, &error));
  g_assert_cmpint (found, ==, wanted);
  fixture_close (fixture);

  fixture_open (fixture);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, N_SALES);
  g_assert_true (is_sound (fixture->db));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/db/log/few-calls",
              Fixture,
              NULL,
              fixture_set_up,
              a_commit_takes_few_calls,
              fixture_tear_down);
  g_test_add ("/db/log/long",
              Fixture,
              NULL,
              fixture_set_up,
              what_is_too_long_for_memory_is_found_again,
              fixture_tear_down);
  return g_test_run ();
}
