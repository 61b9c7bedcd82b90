/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-routes.c — which request is whose, and who may ask. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-call.h"
#include "hq/pos-hq-inbox.h"
#include "hq/pos-hq-steps.h"
#include "hq/pos-hq-synchronize.h"
#include "wire/pos-bundle.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-error.h"

#include <string.h>

typedef enum {
  ANYBODY,
  REGISTER,
  ADMINISTRATOR,
} Caller;

typedef void (*Handler) (PosHqCall *call);

static void get_health (PosHqCall *call);
static void enroll (PosHqCall *call);
static void put_transaction (PosHqCall *call);
static void get_changes (PosHqCall *call);
static void search_orders (PosHqCall *call);
static void get_order (PosHqCall *call);
static void create_code (PosHqCall *call);
static void import_records (PosHqCall *call);
static void synchronize_orders (PosHqCall *call);
static void list_transactions (PosHqCall *call);

typedef struct {
  const char *method;
  const char *path; /* with "/" at the end: something must follow */
  Caller caller;
  gsize limit; /* bytes of the request */
  Handler handler;
} Route;

static const Route routes[] = {
    {"GET", POS_PATH_HEALTH, ANYBODY, POS_LIMIT_CALL, get_health},
    {"POST", POS_PATH_ENROLL, ANYBODY, POS_LIMIT_CALL, enroll},
    {"PUT", POS_PATH_TRANSACTIONS "/", REGISTER, POS_LIMIT_TRANSACTION, put_transaction},
    {"GET", POS_PATH_CHANGES, REGISTER, POS_LIMIT_CALL, get_changes},
    {"POST", POS_PATH_ORDER_SEARCH, REGISTER, POS_LIMIT_CALL, search_orders},
    {"GET", POS_PATH_ORDERS "/", REGISTER, POS_LIMIT_CALL, get_order},
    {"POST", POS_PATH_ENROLLMENT_CODES, ADMINISTRATOR, POS_LIMIT_CALL, create_code},
    {"POST", POS_PATH_RECORDS, ADMINISTRATOR, POS_LIMIT_BUNDLE, import_records},
    {"POST", POS_PATH_SYNCHRONIZE, ADMINISTRATOR, POS_LIMIT_CALL, synchronize_orders},
    {"GET", POS_PATH_TRANSACTIONS, ADMINISTRATOR, POS_LIMIT_CALL, list_transactions},
};

static gboolean
path_matches (const Route *route, const char *path)
{
  gsize length = strlen (route->path);

  if (route->path[length - 1] != '/')
    return !strcmp (route->path, path);
  return !strncmp (route->path, path, length) && path[length] && !strchr (path + length, '/');
}

/* @other_method: (out): the path is known, only not with this method. */
static const Route *
find_route (const char *method, const char *path, gboolean *other_method)
{
  *other_method = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (!path_matches (&routes[i], path))
      continue;
    if (!strcmp (routes[i].method, method))
      return &routes[i];
    *other_method = TRUE;
  }
  return NULL;
}

static void
fail (PosHqCall *call, guint status, PosSyncError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pos_set_error (&error, POS_SYNC_ERROR, (int)code, NULL, "%s", message);
  text = pos_wire_error_to_text (error);
  pos_hq_call_respond (call, status, text);
}

/* Handlers: parse, then one step in the database. */

static void
get_health (PosHqCall *call)
{
  g_autoptr (json_t) json = json_object ();
  g_autofree char *at = pos_instant_to_text (call->now), *text = NULL;

  json_object_set_new (json, "status", json_string ("ok"));
  json_object_set_new (json, "version", json_string (POS_VERSION));
  json_object_set_new (json, "protocol", json_integer (POS_PROTOCOL_VERSION));
  json_object_set_new (json, "oldest_protocol", json_integer (POS_PROTOCOL_VERSION));
  json_object_set_new (json, "at", json_string (at));
  text = pos_json_to_text (json);
  pos_hq_call_respond (call, SOUP_STATUS_OK, text);
}

