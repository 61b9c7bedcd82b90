/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-steps.c — enrollment, the feed, questions about orders. */
#include "hq/pos-hq-steps.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-account-table.h"
#include "hq/pos-hq-certificate-table.h"
#include "hq/pos-hq-claim-table.h"
#include "hq/pos-hq-create.h"
#include "hq/pos-hq-customer-edit.h"
#include "hq/pos-hq-desk.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-gift-table.h"
#include "hq/pos-hq-guess.h"
#include "hq/pos-hq-hub.h"
#include "hq/pos-hq-import.h"
#include "hq/pos-hq-invoice-table.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-run-table.h"
#include "hq/pos-hq-synchronize.h"
#include "hq/pos-hq-transaction-table.h"
#include "hq/pos-hq-trust.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

gboolean
pos_hq_create_code (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqNewCode *new_code = data;
  guint8 random[POS_ENROLLMENT_CODE_LENGTH];
  gboolean there;

  if (!pos_hq_feed_has (
          txn, new_code->hub ? "store" : "register", new_code->register_id, &there, error))
    return FALSE;
  if (!there)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_NOT_FOUND,
                          NULL,
                          "There is no %s “%.64s”",
                          new_code->hub ? "store" : "register",
                          new_code->register_id);
  pos_context_fill_random (new_code->context, random, sizeof random);
  for (gsize i = 0; i < sizeof random; i++)
    new_code->code[i] = POS_HQ_CODE_LETTERS[random[i] % 32];
  new_code->code[sizeof random] = '\0';
  new_code->expires_at = pos_context_get_now (new_code->context) +
                         POS_ENROLLMENT_HOURS * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  return pos_hq_device_table_add_code (
      txn, new_code->code, new_code->register_id, new_code->hub, new_code->expires_at, error);
}

gboolean
pos_hq_step_create_code (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const char *hub = json_string_value (json_object_get (call->input, "hub"));
  const char *register_id = json_string_value (json_object_get (call->input, "register"));
  PosHqNewCode new_code = {.context = call->core->context,
                           .register_id = hub ? hub : pos_text_or (register_id, ""),
                           .hub = hub != NULL};
  g_autoptr (json_t) json = json_object ();

  if (!pos_hq_create_code (txn, &new_code, error))
    return FALSE;
  g_autofree char *expires_at = pos_instant_to_text (new_code.expires_at);
  json_object_set_new (json, hub ? "hub" : "register", json_string (new_code.register_id));
  json_object_set_new (json, "code", json_string (new_code.code));
  json_object_set_new (json, "expires_at", json_string (expires_at));
  pos_hq_call_set_answer (call, pos_json_to_text (json));
  return TRUE;
}

static char *
make_token (PosContext *context)
{
  guint8 random[32];
  GString *token = g_string_new (NULL);

  pos_context_fill_random (context, random, sizeof random);
  for (gsize i = 0; i < sizeof random; i++)
    g_string_append_printf (token, "%02x", random[i]);
  return g_string_free (token, FALSE);
}

static gboolean
enroll (PosDbTxn *txn, PosHqCall *call, PosHqDevice *device, GError **error)
{
  g_autoptr (PosEnrollment) enrollment = g_object_new (POS_TYPE_ENROLLMENT, NULL);
  g_autofree char *token = make_token (call->core->context);
  PosEnrollRequest *request = call->input;
  gint64 n_devices;

  pos_text_set (&enrollment->register_id, device->register_id);
  pos_text_set (&enrollment->store, device->store);
  pos_text_set (&enrollment->token, token);
  enrollment->protocol = POS_PROTOCOL_VERSION;
  enrollment->at = call->now;
  if (!pos_hq_certificate_table_revoke (
          txn, device->register_id, device->hub, call->now, &n_devices, error) ||
      !pos_hq_device_table_add (txn, device, request->device, token, call->now, error) ||
      !pos_hq_audit_add (txn, call->now, device->register_id, "enrolled", request->device, error) ||
      !pos_hq_trust_certify (txn, call, device, request->request, enrollment, error))
    return FALSE;
  pos_hq_call_set_answer (call, pos_wire_to_text (enrollment));
  return TRUE;
}

