/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-server.c — HTTP in front of the routes: bodies are counted, answers are sent. */
#include "hq/pos-hq-server.h"
#include "base/pos-error.h"
#include "hq/pos-hq-hang-up.h"
#include "hq/pos-hq-hearing.h"
#include "hq/pos-hq-job.h"
#include "hq/pos-hq-routes.h"
#include "hq/pos-hq-server-private.h"
#include "hq/pos-hq-socket.h"
#include "wire/pos-gzip.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-error.h"

#include <libsoup/soup.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (PosHqServer, pos_hq_server, G_TYPE_OBJECT)

static void
pos_hq_server_finalize (GObject *object)
{
  PosHqServer *self = POS_HQ_SERVER (object);

  pos_hq_server_stop (self);
  g_clear_object (&self->core);
  G_OBJECT_CLASS (pos_hq_server_parent_class)->finalize (object);
}

static void
pos_hq_server_class_init (PosHqServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_hq_server_finalize;
}

static void
pos_hq_server_init (PosHqServer *self)
{
}

PosHqServer *
pos_hq_server_new (const char *data, PosContext *context, GError **error)
{
  g_autoptr (PosHqServer) self = g_object_new (POS_TYPE_HQ_SERVER, NULL);

  self->core = pos_hq_core_new (data, NULL, context, error);
  return self->core ? g_steal_pointer (&self) : NULL;
}

/* One request that waits for its answer. */
typedef struct {
  SoupServerMessage *message;
  gboolean paused;
  gboolean answered;
  gboolean is_over; /* whoever asked has hung up */
} Pending;

static void
over_cb (SoupServerMessage *message, gpointer data)
{
  ((Pending *)data)->is_over = TRUE;
}

static Pending *
pending_new (SoupServerMessage *message)
{
  Pending *self = g_new0 (Pending, 1);

  self->message = g_object_ref (message);
  g_signal_connect (message, "finished", G_CALLBACK (over_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (over_cb), self);
  return self;
}

static void
pending_free (Pending *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_free (self);
}

/* What a person's browser shows may load nothing from elsewhere, and tells nobody of its address.
 */
static void
guard_page (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers,
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; "
                                "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
}

/* Pages begin with a mark that no JSON begins with. */
static void
set_response (SoupServerMessage *message, guint status, const char *text)
{
  gboolean page = text[0] == '<';

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message,
                                    page ? "text/html; charset=utf-8" : POS_CONTENT_TYPE,
                                    SOUP_MEMORY_COPY,
                                    text,
                                    strlen (text));
  if (page)
    guard_page (message);
}

/* The answer is there. */
static void
go_on (Pending *self)
{
  self->answered = TRUE;
  if (!self->paused)
    return;
  if (!self->is_over)
    soup_server_message_unpause (self->message);
  pending_free (self);
}

static void
packed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pending *self = data;
  g_autoptr (GBytes) packed = pos_gzip_pack_finish (result);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);

  if (packed) {
    soup_message_headers_replace (headers, "Content-Encoding", POS_GZIP_ENCODING);
    soup_message_body_truncate (body);
    soup_message_body_append_bytes (body, packed);
  }
  go_on (self);
}

static gboolean
wants_packed (SoupServerMessage *message)
{
  const char *wanted = soup_message_headers_get_list (
      soup_server_message_get_request_headers (message), "Accept-Encoding");
  GSList *encodings = wanted ? soup_header_parse_quality_list (wanted, NULL) : NULL;
  gboolean found = g_slist_find_custom (encodings, POS_GZIP_ENCODING, (GCompareFunc)strcmp) != NULL;

  soup_header_free_list (encodings);
  return found;
}

static void
on_answer (guint status, const char *text, gpointer data)
{
  Pending *self = data;

  set_response (self->message, status, text);
  if (strlen (text) >= POS_GZIP_LEAST && wants_packed (self->message)) {
    g_autoptr (GBytes) bytes =
        soup_message_body_flatten (soup_server_message_get_response_body (self->message));
    pos_gzip_pack_async (bytes, packed_cb, self);
  } else {
    go_on (self);
  }
}

static void
refuse (SoupServerMessage *message, PosHqStatus status, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pos_set_error (&error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "%s", why);
  text = pos_wire_error_to_text (error);
  set_response (message, status, text);
}

static const char *
find_token (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Authorization");

  return value && g_str_has_prefix (value, "Bearer ") ? value + strlen ("Bearer ") : NULL;
}

/* What the proxy says about the certificate that it has checked; it takes this header away from
 * whoever sends it by himself. */
static char *
find_certificate (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "X-Client-Fingerprint");

  return value && *value ? g_ascii_strdown (value, -1) : NULL;
}

/* Returns: (transfer full) (nullable): what was asked, whole; %NULL when the request was refused.
 * What was packed is no larger than the same unpacked may be. */
