/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-kill.c — a register is killed while it sells: what it reported is there, once and whole, and
 * the open cart is the last one that was saved.
 * The child is this program with a folder as its argument; it reports on standard output after each
 * step: "C id" for a commit, "S n" for a saved cart of n lines. */
#include "base/pos-error.h"
#include "store-fixture.h"
#include "store/pos-cart-table.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#define N_KILLS 24

static gboolean
save_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  gpointer *both = data;

  return pos_cart_table_save (txn, both[0], both[1], NULL, error);
}

static void
sell_for_ever (const char *folder)
{
  g_autoptr (PosClock) clock = pos_clock_new_system ();
  g_autoptr (PosContext) context = pos_context_new (clock, 0);
  g_autoptr (GError) error = NULL;
  const PosDbOptions options = {.n_readers = 1};
  PosLocalStore *store = pos_local_store_open_with (folder, context, &options, &error);

  g_assert_no_error (error);
  for (;;) {
    g_autoptr (PosOrder) order = NULL;
    g_autofree char *id = NULL;

    for (guint n = 1; n <= 3; n++) {
      g_clear_object (&order);
      order = order_new (context, n);
      gpointer both[] = {store, order};
      g_assert_true (pos_db_write_sync (pos_local_store_get_db (store), save_cart, both, NULL));
      printf ("S %u\n", n);
      fflush (stdout);
    }
    g_assert_true (commit_order (store, order, NULL, NULL));
    id = pos_id_dup_text (&order->id);
    printf ("C %s\n", id);
    fflush (stdout);
  }
}

typedef struct {
  guint lines; /* of the cart reported last; 0: committed since */
} Report;

static void
read_report (Fixture *self, const char *text, GPtrArray *committed, Report *report)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] && lines[i + 1]; i++) {
    if (g_str_has_prefix (lines[i], "C ")) {
      g_ptr_array_add (committed, g_strdup (lines[i] + 2));
      report->lines = 0;
    } else if (g_str_has_prefix (lines[i], "S ")) {
      report->lines = (guint)g_ascii_strtoull (lines[i] + 2, NULL, 10);
    }
  }
}

static char *
sell_and_kill (Fixture *self, guint milliseconds)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--sell", self->folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  GString *text = g_string_new (NULL);
  char *line;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  /* Its first report: from now on it is in the middle of something. */
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_usleep (milliseconds * 1000UL);
  g_subprocess_send_signal (child, SIGKILL);
  for (; line; line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) {
    g_string_append_printf (text, "%s\n", line);
    g_free (line);
  }
  g_subprocess_wait (child, NULL, NULL);
  return g_string_free (text, FALSE);
}

static gboolean
load_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  gpointer *both = data;

  return pos_cart_table_load (txn, both[0], (PosOrder **)&both[1], NULL, error);
}

/* At most one step was stored without being reported. */
static void
assert_cart (Fixture *self, const Report *report)
{
  gpointer both[] = {self->store, NULL};

  fixture_read (self, load_cart, both);
  guint lines = both[1] ? pos_list_size (POS_ORDER (both[1])->lines) : 0;
  g_assert_true (lines == report->lines || lines == (report->lines + 1) % 4);
  g_clear_object (&both[1]);
}

static void
what_was_reported_is_there_after_a_kill (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) committed = g_ptr_array_new_with_free_func (g_free);
  Report report = {0};

  for (guint i = 0; i < N_KILLS; i++) {
    g_autofree char *text = NULL;

    fixture_close (self);
    text = sell_and_kill (self, (guint)g_rand_int_range (self->chance, 0, 80));
    read_report (self, text, committed, &report);
    fixture_open (self);
    assert_sound (self->store);
    assert_cart (self, &report);
    /* A cart that was left open is sold or thrown away before the next round reports. */
    report.lines = (guint)fixture_query (
        self, "SELECT coalesce ((SELECT json_array_length (body, '$.lines') FROM cart), 0)");
  }
  for (guint i = 0; i < committed->len; i++) {
    g_autoptr (PosOrder) order = NULL;
    PosId id;
    g_assert_true (pos_id_parse (committed->pdata[i], &id, NULL));
    g_assert_true (pos_local_store_get_order_sync (self->store, &id, &order, NULL));
    g_assert_nonnull (order);
  }
  gint64 stored = fixture_query (self, "SELECT count (*) FROM sales_order");
  g_test_message ("%u reported, %d stored", committed->len, (int)stored);
  g_assert_cmpint (stored, >=, committed->len);
  g_assert_cmpint (stored, <=, committed->len + N_KILLS);
  g_assert_cmpuint (committed->len, >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && !strcmp (argv[1], "--sell"))
    sell_for_ever (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/kill/what_was_reported_is_there_after_a_kill",
              Fixture,
              NULL,
              fixture_set_up,
              what_was_reported_is_there_after_a_kill,
              fixture_tear_down);
  return g_test_run ();
}
