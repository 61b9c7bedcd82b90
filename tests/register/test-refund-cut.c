/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-refund-cut.c — the power goes at every moment of a card refund: after the next start the
 * customer has the money once, and order and card company agree.  The mirror of a payment that was
 * cut (reliability.md F14). */
#include "base/pos-json.h"
#include "pos-crash-vfs.h"
#include "pos-engine-memory.h"
#include "register-fixture.h"
#include "register/pos-import.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  PosCrashDisk *disk;
  char *book; /* of the card company, at the same moment */
} Moment;

typedef struct {
  char *folder;
  char *book_path;
  PosCrashDisk *disk;
  GPtrArray *moments;
  guint starts; /* no two starts may mint the same ids, as no two real ones do */
  gboolean
      forgets; /* mutant: the register that starts knows nothing of what it asked the terminal */
} Shop;

static void
moment_free (gpointer data)
{
  Moment *moment = data;

  pos_crash_disk_free (moment->disk);
  g_free (moment->book);
  g_free (moment);
}

/* --- The register --- */

static json_t *
ask (PosCli *cli, const char *op, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("{\"op\": \"%s\"%s}", op, rest);
  g_autoptr (json_t) request = NULL;

  return pos_cli_answer (cli, line, strlen (line), &request);
}

static void
must (PosCli *cli, const char *op, const char *rest)
{
  g_autoptr (json_t) answer = ask (cli, op, rest);

  if (!json_is_true (json_object_get (answer, "ok"))) {
    g_autofree char *text = pos_json_to_text (answer);
    g_error ("%s: %s", op, text);
  }
}

static void
open_register (Shop *self, PosCli *cli, PosCrashDisk *disk)
{
  g_autofree char *lock = g_build_filename (self->folder, "register.db.lock", NULL);
  const PosDbOptions options = {.vfs = pos_crash_disk_get_vfs (disk), .n_readers = 1};

  g_unlink (lock);
  register_open_on (cli, self->folder, &options, ++self->starts);
}

static void
sign_in (PosCli *cli)
{
  must (cli, "session.sign_in", ", \"args\": {\"worker\": \"sam\", \"secret\": \"2468\"}");
}

static void
recover (PosCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pos_register_recover_async (cli->reg, pos_cli_ready_cb, &result);
  pos_register_recover_finish (cli->reg, pos_cli_wait (&result), NULL, &error);
  g_assert_no_error (error);
}

/* An order whose deposit of 10.00 a card paid, opened to be cancelled for 5.00. */
static void
set_up (Shop *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  PosCli cli;
  gsize size;

  self->folder = g_dir_make_tmp ("pos-refund-XXXXXX", NULL);
  self->book_path = g_build_filename (self->folder, "devices", "terminal", "terminal.jsonl", NULL);
  self->disk = pos_crash_disk_new (1, NULL);
  self->moments = g_ptr_array_new_with_free_func (moment_free);
  open_register (self, &cli, self->disk);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (pos_import_bundle (cli.store, text, (gssize)size, &report, NULL));
  pos_import_report_clear (&report);
  pos_cli_close (&cli);
  open_register (self, &cli, self->disk);
  sign_in (&cli);
  must (&cli, "item.add", ", \"args\": {\"item\": \"A\"}");
  must (&cli, "customer.attach", ", \"args\": {\"customer\": \"C\"}");
  must (&cli, "order.pickup_all", "");
  must (&cli, "pay.card", ", \"args\": {\"balance\": \"pay-later\"}");
  must (&cli, "order.cancel", ", \"args\": {\"order\": \"0S1-01-000001\"}");
  pos_cli_close (&cli);
}

static void
tear_down (Shop *self, gconstpointer data)
{
  g_ptr_array_unref (self->moments);
  register_remove_tree (self->folder);
  pos_crash_disk_free (self->disk);
  g_free (self->book_path);
  g_free (self->folder);
}

/* --- The refund, and every moment of it --- */

