/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chain-fixture.c — see the header. */
#include "chain-fixture.h"
#include "db/pos-db-statement.h"
#include "hq/pos-hq-check.h"
#include "sync/pos-http-transport.h"
#include "wire/pos-protocol.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-05-14T10:42:00+02:00"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static void
import_text (Chain *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, -1, &error);
  g_auto (GStrv) report = NULL;
  int taken;

  g_assert_no_error (error);
  taken = pos_hq_server_import (self->hq, bundle, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken, >, 0);
  g_assert_null (report[0]);
}

void
chain_import (Chain *self, const char *records)
{
  g_autofree char *text = g_strdup_printf ("{\"currency\": \"EUR\", \"records\": [%s]}", records);

  import_text (self, text);
}

void
chain_start (Chain *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "hq", NULL);
  g_autoptr (GError) error = NULL;

  self->hq = pos_hq_server_new (folder, self->context, &error);
  g_assert_no_error (error);
  if (self->mail_folder)
    pos_hq_server_set_mail_folder (self->hq, self->mail_folder);
  pos_hq_server_start (self->hq, self->port, self->interval, &error);
  g_assert_no_error (error);
  self->port = pos_hq_server_get_port (self->hq);
}

void
chain_stop (Chain *self)
{
  pos_hq_server_stop (self->hq);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->hq);
  self->hq = NULL;
}

void
chain_copy_database (const char *folder, const char *from, const char *to)
{
  static const char *const tails[] = {"", "-wal", "-shm"};

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *source = g_strconcat (folder, "/", from, tails[i], NULL);
    g_autofree char *target = g_strconcat (folder, "/", to, tails[i], NULL);
    g_autofree char *bytes = NULL;
    gsize size;

    g_unlink (target);
    if (g_file_get_contents (source, &bytes, &size, NULL))
      g_assert_true (g_file_set_contents (target, bytes, (gssize)size, NULL));
  }
}

static void
copy (Chain *self, const char *from, const char *to)
{
  g_autofree char *folder = g_build_filename (self->folder, "hq", NULL);

  chain_copy_database (folder, from, to);
}

void
chain_keep_copy (Chain *self)
{
  copy (self, "hq.db", "kept.db");
}

void
chain_restore_copy (Chain *self)
{
  copy (self, "kept.db", "hq.db");
}

void
chain_open (Chain *self, const char *now, const char *bundle)
{
  g_autofree char *text = NULL;
  gint64 begin;

  g_assert_true (pos_instant_parse (now, &begin, NULL));
  self->folder = g_dir_make_tmp ("pos-chain-XXXXXX", NULL);
  self->clock = pos_clock_new_fixed (begin);
  self->context = pos_context_new (self->clock, 11);
  chain_start (self);
  self->address = pos_hq_server_dup_address (self->hq);
  g_assert_true (g_file_get_contents (bundle, &text, NULL, NULL));
  import_text (self, text);
}

void
chain_set_up (Chain *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);

  chain_open (self, NOW, path);
}

void
chain_close (Chain *self)
{
  if (self->hq)
    chain_stop (self);
  g_object_unref (self->context);
  g_object_unref (self->clock);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->address);
}

void
chain_tear_down (Chain *self, gconstpointer data)
{
  chain_close (self);
}

typedef struct {
  const char *sql;
  gint64 found;
} Count;

static gboolean
read_count (PosDbTxn *txn, gpointer data, GError **error)
{
  Count *count = data;
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, count->sql);
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  count->found = pos_db_column_int64 (select, 0);
  return TRUE;
}

GPtrArray *
chain_list_faults (Chain *self)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pos_hq_check (pos_hq_server_get_core (self->hq)->db, faults, &error);
  g_assert_no_error (error);
  return faults;
}

