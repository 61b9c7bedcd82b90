/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-routes.c — which request is whose. */
#include "hq/pos-hq-routes.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-batch.h"
#include "hq/pos-hq-caller.h"
#include "hq/pos-hq-cart.h"
#include "hq/pos-hq-check-in.h"
#include "hq/pos-hq-guess.h"
#include "hq/pos-hq-hearing.h"
#include "hq/pos-hq-inbox.h"
#include "hq/pos-hq-job.h"
#include "hq/pos-hq-steps.h"
#include "hq/pos-hq-stock-told.h"
#include "hq/pos-hq-trust.h"
#include "hq/pos-hq-work.h"
#include "wire/pos-bundle.h"
#include "wire/pos-creation.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-error.h"
#include "wire/pos-wire-gift.h"
#include "wire/pos-wire-invoice.h"
#include "wire/pos-wire-stock.h"

#include <string.h>

enum {
  ANYBODY = POS_HQ_CALLER_ANYBODY,
  REGISTER = POS_HQ_CALLER_REGISTER,
  REGISTER_OR_HUB = POS_HQ_CALLER_REGISTER_OR_HUB,
  DEVICE = POS_HQ_CALLER_DEVICE,
  ADMINISTRATOR = POS_HQ_CALLER_ADMINISTRATOR,
  REGISTER_OR_ADMINISTRATOR = POS_HQ_CALLER_REGISTER_OR_ADMINISTRATOR,
};

struct _PosHqRoutes {
  PosHqCore *core;
  PosHqInbox *inbox;
  PosHqPass pass; /* (nullable) */
  gpointer pass_data;
};

typedef void (*Handler) (PosHqRoutes *self, PosHqCall *call);

static void
fail (PosHqCall *call, PosHqStatus status, PosSyncError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pos_set_error (&error, POS_SYNC_ERROR, (int)code, NULL, "%s", message);
  text = pos_wire_error_to_text (error);
  pos_hq_call_respond (call, status, text);
}

/* Handlers: parse, then one step in the database. */

static void
get_health (PosHqRoutes *self, PosHqCall *call)
{
  g_autoptr (json_t) json = json_object ();
  g_autofree char *at = pos_instant_to_text (call->now), *text = NULL;

  json_object_set_new (json, "status", json_string ("ok"));
  json_object_set_new (json, "version", json_string (POS_VERSION));
  json_object_set_new (json, "protocol", json_integer (POS_PROTOCOL_VERSION));
  json_object_set_new (json, "oldest_protocol", json_integer (POS_PROTOCOL_VERSION));
  json_object_set_new (json, "at", json_string (at));
  text = pos_json_to_text (json);
  pos_hq_call_respond (call, POS_HQ_OK, text);
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

/* Reads the body as an object; answers and returns %FALSE when it is none. */
static gboolean
parse_object (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);
  json_t *json = pos_json_parse (text, length, &error);

  if (!json) {
    pos_hq_call_fail (call, error);
    return FALSE;
  }
  pos_hq_call_set_input (call, json, (GDestroyNotify)json_decref);
  return TRUE;
}

/* Answers and returns %FALSE when there can be no authority. */
static gboolean
need_authority (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;

  if (pos_hq_core_need_authority (call->core, &error))
    return TRUE;
  g_warning ("No authority: %s", error->message);
  pos_hq_call_fail (call, error);
  return FALSE;
}

static void
refresh_trust (PosHqCall *call)
{
  pos_hq_trust_refresh (call->core);
}

static void
enroll (PosHqRoutes *self, PosHqCall *call)
{
  PosEnrollRequest *request;

  if (!parse_record (call, POS_TYPE_ENROLL_REQUEST))
    return;
  request = call->input;
  if (pos_hq_guess_take (call, request->code) && (!request->request || need_authority (call)))
    pos_hq_call_write (call, pos_hq_step_enroll);
}

static void
reject (PosHqCall *call, const PosId *id, const char *reason)
{
  g_autoptr (PosAck) ack = pos_ack_new (id, NULL, POS_ACK_REJECTED, reason);
  g_autofree char *text = pos_ack_to_text (ack);

  pos_hq_call_respond (call, POS_HQ_REFUSED, text);
}

/* @id: (nullable): what the path names; a line of a batch has none, and when it cannot be read, it
 * is answered by the last of all ids. */
