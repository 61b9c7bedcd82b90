/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-http-transport.c — libsoup's client with our limits: time, size, trust. */
#include "sync/pos-http-transport.h"
#include "base/pos-clock.h"
#include "base/pos-error.h"
#include "sync/pos-http-body.h"
#include "sync/pos-http-lines.h"
#include "wire/pos-gzip.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define CHUNK (64 * 1024)
#define UNSUPPORTED 415

/* Whether packed bodies are taken there: who takes them says so with each answer.  A box in between
 * may see that otherwise. */
typedef enum { PACKED_UNKNOWN, PACKED_TAKEN, PACKED_REFUSED } Packed;

struct _PosHttpTransport {
  PosTransport parent_instance;
  char *base; /* without a slash at its end */
  PosHttpLines *lines;
  gboolean refused; /* by who can show that he is headquarters: he said that he knows us not */
  Packed packed;
};

G_DEFINE_FINAL_TYPE (PosHttpTransport, pos_http_transport, POS_TYPE_TRANSPORT)

/* One request. */
typedef struct {
  char *method;
  char *path;
  GBytes *asked;  /* (nullable): what is sent with it */
  GBytes *packed; /* (nullable): the same, as it goes over the line */
  PosHttpLine *line;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;          /* of the answer */
  GCancellable *cancellable; /* ours: the caller's, or the end of the time */
  GCancellable *caller;
  gulong caller_handler;
  guint timer;
  gboolean timed_out;
  gboolean outdated;   /* the other side speaks a TLS that is too old */
  GTlsConnection *tls; /* (nullable): of a new connection */
  PosIdentity *shown;  /* (nullable): by what we say who we are */
} Request;

static void
drop_message (Request *request)
{
  g_clear_object (&request->stream);
  g_signal_handlers_disconnect_by_data (request->message, request);
  g_clear_object (&request->message);
}

static void
request_free (Request *request)
{
  if (request->caller_handler)
    g_cancellable_disconnect (request->caller, request->caller_handler);
  g_clear_handle_id (&request->timer, g_source_remove);
  g_clear_object (&request->caller);
  g_clear_object (&request->cancellable);
  drop_message (request);
  g_clear_object (&request->tls);
  g_clear_object (&request->shown);
  pos_http_line_give_back (request->line, g_get_monotonic_time ());
  g_byte_array_unref (request->body);
  g_clear_pointer (&request->asked, g_bytes_unref);
  g_clear_pointer (&request->packed, g_bytes_unref);
  g_free (request->method);
  g_free (request->path);
  g_free (request);
}

/* Whether the handshake came as far as the other side's certificate, and that is headquarters'. */
static gboolean
is_headquarters (const Request *request)
{
  return request->tls && g_tls_connection_get_peer_certificate (request->tls) &&
         g_tls_connection_get_peer_certificate_errors (request->tls) == 0 && !request->outdated;
}

/* TLS is checked by the system's clock, whatever ours says. */
static gboolean
has_ended (PosIdentity *identity)
{
  g_autoptr (PosClock) clock = pos_clock_new_system ();

  return pos_identity_has_ended (identity, pos_clock_get_now (clock));
}

/* Headquarters ends a connection on which it does not like who we are.  It says so, but on what
 * breaks first its word may be lost: whoever heard it once understands the next time, too. */
static PosSyncError
judge_break (PosHttpTransport *self, const Request *request, const GError *failure)
{
  if (!request->shown)
    return POS_SYNC_ERROR_OFFLINE;
  if (has_ended (request->shown))
    return POS_SYNC_ERROR_CERTIFICATE_ENDED;
  self->refused |= g_error_matches (failure, G_TLS_ERROR, G_TLS_ERROR_MISC);
  return self->refused ? POS_SYNC_ERROR_AUTH : POS_SYNC_ERROR_OFFLINE;
}

static PosSyncError
judge (PosHttpTransport *self, const Request *request, const GError *failure)
{
  if (request->timed_out || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return POS_SYNC_ERROR_TIMEOUT;
  if (is_headquarters (request))
    return judge_break (self, request, failure);
  /* A connection that breaks before anybody showed who he is says nothing about him. */
  if (request->outdated || (failure->domain == G_TLS_ERROR && failure->code != G_TLS_ERROR_EOF &&
                            failure->code != G_TLS_ERROR_NOT_TLS))
    return POS_SYNC_ERROR_NOT_TRUSTED;
  return POS_SYNC_ERROR_OFFLINE;
}

/* libsoup's words become ours: nobody there, too slow, not ours to know. */
static void
return_failure (GTask *task, const GError *failure)
{
  Request *request = g_task_get_task_data (task);
  PosSyncError code = judge (g_task_get_source_object (task), request, failure);
  GError *error = NULL;

  if (code != POS_SYNC_ERROR_TIMEOUT && !request->outdated &&
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_error_copy (failure));
    return;
  }
  pos_set_error (&error, POS_SYNC_ERROR, (int)code, NULL, "%s", failure->message);
  g_task_return_error (task, error);
}

