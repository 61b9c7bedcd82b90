/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-disk.c — a register is used while its disk fails: what it shows is what another register
 * finds after a power cut at that moment, and the same tap works once the disk is well again. */
#include "base/pos-json.h"
#include "pos-crash-vfs.h"
#include "pos-engine-memory.h"
#include "pos-fault-vfs.h"
#include "register-fixture.h"
#include "register/pos-import.h"
#include "register/pos-register-private.h"
#include "store/pos-intent-table.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  PosCrashDisk *disk; /* the chain is in it, and a customer waits */
} Shop;

typedef struct {
  const char *op;
  const char *args;
} Tap;

static json_t *
ask (PosCli *cli, const char *op, const char *args)
{
  g_autofree char *line = g_strdup_printf ("{\"op\": \"%s\", \"args\": %s}", op, args);
  g_autoptr (json_t) request = NULL;

  return pos_cli_answer (cli, line, strlen (line), &request);
}

static gboolean
tap (PosCli *cli, const Tap *tap)
{
  g_autoptr (json_t) answer = ask (cli, tap->op, tap->args);

  return json_is_true (json_object_get (answer, "ok"));
}

static void
open_register (Shop *self, PosCli *cli, const char *vfs)
{
  g_autofree char *lock = g_build_filename (self->folder, "register.db.lock", NULL);
  const PosDbOptions options = {.vfs = vfs, .n_readers = 1};

  g_unlink (lock);
  register_open_on (cli, self->folder, &options, 7);
}

static void
sign_in (PosCli *cli)
{
  static const Tap kim = {"session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}"};

  g_assert_true (tap (cli, &kim));
}

/* What is in the cart and what was saved, in posctl's words. */
static char *
show (PosCli *cli)
{
  g_autoptr (json_t) cart = ask (cli, "cart.get", "{}");
  g_autoptr (json_t) orders = ask (cli, "order.search", "{}");
  g_autoptr (json_t) both = NULL;

  g_assert_true (json_is_true (json_object_get (cart, "ok")));
  g_assert_true (json_is_true (json_object_get (orders, "ok")));
  /* A finger, not a fact. */
  json_object_del (json_object_get (cart, "result"), "lines_selected");
  both = json_pack ("[O, O]", json_object_get (cart, "result"), json_object_get (orders, "result"));
  return pos_json_to_text (both);
}

