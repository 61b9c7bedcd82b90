/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-enroll.c — a pos-hq becomes the hub of a store. */
#include "base/pos-error.h"
#include "hq/pos-hq-setting-table.h"
#include "hub/pos-hub-private.h"
#include "sync/pos-renew.h"
#include "wire/pos-protocol.h"

#include <string.h>

typedef struct {
  PosEnrollment *enrollment;
  gboolean certified; /* then the token is not needed, and nobody can steal it */
} Enroll;

static void
enroll_free (Enroll *self)
{
  g_clear_object (&self->enrollment);
  g_free (self);
}

static gboolean
keep_enrollment (PosDbTxn *txn, gpointer data, GError **error)
{
  Enroll *self = data;
  PosEnrollment *enrollment = self->enrollment;

  return pos_hq_setting_table_set (txn, POS_HQ_SETTING_STORE, enrollment->store, error) &&
         pos_hq_setting_table_set (
             txn, POS_HQ_SETTING_TOKEN, self->certified ? "" : enrollment->token, error);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PosHub *self = g_task_get_source_object (task);
  PosEnrollment *enrollment = ((Enroll *)g_task_get_task_data (task))->enrollment;
  GError *error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  g_free (self->core->hub_store);
  self->core->hub_store = g_strdup (enrollment->store);
  pos_transport_set_token (self->transport, enrollment->token);
  g_task_return_boolean (task, TRUE);
}

static PosEnrollment *
read_enrollment (const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text;
  g_autoptr (PosEnrollment) enrollment = NULL;

  if (!pos_answer_check (answer, error))
    return NULL;
  text = pos_answer_get_text (answer, &length);
  enrollment = pos_wire_parse (POS_TYPE_ENROLLMENT, text, length, error);
  if (enrollment && strcmp (enrollment->register_id, enrollment->store) != 0) {
    pos_set_error (error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_REJECTED,
                   NULL,
                   "This code is for register %.32s, not for a hub",
                   enrollment->register_id);
    return NULL;
  }
  return g_steal_pointer (&enrollment);
}

static void
on_enrolled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PosHub *self = g_task_get_source_object (task);
  Enroll *enroll = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);

  enroll->certified = pos_transport_get_identity (self->transport) != NULL;
  if (answer)
    enroll->enrollment = read_enrollment (answer, &error);
  if (!enroll->enrollment || !pos_renew_take_first (self->transport, enroll->enrollment, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pos_db_write_async (
      self->core->db, keep_enrollment, enroll, NULL, NULL, on_kept, g_steal_pointer (&task));
}

void
pos_hub_enroll_async (PosHub *self, const char *code, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  g_autoptr (PosEnrollRequest) request = g_object_new (POS_TYPE_ENROLL_REQUEST, NULL);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;
  char *text;

  pos_text_set (&request->code, code);
  pos_text_set (&request->device, g_get_host_name ());
  if (!pos_renew_fill_request (self->transport, request, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  text = pos_wire_to_text (request);
  body = g_bytes_new_take (text, strlen (text));
  g_task_set_task_data (task, g_new0 (Enroll, 1), (GDestroyNotify)enroll_free);
  pos_transport_send_async (
      self->transport, "POST", POS_PATH_ENROLL, body, 0, NULL, on_enrolled, task);
}

gboolean
pos_hub_enroll_finish (PosHub *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