/* Of the register, or what the hub is named by.  @store: (out) (transfer full): %NULL when it is
 * gone meanwhile. */
static gboolean
find_store (PosDbTxn *txn, const char *register_id, gboolean hub, char **store, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, hub ? POS_TYPE_STORE : POS_TYPE_TILL, register_id, &found, error))
    return FALSE;
  g_autoptr (GObject) record = found;
  if (record)
    *store = g_strdup (hub ? register_id : ((PosTill *)found)->store);
  return TRUE;
}

gboolean
pos_hq_step_enroll (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosEnrollRequest *request = call->input;
  g_autofree char *code = g_ascii_strup (request->code, -1), *register_id = NULL, *store = NULL;
  gboolean hub = FALSE;

  if (!pos_hq_device_table_use_code (txn, code, call->now, &register_id, &hub, error) ||
      (register_id && !find_store (txn, register_id, hub, &store, error)))
    return FALSE;
  if (!store)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH, NULL, "This code is not valid");
  PosId id = pos_context_mint_id (call->core->context);
  g_autoptr (PosHqDevice) device = pos_hq_device_new (&id, register_id, store);
  device->hub = hub;
  return enroll (txn, call, device, error);
}

gboolean
pos_hq_step_import (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqImport import = {.bundle = call->input, .now = call->now};

  if (!pos_hq_import (txn, &import, error))
    return FALSE;
  pos_hq_call_set_answer (call, import.answer);
  return TRUE;
}

/* A cursor that is not ours, or none, starts at the beginning. */
static gboolean
read_cursor (PosDbTxn *txn, PosHqCall *call, gint64 *after, gboolean *reset, GError **error)
{
  const char *cursor = pos_hq_call_get_query (call, "after");
  gboolean ours;

  *reset = FALSE;
  *after = 0;
  if (!cursor || !*cursor)
    return TRUE;
  if (!pos_hq_run_table_read (txn, cursor, &ours, after, error))
    return FALSE;
  *reset = !ours;
  if (*reset)
    g_message ("%s has heard of a time that this database does not know: it hears all of the feed "
               "again",
               call->device->register_id);
  return TRUE;
}

static gint64
read_limit (PosHqCall *call)
{
  const char *text = pos_hq_call_get_query (call, "limit");
  gint64 limit = POS_PAGE_DEFAULT;

  if (text)
    g_ascii_string_to_signed (text, 10, 1, POS_PAGE_MAXIMUM, &limit, NULL);
  return limit;
}

gboolean
pos_hq_step_changes (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqFeedQuery query = {.store = call->device->store, .limit = read_limit (call)};
  g_autoptr (PosChangePage) page = pos_change_page_new ();
  guint32 currency;
  gint64 last, head;

  if (!read_cursor (txn, call, &query.after, &page->reset, error) ||
      !pos_hq_feed_get_currency (txn, &currency, error) ||
      !pos_hq_device_table_get_received (
          txn, &call->device->id, &page->received_sequence, &page->received_hash, error) ||
      !pos_hq_transaction_table_list_waiting (
          txn, call->device, call->core->hub_store != NULL, page->waiting, error) ||
      !pos_hq_transaction_table_list_undecided (txn, call->device, page->undecided, error) ||
      !pos_hq_device_table_list_missing (txn, &call->device->id, page->missing, error) ||
      !pos_hq_desk_count (
          txn, query.store, call->core->hub_store != NULL, &page->problems, error) ||
      (call->device->hub && !pos_hq_hub_write_registers (txn, call, page, error)))
    return FALSE;
  GString *text = pos_change_page_open (currency);
  if (!pos_hq_feed_write_page (txn, &query, text, &last, &head, error)) {
    g_string_free (text, TRUE);
    return FALSE;
  }
  page->more = last < head;
  page->at = call->now;
  page->alone = call->alone;
  page->cursor = g_strdup_printf ("%s-%" G_GINT64_FORMAT, pos_hq_core_get_run (call->core), last);
  pos_hq_call_set_answer (call, pos_change_page_close (text, page));
  return TRUE;
}

