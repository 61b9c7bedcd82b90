/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main-posctl.c — posctl: the register without a screen. */
#include "base/pos-json.h"
#include "base/pos-process.h"
#include "base/pos-secret.h"
#include "base/pos-words.h"
#include "cli/pos-cli-lines.h"
#include "cli/pos-cli.h"
#include "register/pos-import.h"
#include "store/pos-rescue.h"
#include "wire/pos-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DONE 0
#define FAILED 1
#define USAGE 2
/* A shop's whole catalog. */
#define CSV_MAX_BYTES (64 * 1024 * 1024)

typedef struct {
  char *data;
  char *hq;
  char *register_id;
  char *clock;
  char *seed;
  gboolean simulate;
  char *format;
  char *warehouse;
  char *tax_group;
  gboolean json;
  gboolean mend;
  char **words; /* those of the command that runs */
  PosCliOptions cli;
} Options;

static const char USAGE_TEXT[] =
    "Usage: posctl --data DIR [OPTION…] COMMAND [then COMMAND]…\n"
    "       COMMAND: shell | run FILE | import FILE | check [--mend] | backup FILE |\n"
    "                rescue NEW-DIR | enroll\n"
    "       posctl ops [--json]\n"
    "Try posctl --help.\n";

static const char HELP_TEXT[] =
    "Commands, each with --data DIR but for ops:\n"
    "  shell            Answers JSON requests, one on each line that comes in\n"
    "  run FILE         The same from a file, until an answer misses its \"expect\"\n"
    "  import FILE      Loads a bundle of records; with --format a product export\n"
    "  check            Tells every fault, one on each line; with --mend mends what can be\n"
    "  backup FILE      Copies the database, also while it is used\n"
    "  rescue NEW-DIR   Saves what can be read of a damaged database into a new one\n"
    "  enroll           Makes this register known to --hq with the code that comes in\n"
    "  ops              Lists the operations\n"
    "  … then …         One command after the other, while they succeed\n"
    "\n"
    "Ends with 0 when it is done, 1 when it failed or found a fault, 2 when it was called "
    "wrongly.\n";

static int
fail (const char *doing, GError *error)
{
  g_printerr ("posctl: %s: %s\n", doing, error->message);
  g_error_free (error);
  return FAILED;
}

/* One line of @input, answered.  @missed: (out): the answer misses its "expect". */
static gboolean
answer_line (PosCli *cli, const char *line, gsize length, gboolean *missed)
{
  g_autoptr (json_t) request = NULL;
  g_autoptr (json_t) answer = pos_cli_answer (cli, line, length, &request);
  g_autofree char *text = pos_json_to_text (answer);
  json_t *expected = json_object_get (request, "expect");

  *missed = expected && !pos_cli_matches (cli, answer, expected);
  return printf ("%s\n", text) >= 0 && fflush (stdout) == 0;
}

/* Reads requests from @input; with @check stops at the first answer that misses its "expect". */
static int
talk (PosCli *cli, int input, gboolean check)
{
  PosCliLines lines;
  const char *line;
  gsize length;
  int code = DONE;

  pos_cli_lines_init (&lines, input);
  while (code == DONE && (line = pos_cli_lines_next (&lines, &length))) {
    gboolean missed;

    if (strspn (line, " \t\r") == length)
      continue;
    if (!answer_line (cli, line, length, &missed))
      code = FAILED;
    if (!check || !missed)
      continue;
    g_printerr ("posctl: expected otherwise: %s\n", line);
    code = FAILED;
  }
  if (lines.failed) {
    g_printerr ("posctl: what comes in cannot be read: %s\n", g_strerror (errno));
    code = FAILED;
  }
  pos_cli_lines_clear (&lines);
  return code;
}

static int
run_shell (PosCli *cli, const Options *options)
{
  return talk (cli, STDIN_FILENO, FALSE);
}

static int
run_file (PosCli *cli, const Options *options)
{
  int input = open (options->words[1], O_RDONLY | O_CLOEXEC);
  int code;

  if (input < 0) {
    g_printerr ("posctl: %s: %s\n", options->words[1], g_strerror (errno));
    return FAILED;
  }
  code = talk (cli, input, TRUE);
  close (input);
  return code;
}

