/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-http-body.c — libsoup would unpack answers by itself, but is content with half of one. */
#include "sync/pos-http-body.h"
#include "base/pos-error.h"
#include "wire/pos-gzip.h"
#include "wire/pos-protocol.h"

#include <string.h>

/* libsoup sends a PUT again by itself when a connection breaks that it kept, but its body is used
 * up by then. */
static void
on_restarted (SoupMessage *message, gpointer body)
{
  soup_message_set_request_body_from_bytes (message, POS_CONTENT_TYPE, body);
}

static void
body_unref (gpointer body, GClosure *closure)
{
  g_bytes_unref (body);
}

void
pos_http_body_set (SoupMessage *message, GBytes *body, GBytes *packed)
{
  GBytes *sent = packed ? packed : body;

  soup_message_set_request_body_from_bytes (message, POS_CONTENT_TYPE, sent);
  if (packed)
    soup_message_headers_replace (
        soup_message_get_request_headers (message), "Content-Encoding", POS_GZIP_ENCODING);
  g_signal_connect_data (
      message, "restarted", G_CALLBACK (on_restarted), g_bytes_ref (sent), body_unref, 0);
}

void
pos_http_body_take_packed (SoupMessage *message)
{
  soup_message_headers_replace (
      soup_message_get_request_headers (message), "Accept-Encoding", POS_GZIP_ENCODING);
}

gboolean
pos_http_body_is_taken_packed (SoupMessage *message)
{
  return soup_message_headers_header_contains (
      soup_message_get_response_headers (message), "Accept-Encoding", POS_GZIP_ENCODING);
}

GBytes *
pos_http_body_read (SoupMessage *message, const GByteArray *received, GError **error)
{
  const char *encoding = soup_message_headers_get_list (soup_message_get_response_headers (message),
                                                        "Content-Encoding");
  g_autoptr (GBytes) body =
      g_bytes_new (received->data ? (gconstpointer)received->data : "", received->len);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) unpacked = NULL;

  if (!encoding)
    return g_steal_pointer (&body);
  if (!strcmp (encoding, POS_GZIP_ENCODING))
    unpacked = pos_gzip_unpack (body, POS_LIMIT_ANSWER, &failure);
  if (!unpacked)
    pos_set_error (error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_PROTOCOL,
                   NULL,
                   "The answer cannot be unpacked: %s",
                   failure ? failure->message : encoding);
  return g_steal_pointer (&unpacked);
}