static void
take_transaction (PosHqRoutes *self, PosHqCall *call, const PosId *id)
{
  g_autoptr (GError) error = NULL;
  PosId nobody;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);
  PosTransaction *transaction = pos_transaction_parse (text, length, &error);

  memset (&nobody, 0xff, sizeof nobody);
  if (!transaction) {
    reject (call, id ? id : &nobody, error->message);
    return;
  }
  pos_hq_call_set_input (call, transaction, g_object_unref);
  if (id && !pos_id_equal (&transaction->id, id))
    reject (call, id, "The path names another id");
  else if (!pos_hq_trust_may_tell (call, transaction))
    pos_hq_call_write (call, pos_hq_step_refuse_foreign);
  else
    pos_hq_inbox_take (self->inbox, call);
}

static void
put_transaction (PosHqRoutes *self, PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  PosId id;

  if (pos_id_parse (call->tail, &id, &error))
    take_transaction (self, call, &id);
  else
    pos_hq_call_fail (call, error);
}

static void
take_line (gpointer self, PosHqCall *call)
{
  take_transaction (self, call, NULL);
}

static void
post_transactions (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_batch_take (call, take_line, self);
}

static void
get_changes (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_hearing_note (call);
  pos_hq_call_read (call, pos_hq_step_changes);
}

static void
take_hearings (PosHqRoutes *self, PosHqCall *call)
{
  if (!call->device->hub)
    fail (call, POS_HQ_FORBIDDEN, POS_SYNC_ERROR_AUTH, "A hub tells what it heard");
  else if (parse_object (call))
    pos_hq_call_write (call, pos_hq_hearing_take);
}

/* What reads, and has all that it needs in its path. */
#define READS(name, step)                                                                          \
  static void name (PosHqRoutes *self, PosHqCall *call)                                            \
  {                                                                                                \
    pos_hq_call_read (call, step);                                                                 \
  }

READS (get_order, pos_hq_step_get_order)
READS (list_audit, pos_hq_step_audit)
READS (list_customer_edits, pos_hq_step_customer_edits)
READS (list_transactions, pos_hq_step_list_transactions)
READS (list_problems, pos_hq_step_problems)

static void
search_orders (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_ORDER_FILTER))
    pos_hq_call_read (call, pos_hq_step_search);
}

static void
list_work (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_read (call, pos_hq_work_step);
}

static void
create_order (PosHqRoutes *self, PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length);
  PosCreation *creation = pos_creation_parse (text, length, &error);

  if (!creation) {
    pos_hq_call_fail (call, error);
    return;
  }
  pos_hq_call_set_input (call, creation, g_object_unref);
  pos_hq_call_write (call, pos_hq_step_create_order);
}

static void
create_customer (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_CUSTOMER))
    pos_hq_call_write (call, pos_hq_step_create_customer);
}

static void
sum_account (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_read (call, pos_hq_step_sum_account);
}

/* Two stores may spend the same card: only headquarters knows what is left of it. */
static void
ask_gift_card (PosHqRoutes *self, PosHqCall *call)
{
  if (call->core->hub_store)
    fail (call, POS_HQ_NOT_NOW, POS_SYNC_ERROR_OFFLINE, "Headquarters cannot be reached");
  else if (parse_record (call, POS_TYPE_GIFT_QUESTION))
    pos_hq_call_write (call, pos_hq_step_ask_gift_card);
}

/* So it is with invoices. */
static void
ask_invoice (PosHqRoutes *self, PosHqCall *call)
{
  if (call->core->hub_store)
    fail (call, POS_HQ_NOT_NOW, POS_SYNC_ERROR_OFFLINE, "Headquarters cannot be reached");
  else if (parse_record (call, POS_TYPE_INVOICE_QUESTION))
    pos_hq_call_write (call, pos_hq_step_ask_invoice);
}

static void
tell_stock (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_STOCK_INQUIRY))
    pos_hq_stock_tell (call);
}

/* Of customers, who do not come to a hub: it knows none of the links. */
static void
show_check_in (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_call_read (call, pos_hq_check_in_look);
}

static void
take_check_in (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_call_write (call, pos_hq_check_in_take);
}

static void
claim_order (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_CLAIM_REQUEST))
    pos_hq_call_write (call, pos_hq_step_claim);
}

static void
claim_cart (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_cart_step);
}

/* Reads which register the body names; answers and returns %FALSE when it names none. */
static gboolean
parse_register (PosHqCall *call)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  const char *text = pos_hq_call_get_text (call, &length), *register_id = NULL;
  g_autoptr (json_t) json = pos_json_parse (text, length, &error);

  if (!json || !pos_json_get_text (json, "register", "", &register_id, &error)) {
    pos_hq_call_fail (call, error);
    return FALSE;
  }
  pos_hq_call_set_input (call, g_strdup (register_id), g_free);
  return TRUE;
}

