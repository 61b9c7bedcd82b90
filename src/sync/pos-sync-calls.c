/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-calls.c — questions that a person waits for, and enrollment. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "sync/pos-renew.h"
#include "sync/pos-sync-private.h"
#include "wire/pos-protocol.h"

#include <string.h>

typedef gpointer (*Reader) (const char *text, gssize length, GError **error);

typedef struct {
  Reader read;
  GDestroyNotify free_value;
  gboolean may_refuse; /* an answer of 409 or 422 has the same shape */
} Call;

static gpointer
read_page (const char *text, gssize length, GError **error)
{
  return pos_order_page_parse (text, length, error);
}

static gpointer
read_order (const char *text, gssize length, GError **error)
{
  return pos_wire_parse (POS_TYPE_ORDER, text, length, error);
}

static gpointer
read_claim (const char *text, gssize length, GError **error)
{
  return pos_wire_parse (POS_TYPE_CLAIM, text, length, error);
}

static gpointer
read_created (const char *text, gssize length, GError **error)
{
  return pos_wire_parse (POS_TYPE_CREATED, text, length, error);
}

static gpointer
read_json (const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);

  return json ? pos_json_to_text (json) : NULL;
}

static gpointer
read_enrollment (const char *text, gssize length, GError **error)
{
  return pos_wire_parse (POS_TYPE_ENROLLMENT, text, length, error);
}

static const Call search_call = {read_page, (GDestroyNotify)pos_order_page_free, FALSE};
static const Call order_call = {read_order, g_object_unref, FALSE};
static const Call claim_call = {read_claim, g_object_unref, FALSE};
static const Call create_call = {read_created, g_object_unref, TRUE};
static const Call json_call = {read_json, g_free, FALSE};
static const Call enroll_call = {read_enrollment, g_object_unref, FALSE};

/* An answer that is not what was asked for is the protocol's fault, not a wrong value of ours. */
static gpointer
read_answer (const Call *call, const PosAnswer *answer, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  gpointer value;

  if (call->may_refuse && (answer->status == 409 || answer->status == 422)) {
    value = call->read (text, length, NULL);
    if (value)
      return value;
  }
  if (!pos_answer_check (answer, error))
    return NULL;
  value = call->read (text, length, &unreadable);
  if (!value)
    pos_set_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL, NULL, "%s", unreadable->message);
  return value;
}

static gboolean
means_offline (const GError *error)
{
  return g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE) ||
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_TIMEOUT) ||
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_TRUSTED) ||
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_CERTIFICATE_ENDED);
}

static void store_enrollment (GTask *task, PosEnrollment *enrollment);

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  gpointer value = answer ? read_answer (call, answer, &error) : NULL;

  ((PosSync *)g_task_get_source_object (task))->n_asked--;
  if (!value) {
    if (means_offline (error)) {
      pos_sync_set_failure (g_task_get_source_object (task), error);
      pos_sync_set_online (g_task_get_source_object (task), FALSE);
    }
    g_task_return_error (task, error);
  } else if (call == &enroll_call) {
    store_enrollment (task, value);
  } else {
    g_task_return_pointer (task, value, call->free_value);
  }
}

static void
ask (PosSync *self, GTask *task, const Call *call, const char *method, const char *path, char *body)
{
  g_autoptr (GBytes) bytes = body ? g_bytes_new_take (body, strlen (body)) : NULL;
  GError *error = NULL;

  g_task_set_task_data (task, (gpointer)call, NULL);
  if (!self->transport) {
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "This register works alone");
    g_task_return_error (task, error);
    return;
  }
  self->n_asked++;
  pos_transport_send_async (self->transport,
                            method,
                            path,
                            bytes,
                            POS_CALL_TIMEOUT,
                            g_task_get_cancellable (task),
                            on_answer,
                            g_object_ref (task));
}

gboolean
pos_sync_is_asking (PosSync *self)
{
  g_return_val_if_fail (POS_IS_SYNC (self), FALSE);
  return self->n_asked > self->n_claims;
}

/* --- Orders --- */

/* Headquarters looks into so many documents for one page, and no further: a page without an order
 * says where the next one begins.  So many of these are asked for: a person waits. */
#define MOST_EMPTY_PAGES 20

typedef struct {
  PosOrderFilter *filter; /* of the page that is asked for */
  guint n_empty;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->filter);
  g_free (search);
}