static int
run_import (PosCli *cli, const Options *options)
{
  const PosImportChoices choices = {options->warehouse, options->tax_group};
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  gsize size;
  GError *error = NULL;
  int code;

  if (!pos_file_read (options->words[1],
                      options->format ? CSV_MAX_BYTES : POS_JSON_MAX_BYTES,
                      &text,
                      &size,
                      &error))
    return fail (options->words[1], error);
  if (options->format ? !pos_import_shopify (cli->store, text, size, &choices, &report, &error)
                      : !pos_import_bundle (cli->store, text, (gssize)size, &report, &error)) {
    pos_import_report_clear (&report);
    return fail (options->words[1], error);
  }
  for (guint i = 0; i < report.refusals->len; i++)
    g_printerr ("%s\n", (char *)report.refusals->pdata[i]);
  if (report.guessed)
    g_printerr ("%s\n", report.guessed);
  printf ("%u records taken, %u refused\n", report.taken, report.refusals->len);
  code = report.refusals->len > 0 ? FAILED : DONE;
  pos_import_report_clear (&report);
  return code;
}

static int
run_check (PosCli *cli, const Options *options)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) faults = pos_cli_check (cli, notices);
  g_autoptr (GPtrArray) advice = pos_cli_advise (faults);

  for (guint i = 0; i < faults->len; i++)
    printf ("%s\n", (char *)faults->pdata[i]);
  for (guint i = 0; i < advice->len; i++)
    g_printerr ("%s\n", (char *)advice->pdata[i]);
  for (guint i = 0; i < notices->len; i++)
    g_printerr ("notice: %s\n", (char *)notices->pdata[i]);
  return faults->len > 0 ? FAILED : DONE;
}

/* What is left is told as by a check. */
static int
run_mend (PosCli *cli, const Options *options)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) done = pos_cli_mend (cli, &error);

  if (!done)
    return fail ("check --mend", error);
  for (guint i = 0; i < done->len; i++)
    g_printerr ("%s\n", (char *)done->pdata[i]);
  return run_check (cli, options);
}

static int
run_backup (PosCli *cli, const Options *options)
{
  GError *error = NULL;

  return pos_local_store_backup_sync (cli->store, options->words[1], &error)
             ? DONE
             : fail (options->words[1], error);
}

static int
run_rescue (PosCli *cli, const Options *options)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  gboolean whole = FALSE;
  GError *error = NULL;

  if (!pos_rescue (options->data, options->words[1], cli->context, report, &whole, &error))
    return fail ("rescue", error);
  for (guint i = 0; i < report->len; i++)
    printf ("%s\n", (char *)report->pdata[i]);
  return whole ? DONE : FAILED;
}

static int
run_enroll (PosCli *cli, const Options *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *code;
  GError *error = NULL;

  if (!cli->sync) {
    g_printerr ("posctl: enroll needs --hq\n");
    return USAGE;
  }
  code = pos_process_ask ("Code from headquarters:");
  pos_sync_enroll_async (cli->sync, code, g_get_host_name (), NULL, pos_cli_ready_cb, &result);
  pos_secret_forget (code);
  return pos_sync_enroll_finish (cli->sync, pos_cli_wait (&result), &error)
             ? DONE
             : fail ("enroll", error);
}

typedef struct {
  const char *name;
  guint words;
  PosCliNeed need;
  int (*run) (PosCli *cli, const Options *options);
} Command;

static const Command commands[] = {
    {"shell", 1, POS_CLI_REGISTER, run_shell},
    {"run", 2, POS_CLI_REGISTER, run_file},
    {"import", 2, POS_CLI_STORE, run_import},
    {"check", 1, POS_CLI_LOOK, run_check},
    {"check --mend", 1, POS_CLI_STORE, run_mend},
    {"backup", 2, POS_CLI_LOOK, run_backup},
    {"rescue", 2, POS_CLI_NOTHING, run_rescue},
    {"enroll", 1, POS_CLI_STORE, run_enroll},
};

static int
run_command (const Command *command, const Options *options)
{
  PosCli cli = {0};
  GError *error = NULL;
  int code;

  if (pos_cli_open (&cli, &options->cli, command->need, &error)) {
    code = command->run (&cli, options);
  } else {
    /* What cannot even be opened is a fault that was looked for. */
    if (command->run == run_check || command->run == run_mend)
      printf ("database: %s\n", error->message);
    code = fail (options->data, error);
  }
  pos_cli_close (&cli);
  return code;
}

static const Command *
find_command (const Options *options)
{
  g_autofree char *name = g_strconcat (options->words[0], options->mend ? " --mend" : "", NULL);

  for (gsize i = 0; options->data && i < G_N_ELEMENTS (commands); i++)
    if (!strcmp (commands[i].name, name) && g_strv_length (options->words) == commands[i].words)
      return &commands[i];
  return NULL;
}