gboolean
pos_hq_step_search (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (PosOrderPage) page = NULL;

  if (!pos_hq_order_table_search (txn, call->input, &page, error))
    return FALSE;
  /* A hub knows the orders of its store. */
  page->complete = page->complete && !call->core->hub_store;
  pos_hq_call_set_answer (call, pos_order_page_to_text (page));
  return TRUE;
}

gboolean
pos_hq_step_get_order (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (PosOrder) order = NULL;

  if (!pos_hq_order_table_find (txn, call->tail, &order, error))
    return FALSE;
  if (!order)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND, NULL, "There is no such order");
  pos_hq_call_set_answer (call, pos_wire_to_text (order));
  return TRUE;
}

/* An administrator who doubts what registers have of one kind of records. */
gboolean
pos_hq_step_send_again (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (json_t) answer = json_object ();
  const char *kind = NULL;
  gint64 count;

  if (!pos_json_get_text (call->input, "kind", "", &kind, error))
    return FALSE;
  if (!pos_kind_find (kind))
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_REJECTED,
                          NULL,
                          "There is no kind of records “%.40s”",
                          kind);
  if (!pos_hq_feed_send_again (txn, kind, &count, error))
    return FALSE;
  json_object_set_new (answer, "kind", json_string (kind));
  json_object_set_new (answer, "sent", json_integer (count));
  pos_hq_call_set_answer (call, pos_json_to_text (answer));
  return TRUE;
}

gboolean
pos_hq_step_sum_account (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (json_t) answer = json_object ();
  g_autofree char *except = NULL, *text = NULL;
  const char *customer = NULL;
  guint32 currency;
  gint64 open;

  if (!pos_json_get_text (call->input, "customer", "", &customer, error))
    return FALSE;
  if (!*customer)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "No customer is named");
  except = json_is_array (json_object_get (call->input, "except"))
               ? pos_json_to_text (json_object_get (call->input, "except"))
               : g_strdup ("[]");
  if (!pos_hq_account_table_sum (txn, customer, except, &open, error) ||
      !pos_hq_feed_get_currency (txn, &currency, error))
    return FALSE;
  text = pos_minor_to_text (open, currency);
  json_object_set_new (answer, "customer", json_string (customer));
  json_object_set_new (answer, "open", json_string (text));
  pos_hq_call_set_answer (call, pos_json_to_text (answer));
  return TRUE;
}

gboolean
pos_hq_step_ask_gift_card (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const PosGiftQuestion *question = call->input;
  g_autoptr (PosGiftAnswer) answer = NULL;
  guint32 currency;

  if (!pos_hq_feed_get_currency (txn, &currency, error))
    return FALSE;
  if (question->currency != currency)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "Gift cards are in another currency");
  if (!pos_hq_gift_table_answer (
          txn, question, call->device->register_id, call->now, &answer, error))
    return FALSE;
  pos_hq_call_set_answer (call, pos_wire_to_text (answer));
  return TRUE;
}

gboolean
pos_hq_step_ask_invoice (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const PosInvoiceQuestion *question = call->input;
  g_autoptr (PosInvoiceAnswer) answer = NULL;
  guint32 currency;

  if (!pos_hq_feed_get_currency (txn, &currency, error))
    return FALSE;
  if (question->currency != currency)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "Invoices are in another currency");
  if (!pos_hq_invoice_table_answer (
          txn, question, call->device->register_id, call->now, &answer, error))
    return FALSE;
  pos_hq_call_set_answer (call, pos_wire_to_text (answer));
  return TRUE;
}

