/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-hang-up.c — see the header. */
#include "hq/pos-hq-hang-up.h"

#include <errno.h>
#include <sys/socket.h>

/* Before libsoup looks at the socket itself, and stops looking. */
#define FIRST (G_PRIORITY_DEFAULT - 10)
#define KEY "pos-hq-hang-up"

/* Returns: whether nothing more comes, and nothing is left to read. */
static gboolean
has_ended (GSocket *socket)
{
  char next;
  ssize_t n;

  if (g_socket_is_closed (socket))
    return FALSE;
  n = recv (g_socket_get_fd (socket), &next, 1, MSG_PEEK | MSG_DONTWAIT);
  return n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
}

/* A next request, or the end. */
static gboolean
on_readable (GSocket *socket, GIOCondition condition, gpointer message)
{
  if (has_ended (socket)) {
    g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
    if (stream)
      g_io_stream_close (stream, NULL, NULL);
  }
  return G_SOURCE_REMOVE;
}

/* libsoup would ask where he was, and warn that nobody knows. */
static gboolean
on_reset (GSocket *socket, GIOCondition condition, gpointer message)
{
  g_socket_close (socket, NULL);
  return G_SOURCE_REMOVE;
}

static void
forget (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/* Who sends several requests at once is served before anything is to be read again. */
static void
on_started (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket)
    g_object_set_data (G_OBJECT (socket), KEY, NULL);
}

/* What was answered is kept until then, for it knows the connection; its bodies are not. */
static void
on_finished (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  GSocket *socket = soup_server_message_get_socket (message);
  g_autoptr (GSocketAddress) there = NULL;
  GSource *source;

  if (!socket || g_socket_is_closed (socket))
    return;
  there = g_socket_get_remote_address (socket, NULL);
  if (there)
    soup_server_message_get_remote_address (message); /* which remembers it */
  soup_message_body_truncate (soup_server_message_get_request_body (message));
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  source = g_socket_create_source (socket, G_IO_IN, NULL);
  g_source_set_priority (source, FIRST);
  g_source_set_callback (source,
                         there ? G_SOURCE_FUNC (on_readable) : G_SOURCE_FUNC (on_reset),
                         g_object_ref (message),
                         g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (socket), KEY, source, forget);
}

void
pos_hq_hang_up_watch (SoupServer *soup)
{
  g_signal_connect (soup, "request-started", G_CALLBACK (on_started), NULL);
  g_signal_connect (soup, "request-finished", G_CALLBACK (on_finished), NULL);
}