/* Of who does not say what he answers, nothing is known; a box in between may have kept what was
 * answered to somebody else, or before. */
static gboolean
is_answered (Request *request)
{
  SoupMessageHeaders *asked = soup_message_get_request_headers (request->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
  const char *answered = soup_message_headers_get_list (headers, POS_HEADER_REQUEST);

  return !answered || !strcmp (answered, soup_message_headers_get_one (asked, POS_HEADER_REQUEST));
}

static void send_plainly (GTask *task);

static void
return_answer (GTask *task)
{
  PosHttpTransport *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
  guint status = soup_message_get_status (request->message);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  if (!is_answered (request)) {
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL, NULL, "The answer is to another question");
    g_task_return_error (task, error);
    return;
  }
  self->refused = FALSE;
  if (request->packed && status == UNSUPPORTED) {
    send_plainly (task);
    return;
  }
  if (self->packed != PACKED_REFUSED)
    self->packed = pos_http_body_is_taken_packed (request->message) ? PACKED_TAKEN : PACKED_UNKNOWN;
  body = pos_http_body_read (request->message, request->body, &error);
  if (!body)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task,
        pos_answer_new (status, soup_message_headers_get_content_type (headers, NULL), body),
        (GDestroyNotify)pos_answer_free);
}

static void
on_chunk (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &failure);
  gsize size;
  const guint8 *data;

  if (!chunk) {
    return_failure (task, failure);
    return;
  }
  data = g_bytes_get_data (chunk, &size);
  if (size == 0) {
    return_answer (task);
    return;
  }
  if (request->body->len + size > POS_LIMIT_ANSWER) {
    GError *error = NULL;
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL, NULL, "The answer is too large");
    g_task_return_error (task, error);
    return;
  }
  g_byte_array_append (request->body, data, (guint)size);
  g_input_stream_read_bytes_async (request->stream,
                                   CHUNK,
                                   G_PRIORITY_DEFAULT,
                                   request->cancellable,
                                   on_chunk,
                                   g_object_ref (task));
}

static void
on_headers (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;

  request->stream = soup_session_send_finish (SOUP_SESSION (source), result, &failure);
  if (!request->stream) {
    return_failure (task, failure);
    return;
  }
  g_input_stream_read_bytes_async (request->stream,
                                   CHUNK,
                                   G_PRIORITY_DEFAULT,
                                   request->cancellable,
                                   on_chunk,
                                   g_object_ref (task));
}

/* The session's own timeout starts again with every byte; this one does not. */
static gboolean
on_time_up (gpointer data)
{
  Request *request = data;

  request->timer = 0;
  request->timed_out = TRUE;
  g_cancellable_cancel (request->cancellable);
  return G_SOURCE_REMOVE;
}

/* GIO would speak TLS 1.0, too.  Nothing was said yet when the handshake is over.  What breaks
 * later than that is the same connection still. */
static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *stream,
                  Request *request)
{
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (stream))
    g_set_object (&request->tls, G_TLS_CONNECTION (stream));
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (stream) ||
      g_tls_connection_get_protocol_version (G_TLS_CONNECTION (stream)) >=
          G_TLS_PROTOCOL_VERSION_TLS_1_2)
    return;
  request->outdated = TRUE;
  g_cancellable_cancel (request->cancellable);
}

static void
on_caller_cancelled (GCancellable *caller, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
take_message (Request *request, SoupMessage *message)
{
  request->message = message;
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), request);
}

static Request *
request_new (
    const char *method, const char *path, GBytes *body, guint timeout, GCancellable *caller)
{
  Request *request = g_new0 (Request, 1);

  request->method = g_strdup (method);
  request->path = g_strdup (path);
  request->asked = body ? g_bytes_ref (body) : NULL;
  request->body = g_byte_array_new ();
  request->cancellable = g_cancellable_new ();
  request->timer = g_timeout_add_seconds (timeout, on_time_up, request);
  if (caller) {
    request->caller = g_object_ref (caller);
    request->caller_handler = g_cancellable_connect (caller,
                                                     G_CALLBACK (on_caller_cancelled),
                                                     g_object_ref (request->cancellable),
                                                     g_object_unref);
  }
  return request;
}

/* Who enrolls shows no certificate: the one that he has may have ended, and a proxy would hang up
 * on it. */
static gboolean
shows_identity (const char *path)
{
  return strcmp (path, POS_PATH_ENROLL) != 0;
}

/* Nothing else is said on that connection. */
static void
be_nobody (SoupMessage *message)
{
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Connection", "close");
}