/* Seed 0 repeats like any other, although a context takes 0 for "none". */
#define SEED_ZERO 0x706f7363746c0000

static gboolean
read_options (Options *options, GError **error)
{
  PosCliOptions *cli = &options->cli;

  *cli = (PosCliOptions){
      .data = options->data,
      .hq = options->hq,
      .register_id = options->register_id,
      .simulate = options->simulate,
  };
  if (options->clock && !pos_instant_parse (options->clock, &cli->now, error))
    return FALSE;
  if (options->seed &&
      !g_ascii_string_to_unsigned (options->seed, 10, 0, G_MAXUINT64, &cli->seed, error))
    return FALSE;
  if (options->seed && cli->seed == 0)
    cli->seed = SEED_ZERO;
  if (!options->format || !strcmp (options->format, "shopify-csv"))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "There is no such --format");
  return FALSE;
}

/* Ends the command that @words begin with.  Returns: (nullable): where the next one begins. */
static char **
cut_command (char **words)
{
  for (; *words; words++) {
    if (strcmp (*words, "then") != 0)
      continue;
    *words = NULL;
    return words + 1;
  }
  return NULL;
}

/* One after the other, each as a program of its own would be, until one fails.  None is begun when
 * one of them cannot be understood. */
static int
run_commands (const Options *options)
{
  g_autofree char **words =
      g_memdup2 (options->words, (g_strv_length (options->words) + 1) * sizeof (char *));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Options));
  int code = DONE;

  for (char **first = words, **next; first; first = next) {
    Options step = *options;

    next = cut_command (first);
    step.words = first;
    if (!*first || !find_command (&step)) {
      g_printerr ("%s", USAGE_TEXT);
      return USAGE;
    }
    g_array_append_val (steps, step);
  }
  for (guint i = 0; code == DONE && i < steps->len; i++) {
    const Options *step = &g_array_index (steps, Options, i);

    code = run_command (find_command (step), step);
    /* Whoever talks with the next one has this one's words. */
    if (fflush (stdout) != 0)
      code = FAILED;
  }
  return code;
}

static int
run (Options *options)
{
  GError *error = NULL;

  if (!read_options (options, &error)) {
    fail ("options", error);
    return USAGE;
  }
  if (options->words && !strcmp (options->words[0], "ops") && !options->words[1]) {
    g_autofree char *text = options->json ? pos_cli_dump_json () : pos_cli_dump_markdown ();
    return fputs (text, stdout) < 0 || (options->json && putchar ('\n') < 0) ? FAILED : DONE;
  }
  if (options->words)
    return run_commands (options);
  g_printerr ("%s", USAGE_TEXT);
  return USAGE;
}

static void
options_clear (Options *options)
{
  g_free (options->data);
  g_free (options->hq);
  g_free (options->register_id);
  g_free (options->clock);
  g_free (options->seed);
  g_free (options->format);
  g_free (options->warehouse);
  g_free (options->tax_group);
  g_strfreev (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

int
main (int argc, char **argv)
{
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, "The register's data", "DIR"},
      {"hq", 0, 0, G_OPTION_ARG_STRING, &options.hq, "Headquarters", "URL"},
      {"register", 0, 0, G_OPTION_ARG_STRING, &options.register_id, "Which register", "ID"},
      {"clock", 0, 0, G_OPTION_ARG_STRING, &options.clock, "A fixed clock", "INSTANT"},
      {"simulate", 0, 0, G_OPTION_ARG_NONE, &options.simulate, "Simulated devices", NULL},
      {"seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, "Repeat ids and randomness", "N"},
      {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "shopify-csv", "NAME"},
      {"warehouse", 0, 0, G_OPTION_ARG_STRING, &options.warehouse, "Where its stock lies", "ID"},
      {"tax-group",
       0,
       0,
       G_OPTION_ARG_STRING,
       &options.tax_group,
       "The item tax group of its products",
       "ID"},
      {"mend", 0, 0, G_OPTION_ARG_NONE, &options.mend, "check: mend what can be", NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &options.json, "ops: as JSON", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.words, NULL, "COMMAND"},
      {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the register without a screen");
  g_autofree char *catalogs = pos_words_dup_folder (POS_LOCALE_DIR);
  GError *error = NULL;

  pos_process_keep_secrets ();
  pos_words_open (catalogs);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, HELP_TEXT);
  if (g_option_context_parse (context, &argc, &argv, &error))
    return run (&options);
  fail ("options", error);
  return USAGE;
}