/* Reads the body as a record; answers and returns %FALSE when it is none. */
static gboolean
parse_record (PosHqCall *call, GType type)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);
  gpointer record = pos_wire_parse (type, text, length, &error);

  if (!record) {
    pos_hq_call_fail (call, error);
    return FALSE;
  }
  pos_hq_call_set_input (call, record, g_object_unref);
  return TRUE;
}

static void
after_enroll (PosHqServer *server)
{
  g_autoptr (GError) error = NULL;

  if (!pos_hq_server_load_devices (server, &error))
    g_warning ("Devices were not read: %s", error->message);
}

/* Forty bits of code and thirty tries a minute: guessing takes longer than the code lives. */
static gboolean
may_try_code (PosHqServer *server, gint64 now)
{
  if (now - server->wrong_codes_at > 60 * G_USEC_PER_SEC || now < server->wrong_codes_at) {
    server->wrong_codes_at = now;
    server->wrong_codes = 0;
  }
  return ++server->wrong_codes <= 30;
}

static void
enroll (PosHqCall *call)
{
  if (!may_try_code (call->server, call->now)) {
    fail (call, SOUP_STATUS_SERVICE_UNAVAILABLE, POS_SYNC_ERROR_SERVER, "Too many codes, wait");
    return;
  }
  if (!parse_record (call, POS_TYPE_ENROLL_REQUEST))
    return;
  call->after = after_enroll;
  pos_hq_call_write (call, pos_hq_step_enroll);
}

static void
reject (PosHqCall *call, const PosId *id, const char *reason)
{
  g_autoptr (PosAck) ack = pos_ack_new (id, NULL, POS_ACK_REJECTED, reason);
  g_autofree char *text = pos_ack_to_text (ack);

  pos_hq_call_respond (call, SOUP_STATUS_UNPROCESSABLE_ENTITY, text);
}

static void
put_transaction (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  PosTransaction *transaction;
  PosId id;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);

  if (!pos_id_parse (call->tail, &id, &error)) {
    pos_hq_call_fail (call, error);
    return;
  }
  transaction = pos_transaction_parse (text, length, &error);
  if (!transaction) {
    reject (call, &id, error->message);
    return;
  }
  pos_hq_call_set_input (call, transaction, g_object_unref);
  if (!pos_id_equal (&transaction->id, &id))
    reject (call, &id, "The path names another id");
  else if (strcmp (transaction->register_id, call->device->register_id) != 0)
    reject (call, &id, "The token belongs to another register");
  else
    pos_hq_inbox_take (call->server->inbox, call);
}

static void
get_changes (PosHqCall *call)
{
  pos_hq_call_read (call, pos_hq_step_changes);
}

static void
search_orders (PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_ORDER_FILTER))
    pos_hq_call_read (call, pos_hq_step_search);
}

static void
get_order (PosHqCall *call)
{
  pos_hq_call_read (call, pos_hq_step_get_order);
}

static void
create_code (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length), *register_id = NULL;
  g_autoptr (json_t) json = pos_json_parse (text, length, &error);

  if (!json || !pos_json_get_text (json, "register", "", &register_id, &error)) {
    pos_hq_call_fail (call, error);
    return;
  }
  pos_hq_call_set_input (call, g_strdup (register_id), g_free);
  pos_hq_call_write (call, pos_hq_step_create_code);
}

static void
import_records (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);
  PosBundle *bundle = pos_bundle_parse (text, length, &error);

  if (!bundle) {
    pos_hq_call_fail (call, error);
    return;
  }
  pos_hq_call_set_input (call, bundle, (GDestroyNotify)pos_bundle_free);
  pos_hq_call_write (call, pos_hq_step_import);
}

