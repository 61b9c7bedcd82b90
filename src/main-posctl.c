/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main-posctl.c — posctl: the register without a screen. */
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "register/pos-import.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  PosCliOptions cli;
  char *format;
  char *warehouse;
  char **words;
} Options;

static int
fail (const char *doing, GError *error)
{
  g_printerr ("posctl: %s: %s\n", doing, error->message);
  g_error_free (error);
  return 1;
}

static json_t *
answer_line (PosCli *cli, const char *line, json_t **request)
{
  g_autoptr (GError) error = NULL;
  json_t *answer;

  *request = pos_json_parse (line, -1, &error);
  if (*request)
    return pos_cli_answer (cli, *request);
  answer = json_pack ("{s:b, s:{s:s, s:s, s:s, s:{}}}",
                      "ok",
                      FALSE,
                      "error",
                      "domain",
                      "call",
                      "code",
                      "malformed",
                      "message",
                      error->message,
                      "details");
  return answer;
}

/* Reads requests from @input; with @check stops at the first answer that misses its "expect". */
static int
talk (PosCli *cli, GInputStream *input, gboolean check)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  char *line;
  int missed = 0;

  while (!missed && (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL))) {
    g_autofree char *owned = g_strstrip (line);
    g_autoptr (json_t) request = NULL;
    g_autoptr (json_t) answer = NULL;
    json_t *expected;

    if (!*owned)
      continue;
    answer = answer_line (cli, owned, &request);
    g_autofree char *text = pos_json_to_text (answer);
    printf ("%s\n", text);
    fflush (stdout);
    expected = json_object_get (request, "expect");
    if (!check || !expected || pos_cli_matches (answer, expected))
      continue;
    g_printerr ("posctl: expected otherwise: %s\n", owned);
    missed = 1;
  }
  return missed;
}

static int
run_shell (PosCli *cli, const Options *options)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/stdin");
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, NULL);

  return input ? talk (cli, G_INPUT_STREAM (input), FALSE) : 1;
}

static int
run_file (PosCli *cli, const Options *options)
{
  g_autoptr (GFile) file = g_file_new_for_path (options->words[1]);
  GError *error = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, &error);

  return input ? talk (cli, G_INPUT_STREAM (input), TRUE) : fail (options->words[1], error);
}

static int
run_import (PosCli *cli, const Options *options)
{
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  gsize size;
  GError *error = NULL;
  gboolean shopify = !g_strcmp0 (options->format, "shopify-csv");
  int code;

  if (!g_file_get_contents (options->words[1], &text, &size, &error))
    return fail (options->words[1], error);
  if (shopify ? !pos_import_shopify (cli->store, text, size, options->warehouse, &report, &error)
              : !pos_import_bundle (cli->store, text, (gssize)size, &report, &error)) {
    pos_import_report_clear (&report);
    return fail (options->words[1], error);
  }
  for (guint i = 0; i < report.refusals->len; i++)
    g_printerr ("%s\n", (char *)report.refusals->pdata[i]);
  g_print ("%u records taken, %u refused\n", report.taken, report.refusals->len);
  code = report.refusals->len > 0;
  pos_import_report_clear (&report);
  return code;
}

static int
run_check (PosCli *cli, const Options *options)
{
  return pos_cli_check (cli);
}

static int
run_backup (PosCli *cli, const Options *options)
{
  GError *error = NULL;

  return pos_local_store_backup_sync (cli->store, options->words[1], &error)
             ? 0
             : fail (options->words[1], error);
}

static int
run_enroll (PosCli *cli, const Options *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (!cli->sync) {
    g_printerr ("posctl: enroll needs --hq\n");
    return 2;
  }
  pos_sync_enroll_async (
      cli->sync, options->words[1], g_get_host_name (), NULL, pos_cli_ready_cb, &result);
  return pos_sync_enroll_finish (cli->sync, pos_cli_wait (&result), &error)
             ? 0
             : fail ("enroll", error);
}

static const struct {
  const char *name;
  guint words;
  int (*run) (PosCli *cli, const Options *options);
} commands[] = {
    {"shell", 1, run_shell},
    {"run", 2, run_file},
    {"import", 2, run_import},
    {"check", 1, run_check},
    {"backup", 2, run_backup},
    {"enroll", 2, run_enroll},
};

static int
run_command (const Options *options)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    PosCli cli = {0};
    GError *error = NULL;
    int code;

    if (strcmp (commands[i].name, options->words[0]) != 0 ||
        g_strv_length (options->words) != commands[i].words)
      continue;
    code = pos_cli_open (&cli, &options->cli, &error) ? commands[i].run (&cli, options)
                                                      : fail (options->cli.data, error);
    pos_cli_close (&cli);
    return code;
  }
  g_printerr ("Usage: posctl --data DIR shell|run FILE|import FILE|check|backup FILE|enroll CODE\n"
              "       posctl ops [json]\n");
  return 2;
}

static void
options_clear (Options *options)
{
  g_free ((char *)options->cli.data);
  g_free ((char *)options->cli.hq);
  g_free ((char *)options->cli.register_id);
  g_free ((char *)options->cli.clock);
  g_free (options->format);
  g_free (options->warehouse);
  g_strfreev (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

int
main (int argc, char **argv)
{
  g_auto (Options) options = {0};
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &options.cli.data, "The register's data", "DIR"},
      {"hq", 0, 0, G_OPTION_ARG_STRING, &options.cli.hq, "Headquarters", "URL"},
      {"register", 0, 0, G_OPTION_ARG_STRING, &options.cli.register_id, "Which register", "ID"},
      {"clock", 0, 0, G_OPTION_ARG_STRING, &options.cli.clock, "A fixed clock", "INSTANT"},
      {"simulate", 0, 0, G_OPTION_ARG_NONE, &options.cli.simulate, "Simulated devices", NULL},
      {"seed", 0, 0, G_OPTION_ARG_INT64, &options.cli.seed, "Repeat ids and randomness", "N"},
      {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "shopify-csv", "NAME"},
      {"warehouse", 0, 0, G_OPTION_ARG_STRING, &options.warehouse, "Where its stock lies", "ID"},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, "ops: as JSON", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.words, NULL, "COMMAND"},
      {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the register without a screen");
  GError *error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return 2 * fail ("options", error);
  if (options.words && !strcmp (options.words[0], "ops")) {
    g_autofree char *text = json ? pos_operation_dump_json () : pos_operation_dump_markdown ();
    g_print ("%s", text);
    return 0;
  }
  if (!options.words || !options.cli.data) {
    g_printerr ("Usage: posctl --data DIR COMMAND, or posctl ops [--json]\n");
    return 2;
  }
  return run_command (&options);
}
