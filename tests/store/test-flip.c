/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-flip.c — single bits of the file turn: no order is ever read with another content, and what
 * changed is found.  The engine's own check, which misses most of it, stands beside. */
#include "pos-raw-database.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ORDERS 12
#define N_FLIPS (g_test_thorough () ? 2000U : 150U)

/* Makes the statements that read all that belongs to an order.  Only its place among the others
 * says which line is the first, whatever number is written there. */
static const char STATEMENTS[] =
    "SELECT group_concat ('SELECT ' || (SELECT group_concat ('\"' || name || '\"') "
    "  FROM pragma_table_info (t.name) WHERE name <> 'ordinal') || ' FROM ' || t.name || '; ', '') "
    "FROM sqlite_schema t WHERE type = 'table' AND t.name IN ('sales_order', 'order_line', "
    "  'order_charge', 'order_payment', 'order_ledger', 'order_address')";

typedef struct {
  Fixture *fixture;
  PosOrder *orders[N_ORDERS];
  char *bytes;
  gsize size;
  char *folder; /* of the damaged copy */
  char *path;
  char *statements, *content;
  GArray *places; /* gsize: where rows of orders lie */
  guint n_changed, n_silent, n_refused, n_wrong, n_missed;
} Flips;

/* Returns: (transfer full) (nullable): every row as the bare engine reads it; %NULL when it finds
 * something itself. */
static char *
read_bare (Flips *self, const char *path)
{
  g_autofree char *verdict = pos_raw_database_try (path, "PRAGMA integrity_check");

  return g_strcmp0 (verdict, "ok|") == 0 ? pos_raw_database_try (path, self->statements) : NULL;
}

/* Bytes of the pages that hold orders; what no row uses is seldom worth a try. */
static GArray *
find_places (const char *path, const char *bytes)
{
  static const char PAGES[] = "SELECT pgoffset, pgsize FROM dbstat WHERE pagetype = 'leaf' AND "
                              "(name = 'sales_order' OR name LIKE 'order\\_%' ESCAPE '\\')";
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text = pos_raw_database_try (path, PAGES);
  g_auto (GStrv) numbers = g_strsplit (text, "|", -1);

  for (guint i = 0; numbers[i + 1]; i += 2) {
    gsize from = g_ascii_strtoull (numbers[i], NULL, 10);
    gsize size = g_ascii_strtoull (numbers[i + 1], NULL, 10);
    for (gsize at = from; at < from + size; at++)
      if (bytes[at] != 0)
        g_array_append_val (places, at);
  }
  g_assert_cmpuint (places->len, >, 1000);
  return places;
}

/* Three in four where orders lie, the others anywhere. */
static gsize
choose (Flips *self)
{
  GRand *chance = self->fixture->chance;

  if (g_rand_int_range (chance, 0, 4) == 0)
    return (gsize)g_rand_int_range (chance, 0, (gint32)self->size);
  return g_array_index (
      self->places, gsize, g_rand_int_range (chance, 0, (gint32)self->places->len));
}

static gboolean
finds_faults (PosLocalStore *store)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  return !pos_local_store_check_sync (store, faults, NULL) || faults->len > 0;
}

/* Reads every order the way a register does.  Returns: whether each is there as it was. */
static gboolean
read_orders (Flips *self, PosLocalStore *store)
{
  gboolean whole = TRUE;

  for (guint i = 0; i < N_ORDERS; i++) {
    g_autoptr (PosOrder) read = NULL;
    g_autoptr (GError) error = NULL;

    if (!pos_local_store_get_order_sync (store, &self->orders[i]->id, &read, &error) || !read)
      whole = FALSE;
    else if (!pos_record_equal (self->orders[i], read, FALSE))
      self->n_wrong++;
  }
  return whole;
}

/* What a register makes of the damaged copy.  Returns: whether it noticed. */
static gboolean
is_noticed (Flips *self, gboolean changed)
{
  const PosDbOptions options = {.n_readers = 1};
  g_autoptr (PosLocalStore) store =
      pos_local_store_open_with (self->folder, self->fixture->context, &options, NULL);
  gboolean noticed;

  if (!store)
    return TRUE;
  noticed = !read_orders (self, store);
  if (!noticed || changed)
    noticed = finds_faults (store);
  pos_local_store_close (store, NULL);
  return noticed;
}

