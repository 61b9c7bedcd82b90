/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-memory.c — every single allocation of the engine fails once, for a while, and for good,
 * while a database is opened, read and written: an error in words, no half state, and the next try
 * works. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include <glib/gstdio.h>
#include <sqlite3.h>

/* --- The engine's memory --- */

/* Each of our own is passed on to what the engine used before. */
static sqlite3_mem_methods below;
static gint calls_before, calls_left, n_fired;
static gint armed;

static gboolean
fires (void)
{
  if (!g_atomic_int_get (&armed) || g_atomic_int_add (&calls_before, -1) > 0)
    return FALSE;
  if (g_atomic_int_add (&calls_left, -1) <= 0)
    return FALSE;
  g_atomic_int_inc (&n_fired);
  return TRUE;
}

static void *
allocate (int size)
{
  return fires () ? NULL : below.xMalloc (size);
}

static void *
reallocate (void *block, int size)
{
  return fires () ? NULL : below.xRealloc (block, size);
}

static void
take_over (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &below), ==, SQLITE_OK);
  methods = below;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
}

static void
arm (int nth, int n_calls)
{
  g_atomic_int_set (&n_fired, 0);
  g_atomic_int_set (&calls_before, nth - 1);
  g_atomic_int_set (&calls_left, n_calls);
  g_atomic_int_set (&armed, 1);
}

static gboolean
disarm (void)
{
  g_atomic_int_set (&armed, 0);
  return g_atomic_int_get (&n_fired) > 0;
}

/* --- What is tried meanwhile --- */

typedef enum {
  OPENING,
  WRITING,
  READING,
  COPYING,
  CLOSING,
} Moment;

typedef struct {
  const char *name;
  Moment moment;
} Sweep;

static const Sweep sweeps[] = {
    {"opening", OPENING},
    {"writing", WRITING},
    {"reading", READING},
    {"copying", COPYING},
    {"closing", CLOSING},
};

static const int spans[] = {1, 5, G_MAXINT};

/* The statements' cache would hide what preparing needs. */
static PosDb *
open_anew (Fixture *self, GError **error)
{
  PosDbOptions options = self->options;

  options.n_readers = 1;
  return pos_db_open (self->path, &options, error);
}

static void
assert_told (gboolean ok, const GError *error)
{
  if (ok)
    return;
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  if (error->domain == POS_DB_ERROR)
    g_assert_true (error->code == POS_DB_ERROR_IO || error->code == POS_DB_ERROR_READ_ONLY);
}

/* Returns: how many sales there must be; −1: the last one may be there or not. */
static int
try_moment (Fixture *self, Moment moment, int nth, int n_calls, gboolean *fired)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = fixture_file (self, ".copy");
  PosDb *db = NULL;
  gint64 value = 0;
  gboolean ok = TRUE;
  int n_sales = 1;

  if (moment != OPENING) {
    db = open_anew (self, &error);
    g_assert_no_error (error);
  }
  arm (nth, n_calls);
  switch (moment) {
  case OPENING:
    db = open_anew (self, &error);
    ok = db != NULL;
    break;
  case WRITING:
    ok = add_sale (db, 2, &error);
    n_sales = ok ? 2 : pos_db_error_outcome_is_unknown (error) ? -1 : 1;
    break;
  case READING:
    ok = try_query (
        db, "SELECT count(*) FROM sale JOIN line ON line.sale = sale.id", &value, &error);
    g_assert_true (!ok || value == 3);
    break;
  case COPYING:
    ok = pos_db_backup_sync (db, copy, NULL, NULL, &error);
    g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, ok);
    break;
  case CLOSING:
  default:
    ok = pos_db_close (db, &error);
    g_clear_object (&db);
    break;
  }
  *fired = disarm ();
  assert_told (ok, error);
  if (ok && moment == COPYING)
    g_assert_cmpint (g_unlink (copy), ==, 0);
  /* What goes on in the same program goes on as if nothing had been. */
  if (db && !pos_db_is_read_only (db)) {
    gint64 count = count_whole_sales (db);
    g_assert_true (n_sales < 0 ? count == 1 || count == 2 : count == n_sales);
    g_clear_error (&error);
    add_sale (db, (int)count + 1, &error);
    g_assert_no_error (error);
    n_sales = (int)count + 1;
  }
  if (db)
    g_assert_true (pos_db_close (db, NULL));
  g_clear_object (&db);
  return n_sales;
}

static gboolean
run_once (Fixture *self, Moment moment, int nth, int n_calls)
{
  g_autofree char *log = fixture_file (self, "-wal");
  g_autofree char *index = fixture_file (self, "-shm");
  gboolean fired;
  int n_sales;

  g_unlink (self->path);
  g_unlink (log);
  g_unlink (index);
  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  fixture_close (self);
  n_sales = try_moment (self, moment, nth, n_calls, &fired);
  fixture_open (self);
  g_assert_cmpint (count_whole_sales (self->db), ==, n_sales);
  g_assert_true (is_sound (self->db));
  fixture_close (self);
  return fired;
}

#define EACH 12

/* Every one of the first and then ever fewer, unless there is time. */
static int
next_of (int nth)
{
  return nth < EACH || g_test_thorough () ? nth + 1 : nth + 1 + nth / 5;
}

static void
every_allocation_may_fail (Fixture *self, gconstpointer data)
{
  const Sweep *sweep = data;

  self->options.allow_read_only = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    int nth = 1, n_points = 0;

    for (; run_once (self, sweep->moment, nth, spans[i]); nth = next_of (nth))
      n_points++;
    g_test_message (
        "%s, %d in a row: %d of some %d allocations", sweep->name, spans[i], n_points, nth);
    g_assert_cmpint (n_points, >, 5);
  }
}

/* Who does not heed the engine says that the sale was stored. */
static void
a_step_that_does_not_heed_it_is_noticed (Fixture *self, gconstpointer data)
{
  guint n_lies = 0;

  fixture_open (self);
  for (int nth = 1; nth < 60; nth++) {
    gint64 before = count_whole_sales (self->db);

    arm (nth, 1);
    add_sale (self->db, (int)before + 1, NULL);
    disarm ();
    n_lies += count_whole_sales (self->db) == before ? 1 : 0;
  }
  g_assert_cmpuint (n_lies, >, 0);
}

int
main (int argc, char **argv)
{
  take_over ();
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (sweeps); i++) {
    g_autofree char *path = g_strconcat ("/db/memory/", sweeps[i].name, NULL);
    g_test_add (
        path, Fixture, &sweeps[i], fixture_set_up, every_allocation_may_fail, fixture_tear_down);
  }
  g_test_add ("/db/memory/not_heeded",
              Fixture,
              NULL,
              fixture_set_up,
              a_step_that_does_not_heed_it_is_noticed,
              fixture_tear_down);
  return g_test_run ();
}
