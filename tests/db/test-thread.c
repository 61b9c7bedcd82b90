/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-thread.c — who runs where: callbacks at home, writes in order, reads beside them, and what
 * cancelling does. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include <glib/gstdio.h>

typedef struct {
  Fixture *fixture;
  GThread *home;
  int n_done;
  int n_destroyed;
  gboolean ok;
  GError *error;
} Wait;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *self = data;

  g_assert_true (g_thread_self () == self->home);
  g_clear_error (&self->error);
  self->ok = pos_db_write_finish (POS_DB (source), result, &self->error);
  self->n_done++;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *self = data;

  g_assert_true (g_thread_self () == self->home);
  g_clear_error (&self->error);
  self->ok = pos_db_read_finish (POS_DB (source), result, &self->error);
  self->n_done++;
}

static void
wait_for (Wait *self, int n_done)
{
  while (self->n_done < n_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
writes_keep_their_order (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.home = g_thread_self ()};

  fixture_open (fixture);
  for (int i = 1; i <= 20; i++)
    pos_db_write_async (
        fixture->db, write_sale, GINT_TO_POINTER (i), NULL, NULL, on_written, &wait);
  wait_for (&wait, 20);
  g_assert_no_error (wait.error);
  g_assert_cmpint (query (fixture->db, "SELECT count(*) FROM outbox WHERE seq = sale"), ==, 20);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 20);
}

typedef struct {
  Wait *wait;
  int number;
} Parcel;

static gboolean
write_parcel (PosDbTxn *txn, gpointer data, GError **error)
{
  Parcel *self = data;

  g_assert_true (g_thread_self () != self->wait->home);
  return write_sale (txn, GINT_TO_POINTER (self->number), error);
}

static void
parcel_free (gpointer data)
{
  Parcel *self = data;

  g_assert_true (g_thread_self () == self->wait->home);
  self->wait->n_destroyed++;
  g_free (self);
}

static void
data_is_freed_at_home (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.home = g_thread_self ()};

  fixture_open (fixture);
  for (int i = 0; i < 2; i++) {
    Parcel *parcel = g_new0 (Parcel, 1);
    *parcel = (Parcel){&wait, 1};
    pos_db_write_async (fixture->db, write_parcel, parcel, parcel_free, NULL, on_written, &wait);
    wait_for (&wait, i + 1);
    g_assert_true (wait.ok == (i == 0));
  }
  g_assert_error (wait.error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (wait.n_destroyed, ==, 2);
  g_clear_error (&wait.error);
}

static void
on_changed (PosDb *db, GStrv topics, gpointer data)
{
  g_autofree char *joined = g_strjoinv (" ", topics);

  g_ptr_array_add (data, g_steal_pointer (&joined));
}

static gboolean
touch_two (PosDbTxn *txn, gpointer data, GError **error)
{
  pos_db_txn_touch (txn, "product");
  pos_db_txn_touch (txn, "customer");
  pos_db_txn_touch (txn, "product");
  return data == NULL || pos_db_txn_run (txn, "INSERT INTO nowhere VALUES (1)", error);
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
a_commit_is_told_by_its_topics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  fixture_open (fixture);
  g_signal_connect (fixture->db, "changed", G_CALLBACK (on_changed), told);
  g_assert_true (pos_db_write_sync (fixture->db, touch_two, NULL, NULL));
  g_assert_cmpuint (told->len, ==, 0);
  turn ();
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (told->pdata[0], ==, "customer product");

  /* What was rolled back is nobody's news. */
  g_assert_false (pos_db_write_sync (fixture->db, touch_two, fixture, NULL));
  turn ();
  g_assert_cmpuint (told->len, ==, 1);

  /* Many commits in one turn are one piece of news. */
  g_assert_true (add_sale (fixture->db, 1, NULL));
  g_assert_true (add_sale (fixture->db, 2, NULL));
  g_assert_true (pos_db_write_sync (fixture->db, touch_two, NULL, NULL));
  turn ();
  g_assert_cmpuint (told->len, ==, 2);
  g_assert_cmpstr (told->pdata[1], ==, "customer product sale");
}

typedef struct {
  gint begun;
  gint may_end;
  GCancellable *cancellable;
} Pause;

static gboolean
write_slowly (PosDbTxn *txn, gpointer data, GError **error)
{
  Pause *self = data;

  if (!write_sale (txn, GINT_TO_POINTER (1), error))
    return FALSE;
  g_atomic_int_set (&self->begun, 1);
  while (!g_atomic_int_get (&self->may_end))
    g_usleep (200);
  return TRUE;
}