static SoupMessage *
message_new (PosHttpTransport *self, const char *method, const char *path)
{
  g_autofree char *address = g_strconcat (self->base, path, NULL);
  const char *token = pos_transport_get_token (POS_TRANSPORT (self));
  PosIdentity *identity = pos_transport_get_identity (POS_TRANSPORT (self));
  SoupMessage *message = soup_message_new (method, address);

  if (!message)
    return NULL;
  if (!shows_identity (path))
    be_nobody (message);
  else if (identity)
    soup_message_set_tls_client_certificate (message, pos_identity_get_certificate (identity));
  if (token) {
    g_autofree char *value = g_strconcat ("Bearer ", token, NULL);
    soup_message_headers_replace (
        soup_message_get_request_headers (message), "Authorization", value);
  }
  pos_http_body_take_packed (message);
  g_autofree char *request = g_uuid_string_random ();
  soup_message_headers_replace (
      soup_message_get_request_headers (message), POS_HEADER_REQUEST, request);
  /* A redirect would carry the token to somebody else. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

static void
send_out (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->asked)
    pos_http_body_set (request->message, request->asked, request->packed);
  soup_session_send_async (pos_http_line_get_session (request->line),
                           request->message,
                           G_PRIORITY_DEFAULT,
                           request->cancellable,
                           on_headers,
                           g_object_ref (task));
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);

  request->packed = pos_gzip_pack_finish (result);
  send_out (task);
}

/* Once more, as it is, and so from now on. */
static void
send_plainly (GTask *task)
{
  PosHttpTransport *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);

  self->packed = PACKED_REFUSED;
  g_clear_pointer (&request->packed, g_bytes_unref);
  drop_message (request);
  g_byte_array_set_size (request->body, 0);
  take_message (request, message_new (self, request->method, request->path));
  send_out (task);
}

static void
pos_http_transport_send_async (PosTransport *transport,
                               const char *method,
                               const char *path,
                               GBytes *body,
                               guint timeout,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  PosHttpTransport *self = POS_HTTP_TRANSPORT (transport);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SoupMessage *message = message_new (self, method, path);
  Request *request;

  g_task_set_source_tag (task, pos_http_transport_send_async);
  if (!message) {
    GError *error = NULL;
    pos_set_error (&error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL, NULL, "No address: %s", path);
    g_task_return_error (task, error);
    return;
  }
  request = request_new (method, path, body, timeout, cancellable);
  request->line = pos_http_lines_take (self->lines, g_get_monotonic_time ());
  take_message (request, message);
  if (shows_identity (path))
    g_set_object (&request->shown, pos_transport_get_identity (transport));
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  if (self->packed == PACKED_TAKEN && body && g_bytes_get_size (body) >= POS_GZIP_LEAST)
    pos_gzip_pack_async (body, on_packed, g_object_ref (task));
  else
    send_out (task);
}

static PosAnswer *
pos_http_transport_send_finish (PosTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Connections that others were trusted for are not used again. */
static void
pos_http_transport_identity_changed (PosTransport *transport)
{
  PosHttpTransport *self = POS_HTTP_TRANSPORT (transport);
  GTlsDatabase *authority = pos_identity_get_authority (pos_transport_get_identity (transport));

  self->refused = FALSE;
  self->packed = PACKED_UNKNOWN;
  pos_http_lines_free (self->lines);
  self->lines = pos_http_lines_new (authority, POS_REQUEST_TIMEOUT);
}

static void
pos_http_transport_finalize (GObject *object)
{
  PosHttpTransport *self = POS_HTTP_TRANSPORT (object);

  pos_http_lines_abort (self->lines);
  pos_http_lines_free (self->lines);
  g_free (self->base);
  G_OBJECT_CLASS (pos_http_transport_parent_class)->finalize (object);
}

static void
pos_http_transport_class_init (PosHttpTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_http_transport_finalize;
  POS_TRANSPORT_CLASS (klass)->send_async = pos_http_transport_send_async;
  POS_TRANSPORT_CLASS (klass)->send_finish = pos_http_transport_send_finish;
  POS_TRANSPORT_CLASS (klass)->identity_changed = pos_http_transport_identity_changed;
}

static void
pos_http_transport_init (PosHttpTransport *self)
{
  self->lines = pos_http_lines_new (NULL, POS_REQUEST_TIMEOUT);
}

PosTransport *
pos_http_transport_new (const char *base, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri ? g_uri_get_scheme (uri) : "";
  PosHttpTransport *self;

  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) || !g_uri_get_host (uri) ||
      !*g_uri_get_host (uri)) {
    pos_set_error (error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_PROTOCOL,
                   NULL,
                   "“%.200s” is no address of headquarters",
                   base);
    return NULL;
  }
  self = g_object_new (POS_TYPE_HTTP_TRANSPORT, NULL);
  self->base = g_strdup (base);
  while (g_str_has_suffix (self->base, "/"))
    self->base[strlen (self->base) - 1] = '\0';
  return POS_TRANSPORT (self);
}

PosTransport *
pos_http_transport_new_known (const char *base, const char *directory, GError **error)
{
  g_autoptr (PosTransport) self = pos_http_transport_new (base, error);
  g_autoptr (PosIdentity) identity = NULL;

  if (!self || g_ascii_strncasecmp (base, "https:", strlen ("https:")) != 0)
    return g_steal_pointer (&self);
  identity = pos_identity_open (directory, error);
  if (!identity)
    return NULL;
  pos_transport_set_identity (self, identity);
  return g_steal_pointer (&self);
}
