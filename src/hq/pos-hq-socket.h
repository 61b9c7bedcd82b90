/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-socket.h — the Unix socket behind the proxy.
 * Layer: hq, private to the server.  Thread: main. */
#pragma once
#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * pos_hq_socket_listen:
 * @path: made for its owner and group; a socket that nobody serves any more is replaced
 *
 * Hands every connection to @soup.  Returns: (transfer full): stop it with pos_hq_socket_close().
 */
GSocketService *pos_hq_socket_listen (SoupServer *soup, const char *path, GError **error);
void pos_hq_socket_close (GSocketService *service, const char *path);

G_END_DECLS