static void
create_code (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_create_code);
}

static void
renew (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_record (call, POS_TYPE_RENEWAL) && need_authority (call)) {
    call->after = refresh_trust;
    pos_hq_call_write (call, pos_hq_step_renew);
  }
}

static void
revoke_register (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_register (call)) {
    call->after = refresh_trust;
    pos_hq_call_write (call, pos_hq_step_revoke);
  }
}

static void
deactivate (PosHqRoutes *self, PosHqCall *call)
{
  call->after = refresh_trust;
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_deactivate);
}

static void
list_registers (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_hearing_answer (call);
}

static void
import_records (PosHqRoutes *self, PosHqCall *call)
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

static void
synchronize_orders (PosHqRoutes *self, PosHqCall *call)
{
  pos_hq_call_write (call, pos_hq_step_synchronize);
}

static void
send_again (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_send_again);
}

static void
correct (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_correct);
}

static void
kick_job (PosHqCall *call)
{
  pos_hq_job_kick (call->core);
}

static void
resolve (PosHqRoutes *self, PosHqCall *call)
{
  call->after = kick_job;
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_resolve);
}

static void
see (PosHqRoutes *self, PosHqCall *call)
{
  if (parse_object (call))
    pos_hq_call_write (call, pos_hq_step_see);
}

/* What is where. */

typedef struct {
  const char *method;
  const char *path; /* with "/" at the end: something must follow */
  int caller;       /* PosHqCaller */
  gsize limit;      /* bytes of the request */
  Handler handler;
  gboolean passed; /* a hub asks headquarters */
} Route;

