/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-full.c — a real file system of a few MiB that really gets full: the reserve lets some more
 * sales through, then they are refused in words, old ones can be read, and space that returns is
 * used without a restart.  Needs to be allowed to mount. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#define BALLAST (1024 * 1024)
#define MAX_SALES 20000

typedef struct {
  Fixture on; /* its folder is the small file system */
  char *filler;
} Small;

/* @with_ballast: a reserve is kept, and a file of somebody else's that can be deleted. */
static gboolean
set_up (Small *self, gboolean with_ballast)
{
  fixture_set_up (&self->on, NULL);
  if (mount ("tmpfs", self->on.folder, "tmpfs", 0, "size=8m,mode=0700") != 0) {
    g_autofree char *why = g_strdup_printf ("no small file system: %s", g_strerror (errno));
    g_test_skip (why);
    fixture_tear_down (&self->on, NULL);
    return FALSE;
  }
  self->filler = g_build_filename (self->on.folder, "filler", NULL);
  self->on.options.ballast_bytes = with_ballast ? BALLAST : 0;
  self->on.options.n_readers = 1;
  self->on.options.checkpoint_frames = 50;
  return TRUE;
}

static void
tear_down (Small *self)
{
  fixture_close (&self->on);
  g_assert_cmpint (umount2 (self->on.folder, MNT_DETACH), ==, 0);
  fixture_tear_down (&self->on, NULL);
  g_free (self->filler);
}

/* Everything but the last few pages belongs to somebody else. */
static void
fill (Small *self)
{
  g_autofree char *block = g_malloc0 (4096);
  int fd = g_open (self->filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 4096) == 4096)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* Returns: how many were sold before one was refused. */
static int
sell_until_refused (Small *self, int first)
{
  for (int i = first; i < first + MAX_SALES; i++) {
    g_autoptr (GError) error = NULL;

    if (add_sale (self->on.db, i, &error))
      continue;
    g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_FULL);
    g_assert_cmpstr (error->message, !=, "");
    return i - first;
  }
  g_assert_not_reached ();
}

static void
the_reserve_lets_sales_through (void)
{
  Small self = {0};
  g_autoptr (GError) error = NULL;
  int sold, more;

  if (!set_up (&self, TRUE))
    return;
  fixture_open (&self.on);
  g_assert_true (add_sale (self.on.db, 1, NULL));
  fill (&self);
  sold = sell_until_refused (&self, 2);
  g_test_message ("%d sales on a full disk", sold);
  g_assert_cmpint (sold, >=, 20);
  g_assert_cmpint (count_whole_sales (self.on.db), ==, sold + 1);
  g_assert_cmpint (sell_until_refused (&self, sold + 2), ==, 0);
  g_assert_cmpint (count_whole_sales (self.on.db), ==, sold + 1);

  g_assert_cmpint (g_unlink (self.filler), ==, 0);
  for (more = 0; more < 20; more++) {
    add_sale (self.on.db, sold + 2 + more, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (count_whole_sales (self.on.db), ==, sold + 1 + more);
  g_assert_true (is_sound (self.on.db));
  tear_down (&self);
}

static void
without_a_reserve_it_is_over_at_once (void)
{
  Small self = {0};

  if (!set_up (&self, FALSE))
    return;
  fixture_open (&self.on);
  g_assert_true (add_sale (self.on.db, 1, NULL));
  g_assert_true (pos_db_checkpoint_sync (self.on.db, NULL));
  fill (&self);
  g_assert_cmpint (sell_until_refused (&self, 2), <, 20);
  g_assert_cmpint (g_unlink (self.filler), ==, 0);
  tear_down (&self);
}

/* --- Started on it --- */

/* A sale is stored, in the log only, and the machine is started anew: nothing is left of what was
 * in memory, not even the log's index. */
static void
sell_and_lose_power (Small *self)
{
  static const char *const suffixes[] = {"", "-wal"};
  g_autofree char *index = fixture_file (&self->on, "-shm");
  char *contents[G_N_ELEMENTS (suffixes)];
  gsize sizes[G_N_ELEMENTS (suffixes)];

  self->on.options.allow_read_only = TRUE;
  fixture_open (&self->on);
  g_assert_true (pos_db_checkpoint_sync (self->on.db, NULL));
  g_assert_true (add_sale (self->on.db, 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = fixture_file (&self->on, suffixes[i]);
    g_assert_true (g_file_get_contents (path, &contents[i], &sizes[i], NULL));
  }
  fixture_close (&self->on);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = fixture_file (&self->on, suffixes[i]);
    g_assert_true (g_file_set_contents (path, contents[i], (gssize)sizes[i], NULL));
    g_free (contents[i]);
  }
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
}

/* What is in the log is read, nothing can be sold, and afterwards it goes on by itself. */
static void
read_and_go_on (Small *self, void (*mend) (Small *self))
{
  g_autoptr (GError) error = NULL;

  fixture_open (&self->on);
  g_assert_true (pos_db_is_read_only (self->on.db));
  g_assert_cmpint (count_whole_sales (self->on.db), ==, 1);
  g_assert_false (add_sale (self->on.db, 2, NULL));
  g_assert_cmpint (count_whole_sales (self->on.db), ==, 1);
  mend (self);
  g_assert_true (add_sale (self->on.db, 2, &error));
  g_assert_no_error (error);
  g_assert_false (pos_db_is_read_only (self->on.db));
  g_assert_cmpint (count_whole_sales (self->on.db), ==, 2);
  fixture_close (&self->on);
  fixture_open (&self->on);
  g_assert_cmpint (count_whole_sales (self->on.db), ==, 2);
  g_assert_true (is_sound (self->on.db));
}

static void
make_room (Small *self)
{
  g_assert_cmpint (g_unlink (self->filler), ==, 0);
}

static void
without_room_for_the_index_of_the_log (void)
{
  Small self = {0};

  if (!set_up (&self, FALSE))
    return;
  sell_and_lose_power (&self);
  fill (&self);
  read_and_go_on (&self, make_room);
  tear_down (&self);
}

static void
remount (Small *self, gulong flags)
{
  g_assert_cmpint (mount (NULL, self->on.folder, NULL, MS_REMOUNT | flags, "size=8m"), ==, 0);
}

static void
let_write (Small *self)
{
  remount (self, 0);
}

static void
where_nobody_may_write (void)
{
  Small self = {0};

  if (!set_up (&self, FALSE))
    return;
  sell_and_lose_power (&self);
  remount (&self, MS_RDONLY);
  read_and_go_on (&self, let_write);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/db/full/the_reserve_lets_sales_through", the_reserve_lets_sales_through);
  g_test_add_func ("/db/full/without_a_reserve_it_is_over_at_once",
                   without_a_reserve_it_is_over_at_once);
  g_test_add_func ("/db/full/without_room_for_the_index_of_the_log",
                   without_room_for_the_index_of_the_log);
  g_test_add_func ("/db/full/where_nobody_may_write", where_nobody_may_write);
  return g_test_run ();
}