gboolean
pos_hq_step_create_order (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (PosCreated) created = NULL;

  if (!pos_hq_create_order (txn, call->device, call->input, call->now, &created, error))
    return FALSE;
  call->status = created->result == POS_ACK_REJECTED   ? POS_HQ_REFUSED
                 : created->result == POS_ACK_CONFLICT ? POS_HQ_CONFLICT
                                                       : POS_HQ_OK;
  pos_hq_call_set_answer (call, pos_wire_to_text (created));
  return TRUE;
}

/* Heard twice it is one customer: his id says who he is. */
gboolean
pos_hq_step_create_customer (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosCustomer *customer = call->input;
  gpointer found;

  if (!pos_hq_accept_customer (txn, customer, FALSE, error) ||
      !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, customer->id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) kept = found;
  pos_hq_call_set_answer (call, pos_wire_to_text (kept));
  return TRUE;
}

gboolean
pos_hq_step_customer_edits (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const char *customer = pos_hq_call_get_query (call, "customer");
  char *text = pos_hq_customer_edit_to_text (txn, customer ? customer : "", error);

  if (text)
    pos_hq_call_set_answer (call, text);
  return text != NULL;
}

gboolean
pos_hq_step_claim (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosClaimRequest *request = call->input;
  g_autoptr (PosClaim) claim = g_object_new (POS_TYPE_CLAIM, NULL);
  g_autoptr (PosOrder) order = NULL;

  if (!pos_hq_order_table_find (txn, request->order, &order, error))
    return FALSE;
  if (!order)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND, NULL, "There is no such order");
  claim->order = order->id;
  claim->revision = order->revision;
  claim->since_at = call->now;
  claim->expires_at = call->now + POS_CLAIM_MINUTES * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC;
  pos_text_set (&claim->register_id, call->device->register_id);
  pos_text_set (&claim->worker, request->worker);
  pos_text_set (&claim->worker_name, request->worker_name);
  if (request->release
          ? !pos_hq_claim_table_drop (txn, &claim->order, claim->register_id, error)
          : !pos_hq_claim_table_take (txn, claim, request->take_over, call->now, error))
    return FALSE;
  pos_hq_call_set_answer (call, pos_wire_to_text (claim));
  return TRUE;
}

gboolean
pos_hq_step_list_transactions (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const char *status = pos_hq_call_get_query (call, "status");
  g_autofree char *text = NULL;

  if (!pos_hq_transaction_table_write_list (txn, status ? status : "failed", &text, error))
    return FALSE;
  pos_hq_call_set_answer (call, g_steal_pointer (&text));
  return TRUE;
}

gboolean
pos_hq_step_problems (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autofree char *text = NULL;

  if (!pos_hq_desk_list (txn,
                         call->device ? call->device->store : NULL,
                         call->core->hub_store != NULL,
                         &text,
                         error))
    return FALSE;
  pos_hq_call_set_answer (call, g_steal_pointer (&text));
  return TRUE;
}

static gboolean
act (PosDbTxn *txn,
     PosHqCall *call,
     gboolean (*func) (PosDbTxn *, PosHqDeskCall *, GError **),
     GError **error)
{
  PosHqDeskCall desk = {.request = call->input,
                        .store = call->device ? call->device->store : NULL,
                        .register_id = call->device ? call->device->register_id : NULL,
                        .now = call->now};

  if (!func (txn, &desk, error)) {
    g_free (desk.answer);
    return FALSE;
  }
  pos_hq_call_set_answer (call, desk.answer);
  return TRUE;
}

gboolean
pos_hq_step_correct (PosDbTxn *txn, gpointer call, GError **error)
{
  return act (txn, call, pos_hq_desk_correct, error);
}

gboolean
pos_hq_step_resolve (PosDbTxn *txn, gpointer call, GError **error)
{
  return act (txn, call, pos_hq_desk_resolve, error);
}

gboolean
pos_hq_step_see (PosDbTxn *txn, gpointer call, GError **error)
{
  return act (txn, call, pos_hq_desk_see, error);
}

gboolean
pos_hq_step_synchronize (PosDbTxn *txn, gpointer data, GError **error)
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