static const Route routes[] = {
    {"GET", POS_PATH_HEALTH, ANYBODY, POS_LIMIT_CALL, get_health, FALSE},
    {"POST", POS_PATH_ENROLL, ANYBODY, POS_LIMIT_CALL, enroll, TRUE},
    {"PUT",
     POS_PATH_TRANSACTIONS "/",
     REGISTER_OR_HUB,
     POS_LIMIT_TRANSACTION,
     put_transaction,
     FALSE},
    {"POST",
     POS_PATH_TRANSACTIONS,
     REGISTER_OR_HUB,
     POS_LIMIT_TRANSACTION,
     post_transactions,
     FALSE},
    {"GET", POS_PATH_CHANGES, REGISTER_OR_HUB, POS_LIMIT_CALL, get_changes, FALSE},
    {"POST", POS_PATH_HEARINGS, REGISTER_OR_HUB, POS_LIMIT_TRANSACTION, take_hearings, FALSE},
    {"POST", POS_PATH_ORDER_SEARCH, REGISTER, POS_LIMIT_CALL, search_orders, TRUE},
    {"POST", POS_PATH_WORK, REGISTER, POS_LIMIT_CALL, list_work, TRUE},
    {"GET", POS_PATH_ORDERS "/", REGISTER, POS_LIMIT_CALL, get_order, TRUE},
    {"POST", POS_PATH_ORDERS, REGISTER, POS_LIMIT_TRANSACTION, create_order, TRUE},
    {"POST", POS_PATH_CUSTOMERS, REGISTER, POS_LIMIT_CALL, create_customer, TRUE},
    {"POST", POS_PATH_ACCOUNTS, REGISTER, POS_LIMIT_CALL, sum_account, TRUE},
    {"POST", POS_PATH_GIFT_CARDS, REGISTER, POS_LIMIT_CALL, ask_gift_card, TRUE},
    {"POST", POS_PATH_INVOICES, REGISTER, POS_LIMIT_CALL, ask_invoice, TRUE},
    {"POST", POS_PATH_STOCK, REGISTER, POS_LIMIT_CALL, tell_stock, FALSE},
    {"GET", POS_PATH_CHECK_IN "/", ANYBODY, POS_LIMIT_FORM, show_check_in, FALSE},
    {"POST", POS_PATH_CHECK_IN "/", ANYBODY, POS_LIMIT_FORM, take_check_in, FALSE},
    {"POST", POS_PATH_CLAIMS, REGISTER, POS_LIMIT_CALL, claim_order, TRUE},
    {"POST", POS_PATH_CARTS, REGISTER, POS_LIMIT_CALL, claim_cart, TRUE},
    {"POST", POS_PATH_ENROLLMENT_CODES, ADMINISTRATOR, POS_LIMIT_CALL, create_code, TRUE},
    {"POST", POS_PATH_RECORDS, ADMINISTRATOR, POS_LIMIT_BUNDLE, import_records, TRUE},
    {"POST", POS_PATH_SYNCHRONIZE, ADMINISTRATOR, POS_LIMIT_CALL, synchronize_orders, FALSE},
    {"POST", POS_PATH_SEND_AGAIN, ADMINISTRATOR, POS_LIMIT_CALL, send_again, FALSE},
    {"GET", POS_PATH_TRANSACTIONS, ADMINISTRATOR, POS_LIMIT_CALL, list_transactions, FALSE},
    {"GET", POS_PATH_PROBLEMS, REGISTER_OR_ADMINISTRATOR, POS_LIMIT_CALL, list_problems, TRUE},
    {"POST", POS_PATH_CORRECTIONS, REGISTER_OR_ADMINISTRATOR, POS_LIMIT_CALL, correct, TRUE},
    {"POST", POS_PATH_RESOLUTIONS, REGISTER_OR_ADMINISTRATOR, POS_LIMIT_CALL, resolve, TRUE},
    {"POST", POS_PATH_SEEN, REGISTER_OR_ADMINISTRATOR, POS_LIMIT_CALL, see, TRUE},
    {"POST", POS_PATH_CERTIFICATES, DEVICE, POS_LIMIT_CALL, renew, TRUE},
    {"POST", POS_PATH_REVOCATIONS, ADMINISTRATOR, POS_LIMIT_CALL, revoke_register, FALSE},
    {"POST", POS_PATH_DEACTIVATIONS, REGISTER, POS_LIMIT_CALL, deactivate, TRUE},
    {"GET", POS_PATH_AUDIT, ADMINISTRATOR, POS_LIMIT_CALL, list_audit, FALSE},
    {"GET", POS_PATH_CUSTOMER_EDITS, ADMINISTRATOR, POS_LIMIT_CALL, list_customer_edits, FALSE},
    {"GET", POS_PATH_REGISTERS, ADMINISTRATOR, POS_LIMIT_CALL, list_registers, FALSE},
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

PosHqRoutes *
pos_hq_routes_new (PosHqCore *core)
{
  PosHqRoutes *self = g_new0 (PosHqRoutes, 1);

  self->core = g_object_ref (core);
  self->inbox = pos_hq_inbox_new (core);
  return self;
}

void
pos_hq_routes_free (PosHqRoutes *self)
{
  pos_hq_inbox_close (self->inbox);
  g_object_unref (self->core);
  g_free (self);
}

gsize
pos_hq_routes_get_limit (const char *method, const char *path)
{
  gboolean other_method;
  const Route *route = find_route (method, path, &other_method);

  return route ? route->limit : POS_LIMIT_CALL;
}

static void
answer (PosHqRoutes *self,
        const PosHqRequest *request,
        gboolean local,
        PosHqAnswer respond,
        gpointer data)
{
  PosHqCall *call = pos_hq_call_new (self->core, request, respond, data);
  gboolean other_method;
  const Route *route = find_route (request->method, request->path, &other_method);

  if (!route)
    fail (call,
          other_method ? POS_HQ_METHOD_NOT_ALLOWED : POS_HQ_NOT_FOUND,
          POS_SYNC_ERROR_NOT_FOUND,
          "There is no such route");
  else if (g_bytes_get_size (request->body) > route->limit)
    fail (call, POS_HQ_TOO_LARGE, POS_SYNC_ERROR_REJECTED, "Too large");
  else if (!pos_hq_caller_is_allowed (call, (PosHqCaller)route->caller, request))
    fail (call, POS_HQ_UNAUTHORIZED, POS_SYNC_ERROR_AUTH, "Headquarters does not know you");
  else if (route->passed && self->pass && !local)
    self->pass (call, request, self->pass_data);
  else
    route->handler (self, call);
}

void
pos_hq_routes_answer (PosHqRoutes *self,
                      const PosHqRequest *request,
                      PosHqAnswer respond,
                      gpointer data)
{
  answer (self, request, FALSE, respond, data);
}

void
pos_hq_routes_answer_here (PosHqRoutes *self,
                           const PosHqRequest *request,
                           PosHqAnswer respond,
                           gpointer data)
{
  answer (self, request, TRUE, respond, data);
}

void
pos_hq_routes_set_pass (PosHqRoutes *self, PosHqPass pass, gpointer data)
{
  self->pass = pass;
  self->pass_data = data;
}