static void
tell_difference (const char *before, const char *after)
{
  gsize at = 0;

  while (before[at] == after[at])
    at++;
  at -= MIN (at, 20);
  g_test_message ("missed: %.40s became %.40s", before + at, after + at);
}

static void
flip (Flips *self, gsize byte, guint bit)
{
  g_autofree char *content = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  gboolean silent, noticed;

  self->bytes[byte] = (char)(self->bytes[byte] ^ (1 << bit));
  g_unlink (log);
  g_assert_true (g_file_set_contents_full (
      self->path, self->bytes, (gssize)self->size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  self->bytes[byte] = (char)(self->bytes[byte] ^ (1 << bit));
  content = read_bare (self, self->path);
  silent = content && strcmp (content, self->content) != 0;
  noticed = is_noticed (self, silent);
  self->n_changed += silent || !content ? 1 : 0;
  self->n_silent += silent ? 1 : 0;
  self->n_refused += noticed ? 1 : 0;
  self->n_missed += silent && !noticed ? 1 : 0;
  if (silent && !noticed)
    tell_difference (self->content, content);
}

static void
set_up (Flips *self, Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "register.db", NULL);
  g_autofree char *key = g_build_filename (fixture->folder, "device.key", NULL);
  g_autofree char *secret = NULL, *key_copy = NULL;
  gsize length;

  *self = (Flips){.fixture = fixture};
  for (guint i = 0; i < N_ORDERS; i++) {
    g_autoptr (PosOrder) order = order_new (fixture->context, i % 3 + 1);
    PosCommit commit = {0};
    g_assert_true (commit_order (fixture->store, order, &commit, NULL));
    self->orders[i] = g_steal_pointer (&commit.saved);
    pos_commit_clear (&commit);
  }
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &self->bytes, &self->size, NULL));
  self->statements = pos_raw_database_try (path, STATEMENTS);
  self->statements[strlen (self->statements) - 1] = '\0';
  self->content = read_bare (self, path);
  g_assert_nonnull (self->content);
  self->places = find_places (path, self->bytes);
  self->folder = g_build_filename (fixture->folder, "damaged", NULL);
  self->path = g_build_filename (self->folder, "register.db", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  key_copy = g_build_filename (self->folder, "device.key", NULL);
  g_assert_true (g_file_get_contents (key, &secret, &length, NULL));
  g_assert_true (g_file_set_contents_full (
      key_copy, secret, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
tear_down (Flips *self)
{
  for (guint i = 0; i < N_ORDERS; i++)
    g_object_unref (self->orders[i]);
  g_free (self->bytes);
  g_free (self->statements);
  g_free (self->content);
  g_array_unref (self->places);
  g_free (self->path);
  g_free (self->folder);
}

static void
a_flipped_bit_never_passes (Fixture *fixture, gconstpointer data)
{
  Flips self;

  set_up (&self, fixture);
  for (guint i = 0; i < N_FLIPS; i++)
    flip (&self, choose (&self), (guint)g_rand_int_range (fixture->chance, 0, 8));
  g_test_message ("%u flips in %" G_GSIZE_FORMAT " bytes: %u changed orders, %u of them unnoticed "
                  "by the engine; noticed %u, missed %u, read wrongly %u",
                  N_FLIPS,
                  self.size,
                  self.n_changed,
                  self.n_silent,
                  self.n_refused,
                  self.n_missed,
                  self.n_wrong);
  g_assert_cmpuint (self.n_wrong, ==, 0);
  g_assert_cmpuint (self.n_missed, ==, 0);
  /* Without the orders' hashes these would have been used. */
  g_assert_cmpuint (self.n_silent, >, 0);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_test_add ("/store/flip/a_flipped_bit_never_passes",
              Fixture,
              NULL,
              fixture_set_up,
              a_flipped_bit_never_passes,
              fixture_tear_down);
  return g_test_run ();
}
