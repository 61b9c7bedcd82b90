/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-place.c — the files are moved, deleted or replaced while the database is open: the next
 * write says so, nothing that was stored is lost, and nothing more is written to nowhere. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include "db/pos-db-connection.h"
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *suffix; /* of the file that suffers */
  gboolean is_replaced;
} Harm;

static const Harm harms[] = {
    {"the database is deleted", "", FALSE},
    {"the database is replaced", "", TRUE},
    {"the log is deleted", "-wal", FALSE},
    {"the log is replaced", "-wal", TRUE},
    {"the log's index is deleted", "-shm", FALSE},
};

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (
      g_file_set_contents_full (to, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Whatever is put in its place looks the same, as what a careless copy leaves does. */
static void
do_harm (Fixture *self, const Harm *harm)
{
  g_autofree char *path = fixture_file (self, harm->suffix);
  g_autofree char *twin = fixture_file (self, ".twin");

  if (harm->is_replaced) {
    copy_file (path, twin);
    g_assert_cmpint (g_rename (twin, path), ==, 0);
  } else {
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
}

/* Returns: (transfer full): the copy that was made of what nobody could reach any more. */
static char *
find_copy (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  char *found = NULL;
  const char *name;

  while ((name = g_dir_read_name (folder)))
    if (g_str_has_suffix (name, ".backup")) {
      g_assert_null (found);
      found = g_build_filename (self->folder, name, NULL);
    }
  return found;
}

static void
assert_refused (Fixture *self, int number)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (add_sale (self->db, number, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "moved, deleted or replaced"));
  g_assert_nonnull (strstr (error->message, ".backup"));
  g_assert_false (pos_db_error_outcome_is_unknown (error));
}

static void
it_is_noticed_at_the_next_write (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = NULL;

  self->options.n_readers = 1;
  fixture_open (self);
  for (int i = 1; i <= 3; i++)
    g_assert_true (add_sale (self->db, i, NULL));
  g_assert_cmpint (count_whole_sales (self->db), ==, 3);
  do_harm (self, data);
  assert_refused (self, 4);
  assert_refused (self, 5);
  /* What is open can still be looked at. */
  g_assert_cmpint (count_whole_sales (self->db), ==, 3);
  g_assert_false (pos_db_close (self->db, NULL));
  g_clear_object (&self->db);

  copy = find_copy (self);
  g_assert_nonnull (copy);
  g_autoptr (PosDb) saved = pos_db_open (copy, &self->options, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpint (count_whole_sales (saved), ==, 3);
  g_assert_true (is_sound (saved));
}

/* Not even the last sale before the end is lost when nobody writes any more. */
static void
it_is_noticed_at_the_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  do_harm (self, data);
  g_assert_false (pos_db_close (self->db, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_IO);
  g_clear_object (&self->db);
  copy = find_copy (self);
  g_assert_nonnull (copy);
  g_autoptr (PosDb) saved = pos_db_open (copy, &self->options, NULL);
  g_assert_cmpint (count_whole_sales (saved), ==, 1);
}

static void
what_is_put_back_is_written_again (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = fixture_file (self, ".aside");

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  assert_refused (self, 2);
  g_assert_cmpint (g_rename (aside, self->path), ==, 0);
  g_assert_true (add_sale (self->db, 2, NULL));
  g_assert_cmpint (count_whole_sales (self->db), ==, 2);
}

/* What is not noticed without us: the sale is acknowledged, and gone with the process. */
static void
the_engine_alone_does_not_notice (Fixture *self, gconstpointer data)
{
  const Harm *harm = data;
  PosDbConnection *bare;
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  fixture_close (self);
  bare = pos_db_connection_open (self->path, NULL, POS_DB_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  g_assert_true (pos_db_connection_configure (bare, NULL));
  g_assert_true (pos_db_connection_exec (bare, "UPDATE counter SET value = 1", NULL));
  do_harm (self, harm);
  g_assert_true (pos_db_connection_exec (bare, "UPDATE counter SET value = 2", NULL));
  if (harm->suffix[0] == '\0')
    g_assert_true (pos_db_connection_checkpoint (bare, TRUE, NULL));
  pos_db_connection_discard (bare);
  if (!strcmp (harm->suffix, "-shm"))
    return;
  if (harm->suffix[0] == '\0' && !harm->is_replaced) {
    g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
    return;
  }
  fixture_open (self);
  g_assert_cmpint (query (self->db, "SELECT value FROM counter"), <, 2);
}

static void
add (const char *topic, const Harm *harm, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/db/place/%s/%s", topic, harm->name);

  g_test_add (path, Fixture, harm, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++) {
    add ("it_is_noticed_at_the_next_write", &harms[i], it_is_noticed_at_the_next_write);
    add ("it_is_noticed_at_the_end", &harms[i], it_is_noticed_at_the_end);
    add ("the_engine_alone_does_not_notice", &harms[i], the_engine_alone_does_not_notice);
  }
  g_test_add ("/db/place/what_is_put_back_is_written_again",
              Fixture,
              NULL,
              fixture_set_up,
              what_is_put_back_is_written_again,
              fixture_tear_down);
  return g_test_run ();
}