void
chain_assert_books_agree (Chain *self)
{
  g_autoptr (GPtrArray) faults = chain_list_faults (self);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

static gboolean
run_sql (PosDbTxn *txn, gpointer sql, GError **error)
{
  return pos_db_txn_run (txn, sql, error);
}

void
chain_run_sql (PosDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (db, run_sql, (gpointer)sql, &error);
  g_assert_no_error (error);
}

void
chain_assert_damage_is_found (Chain *self, const char *damage, const char *fault)
{
  g_autoptr (GPtrArray) faults = NULL;
  gboolean found = FALSE;

  chain_run_sql (pos_hq_server_get_core (self->hq)->db, damage);
  faults = chain_list_faults (self);
  for (guint i = 0; i < faults->len; i++)
    found = found || g_pattern_match_simple (fault, faults->pdata[i]);
  g_assert_true (found);
}

gint64
chain_count_rows (PosDb *db, const char *sql)
{
  Count count = {.sql = sql};

  g_assert_true (pos_db_read_sync (db, read_count, &count, NULL, NULL));
  return count.found;
}

void
chain_synchronize (Chain *self)
{
  g_autoptr (GError) error = NULL;

  pos_hq_server_synchronize (self->hq, &error);
  g_assert_no_error (error);
}

json_t *
chain_send (Chain *self,
            const char *method,
            const char *path,
            const char *token,
            const char *body,
            guint status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTransport) transport = pos_http_transport_new (self->address, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = body ? g_bytes_new (body, strlen (body)) : NULL;
  g_autoptr (PosAnswer) answer = NULL;
  gssize length;
  const char *text;

  pos_transport_set_token (transport, token);
  pos_transport_send_async (transport, method, path, bytes, 0, NULL, pos_cli_ready_cb, &result);
  answer = pos_transport_send_finish (transport, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  text = pos_answer_get_text (answer, &length);
  if (answer->status != status)
    g_error (
        "%s %s: %u instead of %u: %.*s", method, path, answer->status, status, (int)length, text);
  g_assert_cmpstr (answer->content_type, ==, POS_CONTENT_TYPE);
  json_t *json = pos_json_parse (text, length, &error);
  g_assert_no_error (error);
  return json;
}

const char *
chain_get_code (json_t *body)
{
  return text_at (body, "error.code");
}

char *
chain_enroll (Chain *self, const char *register_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pos_hq_server_create_code (self->hq, register_id, &error);
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\", \"device\": \"test\"}", code);
  g_autoptr (json_t) answer = NULL;

  g_assert_no_error (error);
  answer = chain_send (self, "POST", "/v1/enroll", NULL, body, 200);
  g_assert_cmpstr (text_at (answer, "register"), ==, register_id);
  return g_strdup (text_at (answer, "token"));
}

/* --- Registers --- */

static void
open_cli (Till *self)
{
  g_autoptr (GError) error = NULL;
  static guint64 seed = 100;
  PosCliOptions options = {
      .data = self->folder,
      .hq = self->address ? self->address : self->chain->address,
      .now = pos_clock_get_now (self->chain->clock),
      .seed = seed++,
      .simulate = TRUE,
  };

  pos_cli_open (&self->cli, &options, POS_CLI_REGISTER, &error);
  g_assert_no_error (error);
}

static void
close_cli (Till *self)
{
  pos_sync_stop (self->cli.sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pos_cli_close (&self->cli);
}

void
till_restart (Till *self)
{
  close_cli (self);
  open_cli (self);
}

void
till_reopen (Till *self)
{
  till_restart (self);
  till_do (self, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}");
}

static void
copy_and_reopen (Till *self, const char *from, const char *to)
{
  close_cli (self);
  chain_copy_database (self->folder, from, to);
  open_cli (self);
  till_do (self, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}");
}

void
till_keep_copy (Till *self)
{
  copy_and_reopen (self, "register.db", "kept.db");
}

void
till_restore_copy (Till *self)
{
  copy_and_reopen (self, "kept.db", "register.db");
}

void
till_open (Till *self, Chain *chain, const char *register_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *code = pos_hq_server_create_code (chain->hq, register_id, &error);

  g_assert_no_error (error);
  self->chain = chain;
  self->folder = g_build_filename (chain->folder, register_id, NULL);
  open_cli (self);
  till_refuse (
      self, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}", "access/unknown-worker");
  pos_sync_enroll_async (self->cli.sync, code, "test", NULL, pos_cli_ready_cb, &result);
  pos_sync_enroll_finish (self->cli.sync, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (till_sync (self));
  till_do (self, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}");
}

void
till_close (Till *self)
{
  g_autoptr (GPtrArray) faults = pos_cli_check (&self->cli, NULL);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
  close_cli (self);
  g_free (self->folder);
}

static json_t *
answer (Till *self, const char *op, const char *args)
{
  g_autofree char *line = g_strdup_printf ("{'op': '%s', 'args': %s}", op, args ? args : "{}");
  g_autoptr (json_t) request = NULL;

  return pos_cli_answer (&self->cli, g_strdelimit (line, "'", '"'), strlen (line), &request);
}

json_t *
till_ask (Till *self, const char *op, const char *args)
{
  g_autoptr (json_t) json = answer (self, op, args);
  g_autofree char *text = pos_json_to_text (json);

  if (!json_is_true (json_object_get (json, "ok")))
    g_error ("%s %s: %s", op, args, text);
  return json_incref (json_object_get (json, "result"));
}

void
till_do (Till *self, const char *op, const char *args)
{
  json_decref (till_ask (self, op, args));
}

json_t *
till_answer_approved (Till *self, const char *op, const char *args)
{
  g_autofree char *line = g_strdup_printf (
      "{'op': '%s', 'args': %s, 'approval': {'worker': 'sam', 'secret': '2468'}}", op, args);
  g_autoptr (json_t) request = NULL;

  g_strdelimit (line, "'", '"');
  return pos_cli_answer (&self->cli, line, strlen (line), &request);
}

void
till_allow (Till *self, const char *op, const char *args)
{
  g_autoptr (json_t) answer = till_answer_approved (self, op, args);
  g_autofree char *text = pos_json_to_text (answer);

  if (!json_is_true (json_object_get (answer, "ok")))
    g_error ("%s: %s", op, text);
}

void
till_refuse (Till *self, const char *op, const char *args, const char *refusal)
{
  g_autoptr (json_t) json = answer (self, op, args);
  g_autofree char *found =
      g_strconcat (text_at (json, "error.domain"), "/", text_at (json, "error.code"), NULL);

  g_assert_cmpstr (found, ==, refusal);
}

gboolean
till_sync (Till *self)
{
  g_autoptr (json_t) status = till_ask (self, "sync.run", "{'until': 'idle'}");

  return json_is_true (json_object_get (status, "online"));
}

char *
till_take_order (Till *self, const char *store)
{
  g_autofree char *where = g_strdup_printf ("{'store': '%s'}", store);
  g_autoptr (json_t) done = NULL;

  till_do (self, "item.add", "{'item': 'A'}");
  till_do (self, "customer.attach", "{'customer': 'C'}");
  till_do (self, "order.pickup_all", where);
  done = till_ask (self, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_true (json_is_true (json_object_get (done, "concluded")));
  return g_strdup (text_at (done, "order"));
}

const char *
text_at (json_t *json, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);

  for (guint i = 0; parts[i]; i++)
    json = json_is_array (json)
               ? json_array_get (json, (gsize)g_ascii_strtoull (parts[i], NULL, 10))
               : json_object_get (json, parts[i]);
  return json_string_value (json);
}

void
till_assert_order (Till *till, const char *order, const char *path, const char *expected)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);
  g_autoptr (json_t) found = till_ask (till, "order.get", args);

  g_assert_cmpstr (text_at (found, path), ==, expected);
}
