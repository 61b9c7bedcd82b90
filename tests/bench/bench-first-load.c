/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-first-load.c — the first time that a register follows a large chain: how long it takes, how
 * long nobody could have touched the screen meanwhile, how much memory it took; and that it goes on
 * where it was after it was killed.
 *
 *     build/tests/bench/bench-first-load build/src/pos-hq [PRODUCTS]        PRODUCTS: 200000 */
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "db/pos-db-statement.h"
#include "sync/pos-http-transport.h"
#include "wire/pos-protocol.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE 4000
#define FRAME (G_USEC_PER_SEC / 60)

/* --- A register, in a process of its own --- */

typedef struct {
  gint64 last;
  gint64 longest;
  gint64 behind; /* microseconds that were over a frame, all together */
  guint n_late;  /* frames that were missed */
} Pulse;

/* What a frame would have waited for. */
static gboolean
beat (gpointer data)
{
  Pulse *self = data;
  gint64 now = g_get_monotonic_time (), gap = now - self->last;

  self->last = now;
  self->longest = MAX (self->longest, gap);
  if (gap > FRAME) {
    self->n_late++;
    self->behind += gap - FRAME;
  }
  return G_SOURCE_CONTINUE;
}

static gboolean
count_products (PosDbTxn *txn, gpointer count, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, "SELECT count (*) FROM product");
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *(gint64 *)count = pos_db_column_int64 (select, 0);
  return TRUE;
}

static gint64
count (PosCli *cli)
{
  gint64 found = -1;

  pos_db_read_sync (pos_local_store_get_db (cli->store), count_products, &found, NULL, NULL);
  return found;
}

static long
read_peak_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmHWM:");
  return line ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static int
follow (const char *data, const char *address)
{
  const PosCliOptions options = {.data = data, .hq = address, .simulate = TRUE};
  PosCli cli = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Pulse pulse = {0};
  gint64 before, begin;

  if (!pos_cli_open (&cli, &options, POS_CLI_REGISTER, &error))
    g_error ("%s", error->message);
  before = count (&cli);
  pulse.last = begin = g_get_monotonic_time ();
  guint timer = g_timeout_add (1, beat, &pulse);
  pos_sync_run_until_idle_async (cli.sync, NULL, pos_cli_ready_cb, &result);
  if (!pos_sync_run_until_idle_finish (cli.sync, pos_cli_wait (&result), &error))
    g_error ("%s", error->message);
  g_source_remove (timer);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %.2f %.1f %u %.2f %ld\n",
           before,
           count (&cli),
           (double)(g_get_monotonic_time () - begin) / G_USEC_PER_SEC,
           (double)pulse.longest / 1000,
           pulse.n_late,
           (double)pulse.behind / G_USEC_PER_SEC,
           read_peak_memory () / 1024);
  pos_cli_close (&cli);
  return EXIT_SUCCESS;
}

/* --- Headquarters --- */

typedef struct {
  char *folder;
  char *program; /* this one */
  GSubprocess *hq;
  char *address;
  char *admin_token;
} Bench;

static char *
read_file (Bench *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, "hq", name, NULL);
  char *text = NULL;

  for (int i = 0; i < 200 && !g_file_get_contents (path, &text, NULL, NULL); i++)
    g_usleep (50000);
  if (!text)
    g_error ("There is no %s", path);
  return g_strstrip (text);
}

static void
start_headquarters (Bench *self, const char *program)
{
  g_autofree char *data = g_build_filename (self->folder, "hq", NULL), *port = NULL;
  g_autoptr (GError) error = NULL;

  self->hq =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        &error,
                        program,
                        "--data",
                        data,
                        "--import",
                        POS_BENCH_CHAIN,
                        NULL);
  if (!self->hq)
    g_error ("%s", error->message);
  port = read_file (self, "port");
  self->address = g_strconcat ("http://127.0.0.1:", port, NULL);
  self->admin_token = read_file (self, "admin.token");
}

static json_t *
administer (Bench *self, const char *path, const char *text)
{
  g_autoptr (PosTransport) transport = pos_http_transport_new (self->address, NULL);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = NULL;
  gssize length;

  pos_transport_set_token (transport, self->admin_token);
  pos_transport_send_async (transport, "POST", path, body, 60, NULL, pos_cli_ready_cb, &result);
  answer = pos_transport_send_finish (transport, pos_cli_wait (&result), &error);
  if (!answer || !pos_answer_check (answer, &error))
    g_error ("%s: %s", path, error->message);
  const char *told = pos_answer_get_text (answer, &length);
  return pos_json_parse (told, length, NULL);
}