static void
a_read_does_not_wait_for_a_write (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.home = g_thread_self ()};
  Pause pause = {0};

  fixture_open (fixture);
  pos_db_write_async (fixture->db, write_slowly, &pause, NULL, NULL, on_written, &wait);
  while (!g_atomic_int_get (&pause.begun))
    g_usleep (200);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 0);
  g_atomic_int_set (&pause.may_end, 1);
  wait_for (&wait, 1);
  g_assert_no_error (wait.error);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 1);
}

static gboolean
read_forever (PosDbTxn *txn, gpointer data, GError **error)
{
  Pause *self = data;
  g_autoptr (PosDbStatement) select =
      pos_db_txn_prepare (txn,
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                          " SELECT count(*) FROM n");
  gboolean has_row;

  g_atomic_int_set (&self->begun, 1);
  return pos_db_step (select, &has_row, error);
}

static void
a_running_read_can_be_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = {.home = g_thread_self ()};
  Pause pause = {0};

  fixture_open (fixture);
  pos_db_read_async (fixture->db, read_forever, &pause, NULL, cancellable, on_read, &wait);
  while (!g_atomic_int_get (&pause.begun))
    g_usleep (200);
  g_cancellable_cancel (cancellable);
  gint64 before = g_get_monotonic_time ();
  wait_for (&wait, 1);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_TIME_SPAN_SECOND);
  g_clear_error (&wait.error);
  /* The connection that was interrupted goes on serving. */
  g_assert_cmpint (query (fixture->db, "SELECT 1"), ==, 1);
  g_assert_cmpint (query (fixture->db, "SELECT 2"), ==, 2);
}

static void
a_waiting_write_can_be_called_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait slow = {.home = g_thread_self ()}, waiting = {.home = g_thread_self ()};
  Pause pause = {0};

  fixture_open (fixture);
  pos_db_write_async (fixture->db, write_slowly, &pause, NULL, NULL, on_written, &slow);
  pos_db_write_async (
      fixture->db, write_sale, GINT_TO_POINTER (2), NULL, cancellable, on_written, &waiting);
  g_cancellable_cancel (cancellable);
  g_atomic_int_set (&pause.may_end, 1);
  wait_for (&waiting, 1);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  wait_for (&slow, 1);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 1);
}

static gboolean
write_and_cancel (PosDbTxn *txn, gpointer data, GError **error)
{
  Pause *self = data;

  g_cancellable_cancel (self->cancellable);
  return write_sale (txn, GINT_TO_POINTER (1), error);
}

/* Once begun, a write is stored or fails for a reason of its own; the answer tells the truth. */
static void
a_write_that_began_is_not_called_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = {.home = g_thread_self ()};
  Pause pause = {.cancellable = cancellable};

  fixture_open (fixture);
  pos_db_write_async (fixture->db, write_and_cancel, &pause, NULL, cancellable, on_written, &wait);
  wait_for (&wait, 1);
  g_assert_no_error (wait.error);
  g_assert_true (wait.ok);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 1);
}

static void
closing_finishes_what_is_queued (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.home = g_thread_self ()};

  fixture_open (fixture);
  for (int i = 1; i <= 5; i++)
    pos_db_write_async (
        fixture->db, write_sale, GINT_TO_POINTER (i), NULL, NULL, on_written, &wait);
  g_assert_true (pos_db_close (fixture->db, NULL));
  pos_db_write_async (fixture->db, write_sale, GINT_TO_POINTER (6), NULL, NULL, on_written, &wait);
  wait_for (&wait, 6);
  g_assert_error (wait.error, POS_DB_ERROR, POS_DB_ERROR_CLOSED);
  g_clear_error (&wait.error);
  turn ();
  g_clear_object (&fixture->db);
  fixture_open (fixture);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 5);
}

static gpointer
sell_ten (gpointer data)
{
  Wait *self = data;

  for (int i = 0; i < 10; i++) {
    g_assert_true (run_sql (self->fixture->db, "UPDATE counter SET value = value + 1", NULL));
    query (self->fixture->db, "SELECT value FROM counter");
  }
  return NULL;
}

static void
many_threads_share_one_writer (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.fixture = fixture};
  GThread *threads[4];

  fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("clerk", sell_ten, &wait);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (query (fixture->db, "SELECT value FROM counter"), ==, 40);
}

