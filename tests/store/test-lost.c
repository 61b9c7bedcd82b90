/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lost.c — a database that is gone, emptied, replaced or has another's log beside it is never
 * taken for a new one: it is refused in words that say what to do, and nothing is written. */
#include "base/pos-error.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- The folder --- */

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
put (Fixture *self, const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = path_of (self, name);

  g_unlink (path);
  g_assert_true (
      g_file_set_contents_full (path, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static char *
take (Fixture *self, const char *name, gsize *size)
{
  g_autofree char *path = path_of (self, name);
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void delete (Fixture *self, const char *name)
{
  g_autofree char *path = path_of (self, name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Every file but the lock, with its bytes.  To look at a database the engine may begin an empty log
 * and its index. */
static char *
describe_folder (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *bytes = NULL, *sum = NULL;
    gsize size;

    if (g_str_has_suffix (name, ".lock") || g_str_has_suffix (name, "-shm"))
      continue;
    bytes = take (self, name, &size);
    if (size == 0 && g_str_has_suffix (name, "-wal"))
      continue;
    sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *)bytes, size);
    g_ptr_array_add (lines, g_strconcat (name, " ", sum, NULL));
  }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static void
assert_refused (Fixture *self, const char *next_step)
{
  g_autofree char *before = describe_folder (self), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (pos_local_store_open (self->folder, self->context, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, next_step));
  after = describe_folder (self);
  g_assert_cmpstr (before, ==, after);
}

static PosLocalStore *
open_store (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  PosLocalStore *store = pos_local_store_open (self->folder, self->context, &error);

  g_assert_no_error (error);
  return store;
}

/* --- What a register leaves that sold once --- */

typedef struct {
  PosId order;
  char *database;
  gsize size;
} Sold;

static void
sell (Fixture *self, Sold *sold)
{
  g_autoptr (PosOrder) order = order_new (self->context, 2);

  g_assert_true (commit_order (self->store, order, NULL, NULL));
  sold->order = order->id;
  fixture_close (self);
  sold->database = take (self, "register.db", &sold->size);
}

static void
assert_sold (Fixture *self, Sold *sold)
{
  PosLocalStore *store = open_store (self);
  g_autoptr (PosOrder) order = NULL;

  g_assert_true (pos_local_store_get_order_sync (store, &sold->order, &order, NULL));
  g_assert_nonnull (order);
  assert_sound (store);
  g_assert_true (pos_local_store_close (store, NULL));
  g_object_unref (store);
}

/* --- Emptied --- */

/* What is left of the database: its first bytes, or none at all. */
static const gssize lengths[] = {-1, 0, 1, 100, 511};

static void
an_emptied_database_is_no_new_one (Fixture *self, gconstpointer data)
{
  Sold sold;

  sell (self, &sold);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    if (lengths[i] < 0)
      delete (self, "register.db");
    else
      put (self, "register.db", sold.database, (gsize)lengths[i]);
    assert_refused (self, "put back a copy");
  }
  put (self, "register.db", sold.database, sold.size);
  assert_sold (self, &sold);
  g_free (sold.database);
}

/* A valid file with nothing in it, as a program that only opens files may leave. */
static void
a_blank_database_is_no_new_one (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "register.db");
  g_autoptr (PosDb) blank = NULL;
  const PosDbOptions options = {.n_readers = 1};
  Sold sold;

  sell (self, &sold);
  delete (self, "register.db");
  blank = pos_db_open (path, &options, NULL);
  g_assert_true (pos_db_close (blank, NULL));
  assert_refused (self, "put back a copy");
  put (self, "register.db", sold.database, sold.size);
  assert_sold (self, &sold);
  g_free (sold.database);
}

/* The engine throws a log away whose database is empty: the orders in it would be gone. */
static void
a_log_without_its_database_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1);
  g_autofree char *log = NULL, *database = NULL;
  gsize size, log_size;
  Sold sold = {.order = order->id};

  g_assert_true (commit_order (self->store, order, NULL, NULL));
  log = take (self, "register.db-wal", &log_size);
  database = take (self, "register.db", &size);
  fixture_close (self);
  put (self, "register.db", "", 0);
  put (self, "register.db-wal", log, log_size);
  assert_refused (self, "put back a copy");
  put (self, "register.db", database, size);
  assert_sold (self, &sold);
}

