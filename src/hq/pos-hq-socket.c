/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-socket.c — made, listened on, taken away. */
#include "hq/pos-hq-socket.h"
#include "base/pos-error.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer soup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, &error);
  g_autoptr (GSocketAddress) remote =
      local ? g_socket_connection_get_remote_address (connection, &error) : NULL;

  if (!remote ||
      !soup_server_accept_iostream (soup, G_IO_STREAM (connection), local, remote, &error))
    g_warning ("A connection of the proxy's: %s", error->message);
  return TRUE;
}

/* Whoever holds the database's lock is the only headquarters here, so a socket that lies there is
 * left over.  Anything else stays. */
static gboolean
clear_the_way (const char *path, GError **error)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return TRUE;
  if (S_ISSOCK (info.st_mode) && g_unlink (path) == 0)
    return TRUE;
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s is in the way of the socket", path);
}

/* From its first moment for nobody but owner and group. */
static gboolean
bind_address (GSocketListener *listener, const char *path, GError **error)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  mode_t mask = umask (0117);
  gboolean bound = g_socket_listener_add_address (
      listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error);

  umask (mask);
  return bound;
}

GSocketService *
pos_hq_socket_listen (SoupServer *soup, const char *path, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();

  if (!clear_the_way (path, error) || !bind_address (G_SOCKET_LISTENER (service), path, error))
    return NULL;
  g_signal_connect_object (service, "incoming", G_CALLBACK (on_incoming), soup, (GConnectFlags)0);
  g_socket_service_start (service);
  return g_steal_pointer (&service);
}

void
pos_hq_socket_close (GSocketService *service, const char *path)
{
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
  g_unlink (path);
}
