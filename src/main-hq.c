/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main-hq.c — pos-hq: headquarters' server. */
#include "base/pos-process.h"
#include "base/pos-secret.h"
#include "base/pos-words.h"
#include "hq/pos-hq-command.h"
#include "hub/pos-hub-command.h"

#include <glib-unix.h>

static char *data, *port_file, *socket_path, *import_file, *upstream, *mail;
static int port, sync_interval = 2;
static gboolean demo;
static char **rest;

static const GOptionEntry options[] = {
    {"data", 0, 0, G_OPTION_ARG_FILENAME, &data, "Folder of the database", "DIR"},
    {"port", 0, 0, G_OPTION_ARG_INT, &port, "Port on loopback; 0: any", "N"},
    {"port-file", 0, 0, G_OPTION_ARG_FILENAME, &port_file, "Where to write the port", "FILE"},
    {"socket",
     0,
     0,
     G_OPTION_ARG_FILENAME,
     &socket_path,
     "Unix socket for the proxy in front, beside loopback",
     "PATH"},
    {"import", 0, 0, G_OPTION_ARG_FILENAME, &import_file, "Records to take in", "BUNDLE.json"},
    {"mail", 0, 0, G_OPTION_ARG_FILENAME, &mail, "Where letters to customers go", "DIR"},
    {"upstream", 0, 0, G_OPTION_ARG_STRING, &upstream, "Headquarters, whose hub this is", "URL"},
    {"demo", 0, 0, G_OPTION_ARG_NONE, &demo, "Set up the demo chain", NULL},
    {"sync-interval",
     0,
     0,
     G_OPTION_ARG_INT,
     &sync_interval,
     "Seconds between two runs of Synchronize orders; 0: on demand",
     "SECONDS"},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, "[COMMAND]"},
    G_OPTION_ENTRY_NULL,
};