/* A register that does not know that it was one sells on as if nothing had been. */
static void
who_makes_what_is_missing_hides_the_loss (Fixture *self, gconstpointer data)
{
  const PosDbOptions options = {.n_readers = 1};
  g_autoptr (PosLocalStore) store = NULL;
  g_autoptr (PosOrder) order = NULL;
  Sold sold;

  sell (self, &sold);
  put (self, "register.db", "", 0);
  store = pos_local_store_open_with (self->folder, self->context, &options, NULL);
  g_assert_nonnull (store);
  g_assert_true (pos_local_store_get_order_sync (store, &sold.order, &order, NULL));
  g_assert_null (order);
  g_assert_true (pos_local_store_close (store, NULL));
  g_free (sold.database);
}

/* --- A first start that was interrupted --- */

static void
an_interrupted_first_start_goes_on (Fixture *self, gconstpointer data)
{
  static const char *const left[] = {NULL, ""};

  fixture_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++) {
    g_autofree char *key = NULL, *kept = NULL;
    gsize size;
    PosLocalStore *store;

    key = take (self, "device.key", &size);
    delete (self, "device.key");
    delete (self, "register.db");
    put (self, "device.key.new", key, size);
    if (left[i])
      put (self, "register.db", left[i], strlen (left[i]));
    store = open_store (self);
    g_assert_true (pos_local_store_close (store, NULL));
    g_object_unref (store);
    kept = take (self, "device.key", &size);
    g_assert_true (memcmp (kept, key, size) == 0);
  }
}

/* --- Somebody else's --- */

/* Not the same chance twice: two registers never have the same key. */
static void
set_up_another (Fixture *other)
{
  fixture_set_up (other, NULL);
  fixture_close (other);
  delete (other, "device.key");
  delete (other, "register.db");
  pos_context_skip (other->context, 1000);
  fixture_open (other);
}

static void
another_registers_database_is_refused (Fixture *self, gconstpointer data)
{
  Fixture other = {0};
  Sold sold, others;

  sell (self, &sold);
  set_up_another (&other);
  sell (&other, &others);
  put (self, "register.db", others.database, others.size);
  assert_refused (self, "belongs to another register");
  put (self, "register.db", sold.database, sold.size);
  assert_sold (self, &sold);
  g_free (sold.database);
  g_free (others.database);
  fixture_tear_down (&other, NULL);
}

/* The engine takes any log that is whole, whosever it is.
 * @begins_anew: the log holds nothing but the last orders. */
static char *
log_of_another (gboolean begins_anew, gsize *size)
{
  Fixture other = {0};
  char *log;

  set_up_another (&other);
  if (begins_anew) {
    g_autoptr (PosOrder) first = order_new (other.context, 9);
    g_assert_true (commit_order (other.store, first, NULL, NULL));
    fixture_close (&other);
    fixture_open (&other);
  }
  for (guint i = 0; i < 4; i++) {
    g_autoptr (PosOrder) order = order_new (other.context, 3);
    g_assert_true (commit_order (other.store, order, NULL, NULL));
  }
  log = take (&other, "register.db-wal", size);
  g_assert_cmpuint (*size, >, 4096);
  fixture_tear_down (&other, NULL);
  return log;
}

static void
a_log_of_another_database_is_refused (Fixture *self, gconstpointer data)
{
  static const char *const words[] = {"belongs to another register",
                                      "with the log that lies beside it"};
  Sold sold;

  sell (self, &sold);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize size;
    g_autofree char *log = log_of_another (i == 1, &size);

    put (self, "register.db-wal", log, size);
    assert_refused (self, words[i]);
    delete (self, "register.db-wal");
    delete (self, "register.db-shm");
    assert_sold (self, &sold);
  }
  g_free (sold.database);
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/lost/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  TEST (an_emptied_database_is_no_new_one);
  TEST (a_blank_database_is_no_new_one);
  TEST (a_log_without_its_database_is_kept);
  TEST (who_makes_what_is_missing_hides_the_loss);
  TEST (an_interrupted_first_start_goes_on);
  TEST (another_registers_database_is_refused);
  TEST (a_log_of_another_database_is_refused);
  return g_test_run ();
}
