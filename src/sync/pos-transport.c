/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-transport.c — what every transport does alike: the token, and judging an answer. */
#include "sync/pos-transport.h"
#include "base/pos-error.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-error.h"

#include <string.h>

typedef struct {
  char *token;
  PosIdentity *identity; /* (nullable) */
} PosTransportPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PosTransport, pos_transport, G_TYPE_OBJECT)

static void
pos_transport_finalize (GObject *object)
{
  PosTransportPrivate *self = pos_transport_get_instance_private (POS_TRANSPORT (object));

  if (self->identity)
    g_signal_handlers_disconnect_by_data (self->identity, object);
  g_clear_object (&self->identity);
  g_free (self->token);
  G_OBJECT_CLASS (pos_transport_parent_class)->finalize (object);
}

static void
pos_transport_class_init (PosTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_transport_finalize;
}

static void
pos_transport_init (PosTransport *self)
{
}

PosAnswer *
pos_answer_new (guint status, const char *content_type, GBytes *body)
{
  PosAnswer *self = g_new0 (PosAnswer, 1);

  self->status = status;
  self->content_type = g_strdup (content_type);
  self->body = g_bytes_ref (body);
  return self;
}

void
pos_answer_free (PosAnswer *self)
{
  g_free (self->content_type);
  g_bytes_unref (self->body);
  g_free (self);
}

void
pos_transport_send_async (PosTransport *self,
                          const char *method,
                          const char *path,
                          GBytes *body,
                          guint timeout,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (POS_IS_TRANSPORT (self));
  g_return_if_fail (path && path[0] == '/');

  POS_TRANSPORT_GET_CLASS (self)->send_async (self,
                                              method,
                                              path,
                                              body,
                                              timeout ? timeout : POS_REQUEST_TIMEOUT,
                                              cancellable,
                                              callback,
                                              user_data);
}

PosAnswer *
pos_transport_send_finish (PosTransport *self, GAsyncResult *result, GError **error)
{
  return POS_TRANSPORT_GET_CLASS (self)->send_finish (self, result, error);
}

void
pos_transport_set_token (PosTransport *self, const char *token)
{
  PosTransportPrivate *own = pos_transport_get_instance_private (self);

  g_free (own->token);
  own->token = g_strdup (token);
}

const char *
pos_transport_get_token (PosTransport *self)
{
  PosTransportPrivate *own = pos_transport_get_instance_private (self);

  return own->token;
}

static void
on_identity_changed (PosTransport *self)
{
  PosTransportClass *klass = POS_TRANSPORT_GET_CLASS (self);

  if (klass->identity_changed)
    klass->identity_changed (self);
}

void
pos_transport_set_identity (PosTransport *self, PosIdentity *identity)
{
  PosTransportPrivate *own = pos_transport_get_instance_private (self);

  g_return_if_fail (!own->identity);
  own->identity = g_object_ref (identity);
  g_signal_connect_swapped (identity, "changed", G_CALLBACK (on_identity_changed), self);
  on_identity_changed (self);
}

PosIdentity *
pos_transport_get_identity (PosTransport *self)
{
  PosTransportPrivate *own = pos_transport_get_instance_private (self);

  return own->identity;
}

static PosSyncError
code_of_status (guint status)
{
  switch (status) {
  case 401:
  case 403:
    return POS_SYNC_ERROR_AUTH;
  case 404:
    return POS_SYNC_ERROR_NOT_FOUND;
  case 409:
    return POS_SYNC_ERROR_CONFLICT;
  case 408:
  case 429:
    return POS_SYNC_ERROR_SERVER;
  default:
    break;
  }
  if (status >= 400 && status < 500)
    return POS_SYNC_ERROR_REJECTED;
  return status >= 500 ? POS_SYNC_ERROR_SERVER : POS_SYNC_ERROR_PROTOCOL;
}

gboolean
pos_answer_check (const PosAnswer *self, GError **error)
{
  gboolean is_json = g_strcmp0 (self->content_type, POS_CONTENT_TYPE) == 0;
  g_autofree char *domain = NULL, *code = NULL, *message = NULL;
  gssize length;
  const char *text = pos_answer_get_text (self, &length);

  if (self->status >= 200 && self->status < 300) {
    if (is_json)
      return TRUE;
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_PROTOCOL,
                          NULL,
                          "The answer is not from headquarters: %s instead of JSON",
                          self->content_type ? self->content_type : "nothing");
  }
  if (is_json && pos_wire_error_parse (text, length, &domain, &code, &message))
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          (int)code_of_status (self->status),
                          g_variant_new_parsed ("{'domain': <%s>, 'code': <%s>}", domain, code),
                          "%s",
                          message);
  return pos_set_error (error,
                        POS_SYNC_ERROR,
                        (int)code_of_status (self->status),
                        NULL,
                        "Headquarters answered %u",
                        self->status);
}

const char *
pos_answer_get_text (const PosAnswer *self, gssize *length)
{
  gsize size;
  const char *text = g_bytes_get_data (self->body, &size);

  *length = (gssize)size;
  return text ? text : "";
}