static char *
show_after_cut (Shop *self, PosCrashDisk *disk)
{
  g_autoptr (PosCrashDisk) image = pos_crash_disk_cut_power (disk);
  PosCli cli;
  char *text;

  open_register (self, &cli, pos_crash_disk_get_vfs (image));
  text = show (&cli);
  g_autoptr (GPtrArray) faults = pos_cli_check (&cli, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
  pos_cli_close (&cli);
  return text;
}

static void
set_up (Shop *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  static const Tap first = {"item.add", "{\"item\": \"A\"}"};
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  PosCli cli;
  gsize size;

  self->folder = g_dir_make_tmp ("pos-register-XXXXXX", NULL);
  self->disk = pos_crash_disk_new (1, NULL);
  open_register (self, &cli, pos_crash_disk_get_vfs (self->disk));
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (pos_import_bundle (cli.store, text, (gssize)size, &report, NULL));
  pos_import_report_clear (&report);
  pos_cli_close (&cli);
  open_register (self, &cli, pos_crash_disk_get_vfs (self->disk));
  sign_in (&cli);
  g_assert_true (tap (&cli, &first));
  pos_cli_close (&cli);
}

static void
tear_down (Shop *self, gconstpointer data)
{
  register_remove_tree (self->folder);
  pos_crash_disk_free (self->disk);
  g_free (self->folder);
}

static gsize
count_orders (PosCli *cli)
{
  g_autoptr (json_t) answer = ask (cli, "order.search", "{}");

  return json_array_size (json_object_get (json_object_get (answer, "result"), "orders"));
}

/* The disk is well again: either the tap works now, or the first one had worked. */
static void
try_again (Shop *self, PosCli *cli, PosCrashDisk *disk, const Tap *tapped)
{
  gboolean ok = tap (cli, tapped);
  g_autofree char *shown = show (cli);
  g_autofree char *found = show_after_cut (self, disk);

  g_assert_true (ok || count_orders (cli) == 1);
  g_assert_cmpuint (count_orders (cli), <=, 1);
  g_assert_true (g_str_equal (shown, found));
}

/* --- What the card company was asked --- */

static char *
name_book (Shop *self)
{
  return g_build_filename (self->folder, "devices", "terminal", "terminal.jsonl", NULL);
}

static gboolean
read_intent (PosDbTxn *txn, gpointer line, GError **error)
{
  g_autoptr (json_t) entry = pos_json_parse (line, -1, error);
  g_autoptr (PosPayIntent) intent = NULL;
  PosId id;

  g_assert_true (
      pos_id_parse (json_string_value (json_object_get (entry, "reference")), &id, NULL));
  if (!pos_intent_table_get (txn, &id, &intent, error))
    return FALSE;
  g_assert_nonnull (intent);
  return TRUE;
}

/* Whatever it took, the register knows that it asked for it. */
static void
assert_asked_for (Shop *self, PosCli *cli)
{
  g_autofree char *path = name_book (self);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_assert_true (
        !*lines[i] ||
        pos_db_read_sync (pos_local_store_get_db (cli->store), read_intent, lines[i], NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Returns: whether there was such a call. */
static gboolean
fail_at (Shop *self, const Tap *tapped, PosFaultKinds kind, guint nth, guint n_calls)
{
  g_autoptr (PosCrashDisk) disk = pos_crash_disk_copy (self->disk, nth, NULL);
  g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
  g_autofree char *shown = NULL, *found = NULL;
  gboolean ok, fired;
  PosCli cli;

  open_register (self, &cli, pos_fault_vfs_get_name (faults));
  sign_in (&cli);
  pos_fault_vfs_arm (faults, kind, nth, n_calls);
  ok = tap (&cli, tapped);
  fired = pos_fault_vfs_disarm (faults) > 0;
  shown = show (&cli);
  found = show_after_cut (self, disk);
  g_assert_true (ok || fired);
  /* While the disk stays away nobody can say what became of a refused tap; but what is shown as
   * done is done. */
  if (ok || n_calls == POS_FAULT_ONCE)
    g_assert_true (g_str_equal (shown, found));
  if (!ok)
    try_again (self, &cli, disk, tapped);
  assert_asked_for (self, &cli);
  pos_cli_close (&cli);
  return fired;
}

static void
shows_what_is_there (Shop *self, gconstpointer tapped)
{
  static const PosFaultKinds kinds[] = {POS_FAULT_SYNC, POS_FAULT_WRITE, POS_FAULT_FULL};
  guint n_points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n_calls = POS_FAULT_ONCE; n_calls <= POS_FAULT_FOR_A_WHILE;
         n_calls += POS_FAULT_FOR_A_WHILE - POS_FAULT_ONCE) {
      guint stride = kinds[i] == POS_FAULT_SYNC || g_test_thorough () ? 1 : 11;
      for (guint nth = 1; fail_at (self, tapped, kinds[i], nth, n_calls); nth += stride)
        n_points++;
    }
  g_test_message ("%u calls failed", n_points);
  g_assert_cmpuint (n_points, >, 5);
}

static const Tap add = {"item.add", "{\"item\": \"B\"}"};
static const Tap pay = {"pay.cash", "{}"};
static const Tap pay_card = {"pay.card", "{}"};

/* The disk goes for good while a sale is kept: nobody knows whether it has it.  Who looks finds
 * what there is, who changes anything waits until the disk has said so. */
static void
looking_goes_on_in_doubt (Shop *self, gconstpointer data)
{
  static const Tap looks[] = {
      {"customer.search", "{\"text\": \"cor\"}"},
      {"item.search", "{\"text\": \"sofa\"}"},
      {"item.price_check", "{\"item\": \"A\"}"},
      {"order.recall", "{}"},
      {"stock.lookup", "{\"item\": \"A\"}"},
      {"shift.get", "{}"},
      {"sync.status", "{}"},
  };
  guint n_doubts = 0;

  for (guint nth = 1; nth <= 2; nth++) {
    g_autoptr (PosCrashDisk) disk = pos_crash_disk_copy (self->disk, nth, NULL);
    g_autoptr (PosFaultVfs) faults = pos_fault_vfs_new (pos_crash_disk_get_vfs (disk));
    PosCli cli;

    open_register (self, &cli, pos_fault_vfs_get_name (faults));
    sign_in (&cli);
    pos_fault_vfs_arm (faults, POS_FAULT_SYNC, nth, POS_FAULT_LASTING);
    gboolean paid = tap (&cli, &pay), changed = tap (&cli, &add);
    n_doubts += !pos_id_is_none (&cli.reg->doubt);
    g_assert_false (changed && !paid);
    for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
      g_autoptr (json_t) answer = ask (&cli, looks[i].op, looks[i].args);
      g_autofree char *text = pos_json_to_text (answer);
      g_test_message ("%s: %.300s", looks[i].op, text);
      g_assert_true (json_is_true (json_object_get (answer, "ok")));
    }
    g_assert_cmpuint (pos_fault_vfs_disarm (faults), >, 0);
    g_assert_true (tap (&cli, &add));
    pos_cli_close (&cli);
  }
  g_assert_cmpuint (n_doubts, >, 0);
}

#define TEST(path, tap)                                                                            \
  g_test_add ("/register/disk/" path, Shop, &tap, set_up, shows_what_is_there, tear_down)

static void
swallow (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pos_engine_memory_go_unwatched ();
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_log_set_handler ("pos-db", G_LOG_LEVEL_WARNING, swallow, NULL);
  g_log_set_handler ("pos-devices", G_LOG_LEVEL_MESSAGE, swallow, NULL);
  TEST ("an_item_is_added", add);
  TEST ("a_sale_is_paid", pay);
  TEST ("a_sale_is_paid_by_card", pay_card);
  g_test_add ("/register/disk/looking_goes_on_in_doubt",
              Shop,
              NULL,
              set_up,
              looking_goes_on_in_doubt,
              tear_down);
  return g_test_run ();
}