/* One bounded batch; "waiting" says that there is more to do. */
static gboolean
synchronize_step (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqSynchronize job = {.now = call->now, .force = TRUE};
  guint synchronized = 0, failed = 0, conflicts = 0;
  g_autoptr (json_t) json = json_object ();

  do {
    if (!pos_hq_synchronize_batch (txn, &job, error))
      return FALSE;
    synchronized += job.synchronized;
    failed += job.failed;
    conflicts += job.conflicts;
    job.after = job.last;
  } while (job.more && synchronized + failed + conflicts < 500);
  json_object_set_new (json, "synchronized", json_integer (synchronized));
  json_object_set_new (json, "failed", json_integer (failed));
  json_object_set_new (json, "conflicts", json_integer (conflicts));
  json_object_set_new (json, "waiting", json_boolean (job.more));
  pos_hq_call_set_answer (call, pos_json_to_text (json));
  return TRUE;
}

static void
synchronize_orders (PosHqCall *call)
{
  pos_hq_call_write (call, synchronize_step);
}

static void
list_transactions (PosHqCall *call)
{
  pos_hq_call_read (call, pos_hq_step_list_transactions);
}

/* Who asks. */

static gboolean
is_allowed (PosHqCall *call, Caller caller)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const char *value = soup_message_headers_get_one (headers, "Authorization");
  const char *token = value && g_str_has_prefix (value, "Bearer ") ? value + 7 : NULL;
  g_autofree char *hash = token ? pos_hq_hash_secret (token) : NULL;
  const PosHqDevice *device;

  if (caller == ANYBODY)
    return TRUE;
  if (!hash)
    return FALSE;
  if (caller == ADMINISTRATOR) {
    g_autofree char *expected = pos_hq_hash_secret (call->server->admin_token);
    return !strcmp (hash, expected);
  }
  device = g_hash_table_lookup (call->server->devices, hash);
  if (device)
    call->device = pos_hq_device_new (&device->id, device->register_id, device->store);
  return device != NULL;
}

static gboolean
is_compressed (PosHqCall *call)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);

  return soup_message_headers_get_one (headers, "Content-Encoding") != NULL;
}

static void
handle (SoupServer *soup,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  PosHqCall *call = pos_hq_call_new (user_data, message);
  gboolean other_method;
  const Route *route = find_route (soup_server_message_get_method (message), path, &other_method);

  if (!route) {
    fail (call,
          other_method ? SOUP_STATUS_METHOD_NOT_ALLOWED : SOUP_STATUS_NOT_FOUND,
          POS_SYNC_ERROR_NOT_FOUND,
          "There is no such route");
  } else if (g_object_get_data (G_OBJECT (message), "pos-too-large")) {
    fail (call, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, POS_SYNC_ERROR_REJECTED, "Too large");
  } else if (is_compressed (call)) {
    fail (call, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, POS_SYNC_ERROR_REJECTED, "Compressed");
  } else if (!is_allowed (call, route->caller)) {
    fail (call, SOUP_STATUS_UNAUTHORIZED, POS_SYNC_ERROR_AUTH, "Headquarters does not know you");
  } else {
    const char *slash = strrchr (path, '/');
    call->tail = g_strdup (slash ? slash + 1 : "");
    call->query = query ? g_hash_table_ref (query) : NULL;
    route->handler (call);
  }
}

/* Bodies are counted while they come in; what is too large is not kept. */

static void
refuse_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  g_object_set_data (G_OBJECT (message), "pos-too-large", GINT_TO_POINTER (1));
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
on_chunk (SoupServerMessage *message, GBytes *chunk, gpointer limit)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > (goffset)GPOINTER_TO_SIZE (limit))
    refuse_body (message);
}

static void
look_at_headers (SoupServer *soup,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gboolean other_method;
  const Route *route = find_route (soup_server_message_get_method (message), path, &other_method);
  gsize limit = route ? route->limit : POS_LIMIT_CALL;

  if (soup_message_headers_get_content_length (headers) > (goffset)limit)
    refuse_body (message);
  else
    g_signal_connect (message, "got-chunk", G_CALLBACK (on_chunk), GSIZE_TO_POINTER (limit));
}

void
pos_hq_routes_add (PosHqServer *server)
{
  soup_server_add_early_handler (server->soup, NULL, look_at_headers, server, NULL);
  soup_server_add_handler (server->soup, NULL, handle, server, NULL);
}