static GBytes *
read_body (SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  const char *encoding = soup_message_headers_get_list (headers, "Content-Encoding");
  gsize limit = pos_hq_routes_get_limit (soup_server_message_get_method (message), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) unpacked = NULL;

  if (!encoding)
    return g_steal_pointer (&bytes);
  if (strcmp (encoding, POS_GZIP_ENCODING) != 0) {
    refuse (message, POS_HQ_UNSUPPORTED, "Packed in another way than gzip");
    return NULL;
  }
  unpacked = pos_gzip_unpack (bytes, limit, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    refuse (message, POS_HQ_TOO_LARGE, "Too large");
  else if (error)
    refuse (message, POS_HQ_BAD_REQUEST, error->message);
  return g_steal_pointer (&unpacked);
}

static void
hand_in (PosHqServer *self,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         GBytes *body,
         gboolean proxied)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autofree char *certificate = proxied ? find_certificate (headers) : NULL;
  Pending *pending = pending_new (message);
  PosHqRequest request = {
      .method = soup_server_message_get_method (message),
      .path = path,
      .query = query,
      .token = find_token (headers),
      .proxied = proxied,
      .certificate = certificate,
      .body = body,
  };

  pos_hq_routes_answer (self->routes, &request, on_answer, pending);
  if (pending->answered) {
    pending_free (pending);
    return;
  }
  pending->paused = TRUE;
  soup_server_message_pause (message);
}

static void
handle (SoupServer *soup,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  PosHqServer *self = user_data;
  g_autoptr (GBytes) body = NULL;

  if (!soup_message_body_get_accumulate (soup_server_message_get_request_body (message)))
    refuse (message, POS_HQ_TOO_LARGE, "Too large");
  else if ((body = read_body (message, path)))
    hand_in (self, message, path, query, body, soup == self->gate);
}

/* Bodies are counted while they come in; what is too large is not kept. */

static void
refuse_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

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

/* Boxes in between that keep answers, or mix them up, are noticed. */
static void
mark_answer (SoupServerMessage *message)
{
  const char *request = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), POS_HEADER_REQUEST);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Accept-Encoding", POS_GZIP_ENCODING);
  if (request && strlen (request) <= POS_LIMIT_REQUEST_ID)
    soup_message_headers_replace (headers, POS_HEADER_REQUEST, request);
}

static void
look_at_headers (SoupServer *soup,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gsize limit = pos_hq_routes_get_limit (soup_server_message_get_method (message), path);

  mark_answer (message);
  if (soup_message_headers_get_content_length (headers) > (goffset)limit)
    refuse_body (message);
  else
    g_signal_connect (message, "got-chunk", G_CALLBACK (on_chunk), GSIZE_TO_POINTER (limit));
}

static SoupServer *
make_soup (PosHqServer *self)
{
  SoupServer *soup = soup_server_new ("server-header", "pos-hq", NULL);

  soup_server_add_early_handler (soup, NULL, look_at_headers, self, NULL);
  soup_server_add_handler (soup, NULL, handle, self, NULL);
  pos_hq_hang_up_watch (soup);
  return soup;
}

gboolean
pos_hq_server_start (PosHqServer *self, guint16 port, guint sync_interval, GError **error)
{
  g_return_val_if_fail (!self->soup, FALSE);

  self->soup = make_soup (self);
  self->routes = pos_hq_routes_new (self->core);
  if (!soup_server_listen_local (self->soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  pos_hq_hearing_start (self->core);
  pos_hq_job_start (self->core, sync_interval);
  return TRUE;
}

gboolean
pos_hq_server_listen (PosHqServer *self, const char *path, GError **error)
{
  g_return_val_if_fail (self->routes && !self->gate, FALSE);

  self->gate = make_soup (self);
  self->service = pos_hq_socket_listen (self->gate, path, error);
  if (!self->service)
    return FALSE;
  self->socket = g_strdup (path);
  return TRUE;
}

void
pos_hq_server_stop (PosHqServer *self)
{
  if (self->service)
    pos_hq_socket_close (g_steal_pointer (&self->service), self->socket);
  g_clear_pointer (&self->socket, g_free);
  g_clear_pointer (&self->routes, pos_hq_routes_free);
  if (self->soup)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  if (self->gate)
    soup_server_disconnect (self->gate);
  g_clear_object (&self->gate);
  if (self->core) {
    pos_hq_hearing_keep (self->core);
    pos_hq_core_close (self->core);
  }
}

PosHqCore *
pos_hq_server_get_core (PosHqServer *self)
{
  return self->core;
}

PosHqRoutes *
pos_hq_server_get_routes (PosHqServer *self)
{
  return self->routes;
}

gboolean
pos_hq_server_is_read_only (PosHqServer *self)
{
  return pos_db_get_trouble (self->core->db) >= 0;
}

guint16
pos_hq_server_get_port (PosHqServer *self)
{
  GSList *uris = self->soup ? soup_server_get_uris (self->soup) : NULL;
  guint16 port = uris ? (guint16)g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return port;
}

char *
pos_hq_server_dup_address (PosHqServer *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u", (guint)pos_hq_server_get_port (self));
}

const char *
pos_hq_server_get_admin_token (PosHqServer *self)
{
  return self->core->admin_token;
}
