/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli.c — opening a register's data directory, and answering one request. */
#include "cli/pos-cli.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-args.h"
#include "store/pos-journal-table.h"
#include "sync/pos-http-transport.h"

#include <string.h>

void
pos_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
pos_cli_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static gboolean
make_context (PosCli *self, const PosCliOptions *options, GError **error)
{
  g_autoptr (PosClock) clock = NULL;
  gint64 now = 0;

  if (options->clock && !pos_instant_parse (options->clock, &now, error))
    return FALSE;
  clock = options->clock ? pos_clock_new_fixed (now) : pos_clock_new_system ();
  self->context = pos_context_new (clock, (guint64)options->seed);
  return TRUE;
}

static gboolean
make_sync (PosCli *self, const char *address, GError **error)
{
  g_autoptr (PosTransport) transport = NULL;

  if (!address)
    return TRUE;
  transport = pos_http_transport_new (address, error);
  if (!transport)
    return FALSE;
  self->sync = pos_sync_new (self->store, transport, self->context);
  return TRUE;
}

static gboolean
recover (PosCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint voided = 0;

  pos_register_recover_async (self->reg, pos_cli_ready_cb, &result);
  if (!pos_register_recover_finish (self->reg, pos_cli_wait (&result), &voided, error))
    return FALSE;
  if (voided > 0)
    g_printerr ("posctl: %u card payments that belonged to no order were given back\n", voided);
  return TRUE;
}

static gboolean
read_last_entry (PosDbTxn *txn, gpointer data, GError **error)
{
  GPtrArray **entries = data;

  *entries = pos_journal_table_list (txn, 0, NULL, 1, error);
  return *entries != NULL;
}

/* More than any operation draws. */
#define DRAWS_PER_ENTRY 1000

/* With a seed, this run goes on where the journal says that the one before it stopped. */
static gboolean
skip_drawn (PosCli *self, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->store), read_last_entry, &entries, NULL, error))
    return FALSE;
  if (entries->len > 0) {
    PosJournalEntry *last = g_ptr_array_index (entries, 0);
    pos_context_skip (self->context, (guint64)last->seq * DRAWS_PER_ENTRY);
  }
  return TRUE;
}

gboolean
pos_cli_open (PosCli *self, const PosCliOptions *options, GError **error)
{
  g_autofree char *devices = g_build_filename (options->data, "devices", NULL);
  PosDevicesOptions device_options = {.simulate = options->simulate, .directory = devices};

  if (!make_context (self, options, error))
    return FALSE;
  self->store = pos_local_store_open (options->data, self->context, error);
  if (!self->store || !skip_drawn (self, error) || !make_sync (self, options->hq, error))
    return FALSE;
  self->devices = pos_devices_new (self->context, &device_options);
  PosRegisterOptions register_options = {
      .context = self->context,
      .store = self->store,
      .devices = self->devices,
      .sync = self->sync,
      .register_id = options->register_id,
  };
  self->reg = pos_register_new (&register_options, error);
  return self->reg && recover (self, error);
}

void
pos_cli_close (PosCli *self)
{
  g_clear_object (&self->reg);
  g_clear_object (&self->sync);
  g_clear_object (&self->devices);
  if (self->store)
    pos_local_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
}

/* --- One request --- */

static json_t *
refusal_to_json (PosCli *self, const GError *error)
{
  guint32 currency = pos_register_get_currency (self->reg);
  GVariant *details = pos_error_get_details (error);

  return json_pack ("{s:s, s:s, s:s, s:o}",
                    "domain",
                    pos_error_get_domain_nick (error),
                    "code",
                    pos_error_get_code_nick (error),
                    "message",
                    error->message,
                    "details",
                    details ? pos_args_to_json (details, currency) : json_object ());
}

static gboolean
read_approval (json_t *request, PosApproval *approval, GError **error)
{
  json_t *json = json_object_get (request, "approval");

  if (!json || json_is_null (json))
    return TRUE;
  if (!json_is_object (json))
    return pos_set_error (
        error, POS_CALL_ERROR, POS_CALL_ERROR_WRONG_TYPE, NULL, "“approval” is not an object");
  return pos_json_get_text (json, "worker", NULL, &approval->worker, error) &&
         pos_json_get_text (json, "secret", NULL, &approval->secret, error) &&
         pos_json_get_text (json, "reason", NULL, &approval->reason, error);
}

static json_t *
run_operation (PosCli *self, const char *key, json_t *args, json_t *request, GError **error)
{
  const PosOperation *operation = pos_operation_find (key);
  guint32 currency = pos_register_get_currency (self->reg);
  PosApproval approval = {0};
  g_autoptr (GVariant) given = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!operation) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_UNKNOWN_OPERATION,
                   NULL,
                   "There is no operation “%.60s”",
                   key);
    return NULL;
  }
  given = pos_args_from_json (operation, args, currency, error);
  if (!given || !read_approval (request, &approval, error))
    return NULL;
  pos_register_run_async (
      self->reg, key, given, approval.worker ? &approval : NULL, NULL, pos_cli_ready_cb, &result);
  answer = pos_register_run_finish (self->reg, pos_cli_wait (&result), error);
  return answer ? pos_args_to_json (answer, currency) : NULL;
}

static json_t *
handle (PosCli *self, json_t *request, GError **error)
{
  json_t *args = json_object_get (request, "args");
  g_autoptr (json_t) none = json_object ();
  const char *name;
  gboolean known = FALSE;
  json_t *result;

  if (!pos_json_get_text (request, "op", NULL, &name, error))
    return NULL;
  if (!name || (args && !json_is_object (args) && !json_is_null (args))) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_MALFORMED,
                   NULL,
                   name ? "“args” is not an object" : "“op” is missing");
    return NULL;
  }
  if (!args || json_is_null (args))
    args = none;
  result = pos_cli_query (self, name, args, &known, error);
  return known ? result : run_operation (self, name, args, request, error);
}

json_t *
pos_cli_answer (PosCli *self, json_t *request)
{
  g_autoptr (GError) error = NULL;
  json_t *answer = json_object ();
  json_t *id = json_object_get (request, "id");
  json_t *result = json_is_object (request) ? handle (self, request, &error) : NULL;

  if (!result && !error)
    pos_set_error (&error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_MALFORMED,
                   NULL,
                   "A request is an object with an “op”");
  if (id)
    json_object_set (answer, "id", id);
  json_object_set_new (answer, "ok", json_boolean (error == NULL));
  if (error)
    json_object_set_new (answer, "error", refusal_to_json (self, error));
  else
    json_object_set_new (answer, "result", result);
  return answer;
}

/* --- Expectations --- */

static gboolean
array_matches (json_t *answer, json_t *expected)
{
  if (!json_is_array (answer) || json_array_size (answer) != json_array_size (expected))
    return FALSE;
  for (gsize i = 0; i < json_array_size (expected); i++)
    if (!pos_cli_matches (json_array_get (answer, i), json_array_get (expected, i)))
      return FALSE;
  return TRUE;
}

gboolean
pos_cli_matches (json_t *answer, json_t *expected)
{
  const char *name;
  json_t *value;

  if (json_is_array (expected))
    return array_matches (answer, expected);
  if (!json_is_object (expected))
    return json_equal (answer, expected);
  if (!json_is_object (answer))
    return FALSE;
  json_object_foreach (expected, name, value)
  {
    if (!pos_cli_matches (json_object_get (answer, name), value))
      return FALSE;
  }
  return TRUE;
}
