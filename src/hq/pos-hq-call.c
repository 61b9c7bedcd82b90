/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-call.c — pausing, running, answering. */
#include "hq/pos-hq-call.h"
#include "base/pos-error.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-error.h"

#include <string.h>

PosHqCall *
pos_hq_call_new (PosHqServer *server, SoupServerMessage *message)
{
  PosHqCall *self = g_new0 (PosHqCall, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  self->server = g_object_ref (server);
  self->message = g_object_ref (message);
  /* What was too large was not gathered. */
  self->body = soup_message_body_get_accumulate (body) ? soup_message_body_flatten (body)
                                                       : g_bytes_new (NULL, 0);
  self->now = pos_context_get_now (server->context);
  self->status = SOUP_STATUS_OK;
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
  g_object_unref (self->message);
  g_object_unref (self->server);
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
set_response (PosHqCall *self, guint status, const char *text)
{
  soup_server_message_set_status (self->message, status, NULL);
  soup_server_message_set_response (
      self->message, POS_CONTENT_TYPE, SOUP_MEMORY_COPY, text, strlen (text));
  if (self->after)
    self->after (self->server);
}

static void
set_failure (PosHqCall *self, const GError *error)
{
  g_autofree char *text = pos_wire_error_to_text (error);

  set_response (self, pos_hq_status_of_error (error), text);
}

void
pos_hq_call_respond (PosHqCall *self, guint status, const char *text)
{
  set_response (self, status, text);
  pos_hq_call_free (self);
}

void
pos_hq_call_fail (PosHqCall *self, const GError *error)
{
  set_failure (self, error);
  pos_hq_call_free (self);
}

static void
finish (PosHqCall *self, gboolean done, const GError *error)
{
  if (done)
    set_response (self, self->status, self->answer ? self->answer : "{}");
  else
    set_failure (self, error);
  soup_server_message_unpause (self->message);
  if (self->cursor_ahead)
    pos_hq_server_renew_epoch (self->server);
}

static void
write_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHqCall) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);

  finish (self, done, error);
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHqCall) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_read_finish (POS_DB (source), result, &error);

  finish (self, done, error);
}

void
pos_hq_call_write (PosHqCall *self, PosDbFunc func)
{
  soup_server_message_pause (self->message);
  pos_db_write_async (self->server->db, func, self, NULL, NULL, write_done, self);
}

void
pos_hq_call_read (PosHqCall *self, PosDbFunc func)
{
  soup_server_message_pause (self->message);
  pos_db_read_async (self->server->db, func, self, NULL, NULL, read_done, self);
}

static guint
status_of_sync_error (int code)
{
  switch ((PosSyncError)code) {
  case POS_SYNC_ERROR_AUTH:
    return SOUP_STATUS_UNAUTHORIZED;
  case POS_SYNC_ERROR_NOT_FOUND:
    return SOUP_STATUS_NOT_FOUND;
  case POS_SYNC_ERROR_CONFLICT:
    return SOUP_STATUS_CONFLICT;
  case POS_SYNC_ERROR_REJECTED:
    return SOUP_STATUS_UNPROCESSABLE_ENTITY;
  case POS_SYNC_ERROR_PROTOCOL:
    return SOUP_STATUS_BAD_REQUEST;
  case POS_SYNC_ERROR_OFFLINE:
  case POS_SYNC_ERROR_TIMEOUT:
  case POS_SYNC_ERROR_SERVER:
  default:
    return SOUP_STATUS_SERVICE_UNAVAILABLE;
  }
}

guint
pos_hq_status_of_error (const GError *error)
{
  if (error->domain == POS_SYNC_ERROR)
    return status_of_sync_error (error->code);
  if (error->domain == POS_VALUE_ERROR)
    return error->code == POS_VALUE_ERROR_PARSE ? SOUP_STATUS_BAD_REQUEST
                                                : SOUP_STATUS_UNPROCESSABLE_ENTITY;
  if (error->domain == POS_DB_ERROR)
    return SOUP_STATUS_SERVICE_UNAVAILABLE;
  return SOUP_STATUS_INTERNAL_SERVER_ERROR;
}