static gboolean
on_signal (gpointer stopped)
{
  *(gboolean *)stopped = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Commands find the server by it; a disk that takes nothing is no reason not to serve. */
static gboolean
write_own_port (PosHqServer *server, GError **error)
{
  g_autofree char *path = g_build_filename (data, "port", NULL);
  g_autoptr (GError) failure = NULL;

  if (pos_hq_command_write_port (path, pos_hq_server_get_port (server), &failure))
    return TRUE;
  if (!pos_hq_server_is_read_only (server)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  g_warning ("Commands will not find this server: %s", failure->message);
  return TRUE;
}

static gboolean
start (PosHqServer *server, GError **error)
{

  pos_hq_server_set_mail_folder (server, mail);
  return (!import_file || pos_hq_command_import (server, import_file, error)) &&
         (!demo || pos_hq_command_set_up_demo (server, data, error)) &&
         pos_hq_server_start (server, (guint16)port, (guint)sync_interval, error) &&
         (!socket_path || pos_hq_server_listen (server, socket_path, error)) &&
         write_own_port (server, error) &&
         (!port_file ||
          pos_hq_command_write_port (port_file, pos_hq_server_get_port (server), error));
}

static gboolean
serve (PosContext *context, GError **error)
{
  static gboolean stopped;
  g_autofree char *own_port_file = g_build_filename (data, "port", NULL);
  g_autoptr (PosHqServer) server = NULL;
  g_autoptr (PosHub) hub = NULL;

  pos_hq_command_reserve_port (own_port_file);
  server = pos_hq_server_new (data, context, error);
  /* First, so that whoever stops it while it starts has it end as at any other time. */
  g_unix_signal_add (SIGTERM, on_signal, &stopped);
  g_unix_signal_add (SIGINT, on_signal, &stopped);
  if (!server || !start (server, error)) {
    pos_hq_command_release_port (own_port_file);
    return FALSE;
  }
  if (upstream && !(hub = pos_hub_command_start (server, upstream, error)))
    return FALSE;
  g_print ("http://127.0.0.1:%u\n", (guint)pos_hq_server_get_port (server));
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  if (hub)
    pos_hub_stop (hub);
  pos_hq_server_stop (server);
  return TRUE;
}

static gboolean
enroll (PosContext *context, GError **error)
{
  g_autofree char *fresh = g_str_equal (rest[0], "enroll-hub")
                               ? pos_hq_command_enroll_hub (data, rest[1], context, error)
                               : pos_hq_command_enroll (data, rest[1], context, error);

  if (fresh)
    g_print ("%s\n", fresh);
  return fresh != NULL;
}

static gboolean
check_set_up (PosContext *context, GError **error)
{
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, error);
  int missing = -1;

  if (server && (!import_file || pos_hq_command_import (server, import_file, error)))
    missing = pos_hq_command_check_set_up (server, error);
  if (missing > 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "the set-up is not whole");
  return missing == 0;
}

static gboolean
check_books (PosContext *context, GError **error)
{
  int n_faults = pos_hq_command_check (data, error);

  if (n_faults > 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "the books do not hold together");
  return n_faults == 0;
}

static gboolean
revoke_register (PosContext *context, GError **error)
{
  int n_devices = pos_hq_command_revoke (data, rest[1], context, error);

  if (n_devices >= 0)
    g_print ("%d\n", n_devices);
  return n_devices >= 0;
}

static gboolean
list_registers (PosContext *context, GError **error)
{
  return pos_hq_command_list_registers (data, context, error);
}

static gboolean
make_proxy_certificate (PosContext *context, GError **error)
{
  return pos_hq_command_make_proxy_certificate (data, rest[1], rest[2], context, error);
}

static gboolean
back_up (PosContext *context, GError **error)
{
  return pos_hq_command_backup (data, rest[1], error);
}

static gboolean
join (PosContext *context, GError **error)
{
  char *code = pos_process_ask ("Code from headquarters:");
  gboolean joined = pos_hub_command_join (data, upstream, code, context, error);

  pos_secret_forget (code);
  return joined;
}

typedef struct {
  const char *name;
  guint words;
  gboolean (*run) (PosContext *context, GError **error);
} Command;

static const Command commands[] = {
    {"enroll", 2, enroll},
    {"enroll-hub", 2, enroll},
    {"revoke", 2, revoke_register},
    {"proxy-certificate", 2, make_proxy_certificate},
    {"proxy-certificate", 3, make_proxy_certificate},
    {"check", 1, check_books},
    {"check-setup", 1, check_set_up},
    {"registers", 1, list_registers},
    {"backup", 2, back_up},
    {"join", 1, join},
};

/* What the words ask for: to serve when there are none, nothing when they make no sense. */
static const Command *
find_command (void)
{
  static const Command none = {"", 0, serve};

  if (!rest)
    return &none;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strv_length (rest) == commands[i].words && g_str_equal (rest[0], commands[i].name))
      return &commands[i];
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) parser = g_option_context_new (NULL);
  g_autoptr (PosClock) clock = pos_clock_new_system ();
  g_autoptr (PosContext) context = pos_context_new (clock, 0);
  g_autofree char *catalogs = pos_words_dup_folder (POS_LOCALE_DIR);
  g_autoptr (GError) error = NULL;
  const Command *command;
  gboolean usable;

  pos_process_keep_secrets ();
  pos_words_open (catalogs);
  g_option_context_add_main_entries (parser, options, NULL);
  g_option_context_set_description (
      parser,
      "Commands:\n"
      "  enroll REGISTER          Make a one-time code for a device that becomes this register\n"
      "  enroll-hub STORE         Likewise for the hub of this store\n"
      "  revoke REGISTER          Know the device that is this register, or hub, no longer\n"
      "  proxy-certificate HOST [FILE]\n"
      "                           Write DIR/proxy.pem, or FILE, for the proxy that HOST names\n"
      "  check                    Say what does not hold together in the books\n"
      "  backup FILE              Copy the database while it is in use, look through the copy, "
      "and\n"
      "                           call it FILE, which must not exist\n"
      "  check-setup              Say what is missing in the set-up\n"
      "  registers                Say when each register was heard, and what is in force there\n"
      "  join                     With --upstream: become a store's hub, by the code that is read\n"
      "                           from the standard input\n");
  usable = g_option_context_parse (parser, &argc, &argv, &error);
  command = find_command ();
  if (!usable || !data || port < 0 || port > 65535 || sync_interval < 0 || !command ||
      (upstream && (demo || import_file || (rest && command->run != join))) ||
      (command->run == join && !upstream)) {
    g_autofree char *help = g_option_context_get_help (parser, TRUE, NULL);
    g_printerr ("%s%s%s", error ? error->message : "", error ? "\n" : "", help);
    return 2;
  }
  if (command->run (context, &error))
    return 0;
  g_printerr ("pos-hq: %s\n", error->message);
  return 1;
}
