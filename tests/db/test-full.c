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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/db/full/the_reserve_lets_sales_through", the_reserve_lets_sales_through);
  g_test_add_func ("/db/full/without_a_reserve_it_is_over_at_once",
                   without_a_reserve_it_is_over_at_once);
  return g_test_run ();
}