static void
keep_moment (PosCrashDisk *disk, gpointer data)
{
  Shop *self = data;
  Moment *moment = g_new0 (Moment, 1);

  moment->disk = pos_crash_disk_cut_power (disk);
  g_file_get_contents (self->book_path, &moment->book, NULL, NULL);
  g_ptr_array_add (self->moments, moment);
}

static void
refund (Shop *self)
{
  PosCli cli;

  open_register (self, &cli, self->disk);
  sign_in (&cli);
  pos_crash_disk_set_hook (self->disk, keep_moment, self);
  must (&cli, "pay.card", "");
  pos_crash_disk_set_hook (self->disk, NULL, NULL);
  pos_cli_close (&cli);
}

static guint
count_refunds (Shop *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  g_assert_true (g_file_get_contents (self->book_path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) entry = *lines[i] ? pos_json_parse (lines[i], -1, NULL) : NULL;

    if (!entry || strcmp (json_string_value (json_object_get (entry, "action")), "refund") ||
        strcmp (json_string_value (json_object_get (entry, "outcome")), "approved"))
      continue;
    g_assert_cmpstr (json_string_value (json_object_get (entry, "amount")), ==, "5.00");
    count++;
  }
  return count;
}

/* The clerk goes on with what the register shows. */
static void
finish (PosCli *cli)
{
  PosOrder *cart = pos_register_get_order (cli->reg);

  if (cart->due_now < 0)
    must (cli, "pay.card", "");
  else if (!pos_id_is_none (&cart->id))
    must (cli, "txn.conclude", "");
}

static gboolean
forget_intents (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "DELETE FROM pay_intent", error);
}

/* Returns: how often the customer got the 5.00. */
static guint
go_on_after (Shop *self, Moment *moment)
{
  g_autoptr (json_t) answer = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  json_t *order;
  PosCli cli;

  g_assert_true (g_file_set_contents (self->book_path, moment->book, -1, NULL));
  open_register (self, &cli, moment->disk);
  if (self->forgets) {
    pos_db_write_sync (pos_local_store_get_db (cli.store), forget_intents, NULL, &error);
    g_assert_no_error (error);
  }
  recover (&cli);
  sign_in (&cli);
  finish (&cli);
  answer = ask (&cli, "order.get", ", \"args\": {\"order\": \"0S1-01-000001\"}");
  order = json_object_get (answer, "result");
  g_assert_cmpstr (json_string_value (json_object_get (order, "status")), ==, "cancelled");
  g_assert_cmpint (pos_register_count_unsettled (cli.reg), ==, 0);
  faults = pos_cli_check (&cli, NULL);
  /* A request that somebody made it forget is missed. */
  g_assert_true (self->forgets || faults->len == 0);
  pos_cli_close (&cli);
  return count_refunds (self);
}

/* Every fourth moment, or all of them.  Returns: after how many of them it was not given once. */
static guint
count_wrong (Shop *self)
{
  guint wrong = 0, looked_at = 0, stride = g_test_thorough () ? 1 : 4;

  refund (self);
  g_assert_cmpuint (self->moments->len, >, 10);
  for (guint i = 0; i < self->moments->len && !(self->forgets && wrong); i += stride) {
    wrong += go_on_after (self, self->moments->pdata[i]) != 1;
    looked_at++;
  }
  g_test_message (
      "%u of %u moments went wrong, of %u in all", wrong, looked_at, self->moments->len);
  return wrong;
}

static void
a_refund_is_given_once (Shop *self, gconstpointer data)
{
  g_assert_cmpuint (count_wrong (self), ==, 0);
}

/* What this test must notice. */
static void
a_register_that_forgets_gives_twice (Shop *self, gconstpointer data)
{
  self->forgets = TRUE;
  g_assert_cmpuint (count_wrong (self), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pos_engine_memory_go_unwatched ();
  g_test_add (
      "/register/refund-cut/F14-given-once", Shop, NULL, set_up, a_refund_is_given_once, tear_down);
  g_test_add ("/register/refund-cut/mutant-forgets",
              Shop,
              NULL,
              set_up,
              a_register_that_forgets_gives_twice,
              tear_down);
  return g_test_run ();
}
