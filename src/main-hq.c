/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main-hq.c — pos-hq: headquarters as a program. */
#include "hq/pos-hq-server.h"
#include "wire/pos-demo.h"

#include <glib-unix.h>
#include <string.h>

typedef struct {
  char *data;
  char *port_file;
  char *import;
  char **words;
  int port;
  int interval;
  gboolean demo;
} Options;

static gboolean
fail (const char *doing, GError *error)
{
  g_printerr ("pos-hq: %s: %s\n", doing, error->message);
  g_error_free (error);
  return FALSE;
}

static gboolean
take_bundle (PosHqServer *server, const char *name, const char *text)
{
  g_auto (GStrv) refusals = NULL;
  GError *error = NULL;
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, -1, &error);

  if (!bundle || pos_hq_server_import (server, bundle, &refusals, &error) < 0)
    return fail (name, error);
  for (GStrv line = refusals; line && *line; line++)
    g_printerr ("pos-hq: %s: %s\n", name, *line);
  return TRUE;
}

/* A demo chain that is there already stays as people left it. */
static gboolean
import_demo (PosHqServer *server, const Options *options)
{
  g_autofree char *mark = g_build_filename (options->data, "demo", NULL);
  GError *error = NULL;
  g_autofree char *text = NULL;

  if (!options->demo || g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;
  text = pos_demo_dup_bundle (&error);
  if (!text)
    return fail ("demo", error);
  return take_bundle (server, "demo", text) && g_file_set_contents (mark, "", 0, NULL);
}

static gboolean
import_file (PosHqServer *server, const char *path)
{
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!path)
    return TRUE;
  if (!g_file_get_contents (path, &text, NULL, &error))
    return fail (path, error);
  return take_bundle (server, path, text);
}

/* pos-hq --data DIR enroll REGISTER */
static int
print_code (PosHqServer *server, const char *register_id)
{
  GError *error = NULL;
  g_autofree char *code = pos_hq_server_create_code (server, register_id, &error);

  if (!code)
    return !fail (register_id, error);
  g_print ("%s\n", code);
  return 0;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static int
serve (PosHqServer *server, const Options *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GError *error = NULL;

  if (!pos_hq_server_start (server, (guint16)options->port, (guint)options->interval, &error))
    return !fail ("start", error);
  if (options->port_file) {
    g_autofree char *port = g_strdup_printf ("%u\n", pos_hq_server_get_port (server));
    if (!g_file_set_contents (options->port_file, port, -1, &error))
      return !fail (options->port_file, error);
  }
  g_print ("http://127.0.0.1:%u\n", pos_hq_server_get_port (server));
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_main_loop_run (loop);
  pos_hq_server_stop (server);
  return 0;
}

static gboolean
read_options (int *argc, char ***argv, Options *options)
{
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Where everything is kept", "DIR"},
      {"port", 0, 0, G_OPTION_ARG_INT, &options->port, "Loopback port; 0 for a free one", "N"},
      {"port-file",
       0,
       0,
       G_OPTION_ARG_FILENAME,
       &options->port_file,
       "Write the port here",
       "FILE"},
      {"import", 0, 0, G_OPTION_ARG_FILENAME, &options->import, "Take a bundle in", "FILE"},
      {"demo", 0, 0, G_OPTION_ARG_NONE, &options->demo, "Start with the demo chain", NULL},
      {"sync-interval",
       0,
       0,
       G_OPTION_ARG_INT,
       &options->interval,
       "Seconds between runs of Synchronize orders",
       "SECONDS"},
      {G_OPTION_REMAINING,
       0,
       0,
       G_OPTION_ARG_STRING_ARRAY,
       &options->words,
       NULL,
       "[enroll REGISTER]"},
      {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- headquarters of a chain");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error)) {
    g_printerr ("pos-hq: %s\n", error->message);
    return FALSE;
  }
  gboolean enroll = options->words && g_strv_length (options->words) == 2 &&
                    !strcmp (options->words[0], "enroll");
  if (options->data && (!options->words || enroll) && options->port >= 0 && options->port < 65536)
    return TRUE;
  g_printerr ("Usage: pos-hq --data DIR [--port N] [--demo] | pos-hq --data DIR enroll REGISTER\n");
  return FALSE;
}

int
main (int argc, char **argv)
{
  Options options = {.interval = 2};
  GError *error = NULL;

  if (!read_options (&argc, &argv, &options))
    return 2;
  g_autoptr (PosClock) clock = pos_clock_new_system ();
  g_autoptr (PosContext) context = pos_context_new (clock, 0);
  g_autoptr (PosHqServer) server = pos_hq_server_new (options.data, context, &error);
  if (!server)
    return !fail (options.data, error);
  if (!import_demo (server, &options) || !import_file (server, options.import))
    return 1;
  return options.words ? print_code (server, options.words[1]) : serve (server, &options);
}
