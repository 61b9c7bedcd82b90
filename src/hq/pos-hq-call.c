/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-call.c — running, answering. */
#include "hq/pos-hq-call.h"
#include "base/pos-error.h"
#include "wire/pos-wire-error.h"

#include <string.h>

PosHqCall *
pos_hq_call_new (PosHqCore *core,
                 const PosHqRequest *request,
                 PosHqAnswer respond,
                 gpointer respond_data)
{
  PosHqCall *self = g_new0 (PosHqCall, 1);
  const char *slash = strrchr (request->path, '/');

  self->core = g_object_ref (core);
  self->respond = respond;
  self->respond_data = respond_data;
  self->tail = g_strdup (slash ? slash + 1 : "");
  self->query = request->query ? g_hash_table_ref (request->query) : NULL;
  self->body = g_bytes_ref (request->body);
  self->now = pos_hq_core_get_time (core);
  self->alone = pos_hq_core_is_alone (core);
  self->status = POS_HQ_OK;
  return self;
}

void
pos_hq_call_free (PosHqCall *self)
{
  if (self->input_free)
    self->input_free (self->input);
  g_clear_pointer (&self->device, pos_hq_device_free);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_free (self->tail);
  g_free (self->answer);
  g_bytes_unref (self->body);
  g_object_unref (self->core);
  g_free (self);
}

const char *
pos_hq_call_get_text (PosHqCall *self, gssize *length)
{
  gsize size;
  const char *text = g_bytes_get_data (self->body, &size);

  *length = (gssize)size;
  return text ? text : "";
}

const char *
pos_hq_call_get_query (PosHqCall *self, const char *name)
{
  return self->query ? g_hash_table_lookup (self->query, name) : NULL;
}

void
pos_hq_call_set_input (PosHqCall *self, gpointer input, GDestroyNotify free_input)
{
  self->input = input;
  self->input_free = free_input;
}

void
pos_hq_call_set_answer (PosHqCall *self, char *text)
{
  g_free (self->answer);
  self->answer = text;
}

static void
respond (PosHqCall *self, guint status, const char *text)
{
  self->respond (status, text, self->respond_data);
  self->status = status;
  if (self->after)
    self->after (self);
}

static void
respond_failure (PosHqCall *self, const GError *error)
{
  g_autoptr (GError) told = NULL;
  g_autofree char *text = NULL;

  /* A statement that failed is for whoever keeps the database, not for whoever asks. */
  if (g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_MISUSE)) {
    g_message ("%s", error->message);
    told = g_error_new_literal (
        POS_DB_ERROR, error->code, "Headquarters' database does not take or give this now");
  }
  text = pos_wire_error_to_text (told ? told : error);
  respond (self, pos_hq_status_of_error (error), text);
}

void
pos_hq_call_respond (PosHqCall *self, guint status, const char *text)
{
  respond (self, status, text);
  pos_hq_call_free (self);
}

void
pos_hq_call_fail (PosHqCall *self, const GError *error)
{
  respond_failure (self, error);
  pos_hq_call_free (self);
}

void
pos_hq_call_answer (PosHqCall *self, const GError *error)
{
  if (error)
    respond_failure (self, error);
  else
    respond (self, self->status, self->answer ? self->answer : "{}");
}

static void
write_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHqCall) self = user_data;
  g_autoptr (GError) error = NULL;

  pos_db_write_finish (POS_DB (source), result, &error);
  pos_hq_call_answer (self, error);
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHqCall) self = user_data;
  g_autoptr (GError) error = NULL;

  pos_db_read_finish (POS_DB (source), result, &error);
  pos_hq_call_answer (self, error);
}

void
pos_hq_call_write (PosHqCall *self, PosDbFunc func)
{
  pos_db_write_async (self->core->db, func, self, NULL, NULL, write_done, self);
}

void
pos_hq_call_read (PosHqCall *self, PosDbFunc func)
{
  pos_db_read_async (self->core->db, func, self, NULL, NULL, read_done, self);
}

static PosHqStatus
status_of_sync_error (int code)
{
  switch ((PosSyncError)code) {
  case POS_SYNC_ERROR_AUTH:
  case POS_SYNC_ERROR_NOT_TRUSTED:
    return POS_HQ_UNAUTHORIZED;
  case POS_SYNC_ERROR_NOT_FOUND:
    return POS_HQ_NOT_FOUND;
  case POS_SYNC_ERROR_CONFLICT:
    return POS_HQ_CONFLICT;
  case POS_SYNC_ERROR_REJECTED:
    return POS_HQ_REFUSED;
  case POS_SYNC_ERROR_PROTOCOL:
    return POS_HQ_BAD_REQUEST;
  case POS_SYNC_ERROR_CERTIFICATE_ENDED: /* a hub's own */
  case POS_SYNC_ERROR_OFFLINE:
  case POS_SYNC_ERROR_TIMEOUT:
  case POS_SYNC_ERROR_SERVER:
  default:
    return POS_HQ_NOT_NOW;
  }
}

PosHqStatus
pos_hq_status_of_error (const GError *error)
{
  if (error->domain == POS_SYNC_ERROR)
    return status_of_sync_error (error->code);
  if (error->domain == POS_VALUE_ERROR)
    return error->code == POS_VALUE_ERROR_PARSE ? POS_HQ_BAD_REQUEST : POS_HQ_REFUSED;
  if (error->domain == POS_DB_ERROR)
    return POS_HQ_NOT_NOW;
  return POS_HQ_FAULT;
}