/* Who reads, and what reads on while he is at it. */
typedef struct Reading Reading;
struct Reading {
  PosDb *db;
  Reading *beside;
  GThread *caller;
  GThread *on;
};

static gpointer read_beside (gpointer data);

static gboolean
note_thread (PosDbTxn *txn, gpointer data, GError **error)
{
  Reading *self = data;

  self->on = g_thread_self ();
  if (self->beside)
    g_thread_join (g_thread_new ("beside", read_beside, self->beside));
  return TRUE;
}

static gpointer
read_beside (gpointer data)
{
  Reading *self = data;

  self->caller = g_thread_self ();
  g_assert_true (pos_db_read_sync (self->db, note_thread, self, NULL, NULL));
  return NULL;
}

static void
who_waits_reads_by_himself (Fixture *fixture, gconstpointer data)
{
  fixture_open (fixture);
  Reading second = {.db = fixture->db}, first = {.db = fixture->db, .beside = &second};

  read_beside (&first);
  g_assert_true (first.on == g_thread_self ());
  g_assert_nonnull (second.on);
  g_assert_true (second.on != second.caller && second.on != first.on);
  second.on = NULL;
  read_beside (&second);
  g_assert_true (second.on == g_thread_self ());
}

static gboolean
ask_again (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *fixture = data;

  g_test_expect_message ("pos-db", G_LOG_LEVEL_CRITICAL, "*reading*");
  g_assert_false (pos_db_read_sync (fixture->db, ask_again, data, NULL, NULL));
  g_test_assert_expected_messages ();
  return TRUE;
}

static void
nobody_asks_from_within (Fixture *fixture, gconstpointer data)
{
  fixture_open (fixture);
  g_assert_true (pos_db_read_sync (fixture->db, ask_again, fixture, NULL, NULL));
}

static goffset
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : -1;
}

static void
an_idle_moment_folds_the_log_in (Fixture *fixture, gconstpointer data)
{
  fixture->options.checkpoint_frames = 1;
  fixture_open (fixture);
  goffset before = size_of (fixture->path);

  for (int i = 1; i <= 3; i++)
    g_assert_true (
        run_sql (fixture->db,
                 "INSERT INTO thing (id, picture) VALUES (randomblob (16), zeroblob (9000))",
                 NULL));
  for (int i = 0; i < 500 && size_of (fixture->path) == before; i++)
    g_usleep (10000);
  g_assert_cmpint (size_of (fixture->path), >, before);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/thread/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

/* What is asked for is done when the call returns; the answer comes when everybody's does. */
static void
without_threads_work_is_done_at_once (Fixture *fixture, gconstpointer data)
{
  Wait wait = {.home = g_thread_self ()};
  g_autoptr (GError) error = NULL;

  fixture->options.threadless = TRUE;
  fixture_open (fixture);
  pos_db_write_async (fixture->db, write_sale, GINT_TO_POINTER (1), NULL, NULL, on_written, &wait);
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 1);
  g_assert_cmpint (wait.n_done, ==, 0);
  wait_for (&wait, 1);
  g_assert_no_error (wait.error);
  g_assert_true (add_sale (fixture->db, 2, &error));
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 2);
}

static gpointer
sell_elsewhere (gpointer data)
{
  Fixture *fixture = data;

  return GINT_TO_POINTER (add_sale (fixture->db, 1, NULL));
}

static void
without_threads_others_may_ask_too (Fixture *fixture, gconstpointer data)
{
  fixture->options.threadless = TRUE;
  fixture_open (fixture);
  g_assert_true (g_thread_join (g_thread_new ("other", sell_elsewhere, fixture)));
  g_assert_true (add_sale (fixture->db, 2, NULL));
  g_assert_cmpint (count_whole_sales (fixture->db), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (writes_keep_their_order);
  TEST (data_is_freed_at_home);
  TEST (a_commit_is_told_by_its_topics);
  TEST (a_read_does_not_wait_for_a_write);
  TEST (a_running_read_can_be_stopped);
  TEST (a_waiting_write_can_be_called_off);
  TEST (a_write_that_began_is_not_called_off);
  TEST (closing_finishes_what_is_queued);
  TEST (many_threads_share_one_writer);
  TEST (who_waits_reads_by_himself);
  TEST (nobody_asks_from_within);
  TEST (an_idle_moment_folds_the_log_in);
  TEST (without_threads_work_is_done_at_once);
  TEST (without_threads_others_may_ask_too);
  return g_test_run ();
}