static void ask_page (PosSync *self, GTask *task);

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PosOrderPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page && page->next && page->summaries->len == 0 && search->n_empty++ < MOST_EMPTY_PAGES) {
    pos_text_set (&search->filter->after, page->next);
    ask_page (POS_SYNC (source), task);
    return;
  }
  if (page && page->next && page->summaries->len == 0)
    pos_set_error (&error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_TIMEOUT,
                   NULL,
                   "Headquarters looked into many orders and found none; name a number or a day");
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify)pos_order_page_free);
}

static void
ask_page (PosSync *self, GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (GTask) one =
      g_task_new (self, g_task_get_cancellable (task), page_cb, g_object_ref (task));

  ask (self, one, &search_call, "POST", POS_PATH_ORDER_SEARCH, pos_wire_to_text (search->filter));
}

void
pos_sync_search_orders_async (PosSync *self,
                              PosOrderFilter *filter,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->filter = pos_record_copy (filter);
  g_task_set_source_tag (task, pos_sync_search_orders_async);
  g_task_set_task_data (task, search, search_free);
  ask_page (self, task);
}

PosOrderPage *
pos_sync_search_orders_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pos_sync_get_order_async (PosSync *self,
                          const char *order,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *escaped = g_uri_escape_string (order, NULL, FALSE);
  g_autofree char *path = g_strconcat (POS_PATH_ORDERS "/", escaped, NULL);

  g_task_set_source_tag (task, pos_sync_get_order_async);
  ask (self, task, &order_call, "GET", path, NULL);
}

PosOrder *
pos_sync_get_order_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pos_sync_create_order_async (PosSync *self,
                             PosCreation *creation,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pos_sync_create_order_async);
  ask (self, task, &create_call, "POST", POS_PATH_ORDERS, pos_wire_to_text (creation));
}

PosCreated *
pos_sync_create_order_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
claim_ended_cb (GTask *task, GParamSpec *pspec, PosSync *self)
{
  self->n_claims--;
}

/* Whoever ends should wait for the answer: something is held for this register, or let go. */
static void
count_claim (PosSync *self, GTask *task)
{
  self->n_claims++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (claim_ended_cb), self);
}

void
pos_sync_ask_async (PosSync *self,
                    const char *method,
                    const char *path,
                    const char *body,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pos_sync_ask_async);
  if (!strcmp (path, POS_PATH_CARTS))
    count_claim (self, task);
  ask (self, task, &json_call, method, path, g_strdup (body));
}

char *
pos_sync_ask_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
pos_sync_is_claiming (PosSync *self)
{
  g_return_val_if_fail (POS_IS_SYNC (self), FALSE);
  return self->n_claims > 0;
}

void
pos_sync_claim_order_async (PosSync *self,
                            PosClaimRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pos_sync_claim_order_async);
  count_claim (self, task);
  ask (self, task, &claim_call, "POST", POS_PATH_CLAIMS, pos_wire_to_text (request));
}

PosClaim *
pos_sync_claim_order_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_enrollment_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PosSync *self = g_task_get_source_object (task);
  PosSyncStep *step = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pos_sync_take_token (self, step->enrollment->token);
  g_task_return_boolean (task, TRUE);
}

static void
store_enrollment (GTask *task, PosEnrollment *enrollment)
{
  PosSync *self = g_task_get_source_object (task);
  PosSyncStep *step = pos_sync_step_new (self);
  GError *error = NULL;

  /* The certificate first: an enrollment without it would be of no use. */
  if (!pos_renew_take_first (self->transport, enrollment, &error)) {
    g_object_unref (enrollment);
    pos_sync_step_free (step);
    g_task_return_error (task, error);
    return;
  }
  step->enrollment = enrollment;
  g_task_set_task_data (task, step, (GDestroyNotify)pos_sync_step_free);
  pos_db_write_async (pos_local_store_get_db (self->store),
                      pos_sync_step_enroll,
                      step,
                      NULL,
                      NULL,
                      on_enrollment_stored,
                      g_object_ref (task));
}

void
pos_sync_enroll_async (PosSync *self,
                       const char *code,
                       const char *device,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (PosEnrollRequest) request = g_object_new (POS_TYPE_ENROLL_REQUEST, NULL);
  GError *error = NULL;

  g_task_set_source_tag (task, pos_sync_enroll_async);
  pos_text_set (&request->code, code);
  pos_text_set (&request->device, device);
  if (self->transport && !pos_renew_fill_request (self->transport, request, &error)) {
    g_task_return_error (task, error);
    return;
  }
  ask (self, task, &enroll_call, "POST", POS_PATH_ENROLL, pos_wire_to_text (request));
}

gboolean
pos_sync_enroll_finish (PosSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