static void
make_products (Bench *self, guint from, guint until)
{
  g_autoptr (GString) text = g_string_new ("{\"currency\": \"EUR\", \"records\": [");
  g_autoptr (json_t) told = NULL;

  for (guint i = from; i < until; i++)
    g_string_append_printf (text,
                            "%s{\"kind\": \"product\", \"id\": \"P%06u\", \"name\": {\"en\": "
                            "\"Oak shelf %u, %u cm\", \"nl\": \"Eiken plank %u, %u cm\"}, "
                            "\"unit\": \"pcs\", \"unit_price\": \"%u.%02u\", "
                            "\"item_tax_group\": \"FULL\", \"weight_grams\": %u}",
                            i == from ? "" : ", ",
                            i,
                            i % 977,
                            i % 240,
                            i % 977,
                            i % 240,
                            1 + i % 499,
                            i % 100,
                            100 + i % 9000);
  g_string_append (text, "]}");
  told = administer (self, POS_PATH_RECORDS, text->str);
  if (json_integer_value (json_object_get (told, "taken")) != until - from)
    g_error ("Headquarters did not take all products");
}

static void
enroll (Bench *self, const char *data, const char *id)
{
  g_autofree char *ask = g_strdup_printf ("{\"register\": \"%s\"}", id);
  g_autoptr (json_t) told = administer (self, POS_PATH_ENROLLMENT_CODES, ask);
  const char *code = json_string_value (json_object_get (told, "code"));
  const PosCliOptions options = {.data = data, .hq = self->address, .simulate = TRUE};
  PosCli cli = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!pos_cli_open (&cli, &options, POS_CLI_STORE, &error))
    g_error ("%s", error->message);
  pos_sync_enroll_async (cli.sync, code, "bench", NULL, pos_cli_ready_cb, &result);
  if (!pos_sync_enroll_finish (cli.sync, pos_cli_wait (&result), &error))
    g_error ("%s", error->message);
  pos_cli_close (&cli);
}

static GSubprocess *
start_register (Bench *self, const char *data)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self->program, "--follow", data, self->address, NULL);

  if (!process)
    g_error ("%s", error->message);
  return process;
}

/* Prints a row.  Returns: the seconds that it took. */
static double
tell (GSubprocess *process, const char *what)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error))
    g_error ("%s", error->message);
  words = g_strsplit (g_strstrip (said), " ", -1);
  if (g_strv_length (words) != 7)
    g_error ("The register ended: %s", said);
  g_print ("| %s | %s | %s | %s | %s | %s | %s | %s |\n",
           what,
           words[0],
           words[1],
           words[2],
           words[3],
           words[4],
           words[5],
           words[6]);
  return g_ascii_strtod (words[2], NULL);
}

static void
run_whole (Bench *self, double *seconds)
{
  g_autofree char *data = g_build_filename (self->folder, "one", NULL);
  g_autoptr (GSubprocess) process = NULL;

  enroll (self, data, "R1");
  process = start_register (self, data);
  *seconds = tell (process, "without a break");
}

static void
run_broken (Bench *self, double seconds)
{
  g_autofree char *data = g_build_filename (self->folder, "two", NULL);
  g_autoptr (GSubprocess) killed = NULL, process = NULL;

  enroll (self, data, "R2");
  killed = start_register (self, data);
  g_usleep ((gulong)(seconds / 2 * G_USEC_PER_SEC));
  g_subprocess_force_exit (killed);
  g_subprocess_wait (killed, NULL, NULL);
  process = start_register (self, data);
  tell (process, "killed half-way, and started again");
}

static void
run (Bench *self, const char *hq, guint n_products)
{
  double seconds = 0;

  start_headquarters (self, hq);
  for (guint i = 0; i < n_products; i += AT_ONCE)
    make_products (self, i, MIN (i + AT_ONCE, n_products));
  g_print ("| first load of %u products | products before | after | s | longest without the main "
           "loop, ms | frames missed | s behind | peak MiB |\n|---|---|---|---|---|---|---|---|\n",
           n_products);
  run_whole (self, &seconds);
  run_broken (self, seconds);
}

static void
clear (Bench *self)
{
  g_autoptr (GSubprocess) rm = NULL;

  g_subprocess_send_signal (self->hq, SIGTERM);
  g_subprocess_wait (self->hq, NULL, NULL);
  rm = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-r", self->folder, NULL);
  g_subprocess_wait (rm, NULL, NULL);
  g_object_unref (self->hq);
  g_free (self->folder);
  g_free (self->address);
  g_free (self->admin_token);
}

int
main (int argc, char **argv)
{
  Bench self = {.program = argv[0]};

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 4 && !strcmp (argv[1], "--follow"))
    return follow (argv[2], argv[3]);
  if (argc < 2) {
    g_printerr ("Usage: bench-first-load POS-HQ [PRODUCTS]\n");
    return 2;
  }
  self.folder = g_dir_make_tmp ("pos-bench-XXXXXX", NULL);
  run (&self, argv[1], argc > 2 ? (guint)strtoul (argv[2], NULL, 10) : 200000);
  clear (&self);
  return EXIT_SUCCESS;
}
