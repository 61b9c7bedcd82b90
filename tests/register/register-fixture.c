/* SPDX-License-Identifier: GPL-3.0-or-later */
/* register-fixture.c — see the header. */
#include "register-fixture.h"
#include "base/pos-json.h"
#include "register/pos-args.h"
#include "register/pos-import.h"

#include <glib/gstdio.h>
#include <string.h>

#define OPERATOR "{\"worker\": \"kim\", \"secret\": \"1111\"}"

static void
import_chain (Register *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  PosImportReport report = {0};
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  pos_import_bundle (self->cli.store, text, (gssize)size, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.refusals->len, ==, 0);
  pos_import_report_clear (&report);
}

static void
open_at (Register *self, gint64 now)
{
  PosCliOptions options = {
      .data = self->directory,
      .register_id = "R1",
      .seed = 1,
      .simulate = TRUE,
      .now = now,
  };
  g_autoptr (GError) error = NULL;

  pos_cli_open (&self->cli, &options, POS_CLI_REGISTER, &error);
  g_assert_no_error (error);
}

void
register_set_up (Register *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now;

  self->directory = g_dir_make_tmp ("pos-register-XXXXXX", &error);
  g_assert_no_error (error);
  pos_instant_parse ("2026-05-14T10:42:00+02:00", &now, &error);
  g_assert_no_error (error);
  open_at (self, now);
  import_chain (self);
  pos_register_reload_config (self->cli.reg, &error);
  g_assert_no_error (error);
  register_do (self, "session.sign_in", OPERATOR);
}

void
register_restart (Register *self)
{
  gint64 now = pos_register_get_now (self->cli.reg);

  pos_cli_close (&self->cli);
  memset (&self->cli, 0, sizeof self->cli);
  open_at (self, now);
}

void
register_open_on (PosCli *cli, const char *directory, const PosDbOptions *options, guint32 seed)
{
  g_autoptr (PosClock) clock = pos_clock_new_fixed (G_GINT64_CONSTANT (1778748120000000));
  g_autofree char *devices = g_build_filename (directory, "devices", NULL);
  const PosDevicesOptions device_options = {.simulate = TRUE, .directory = devices};
  g_autoptr (GError) error = NULL;

  *cli = (PosCli){.context = pos_context_new (clock, seed), .simulated = TRUE};
  cli->store = pos_local_store_open_with (directory, cli->context, options, &error);
  g_assert_no_error (error);
  cli->devices = pos_devices_new (cli->context, &device_options);
  const PosRegisterOptions register_options = {
      .context = cli->context,
      .store = cli->store,
      .devices = cli->devices,
      .register_id = "R1",
  };
  cli->reg = pos_register_new (&register_options, &error);
  g_assert_no_error (error);
}

void
register_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    register_remove_tree (child);
  }
  g_remove (path);
}

void
register_tear_down (Register *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = pos_cli_check (&self->cli, NULL);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
  pos_cli_close (&self->cli);
  register_remove_tree (self->directory);
  g_free (self->directory);
}

json_t *
register_ask (Register *self, const char *op, const char *args)
{
  g_autofree char *line =
      g_strdup_printf ("{\"op\": \"%s\", \"args\": %s}", op, args ? args : "{}");
  g_autoptr (json_t) request = NULL;
  g_autoptr (json_t) answer = pos_cli_answer (&self->cli, line, strlen (line), &request);
  g_autofree char *text = pos_json_to_text (answer);

  if (!json_is_true (json_object_get (answer, "ok")))
    g_error ("%s: %s", op, text);
  return json_incref (json_object_get (answer, "result"));
}

void
register_do (Register *self, const char *op, const char *args)
{
  json_decref (register_ask (self, op, args));
}

GVariant *
register_run (
    Register *self, const char *key, const char *args, const PosApproval *approval, GError **error)
{
  PosRegister *reg = self->cli.reg;
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (json_t) json = args ? pos_json_parse (args, -1, error) : json_object ();
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (operation);
  g_assert_nonnull (json);
  g_autoptr (GVariant) given =
      pos_args_from_json (key, operation->params, json, pos_register_get_currency (reg), error);
  if (!given)
    return NULL;
  pos_register_run_async (reg, key, given, approval, NULL, pos_cli_ready_cb, &result);
  pos_cli_wait (&result);
  return pos_register_run_finish (reg, result, error);
}

char *
register_read_terminal (Register *self)
{
  g_autofree char *path =
      g_build_filename (self->directory, "devices", "terminal", "terminal.jsonl", NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  return text;
}
