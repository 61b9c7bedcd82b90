/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gzip.h — bodies made small for the line, and whole again, up to a size.
 * Layer: wire.  Thread: any.  Source: RFC 1952; RFC 9110 §8.4 (Content-Encoding), §12.5.3. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_GZIP_ENCODING "gzip"
/* Bytes from which on packing is worth it: less goes in one piece over the line anyway. */
#define POS_GZIP_LEAST 1024

/* Returns: (transfer full) (nullable): %NULL where it cannot be done: it goes as it is, then. */
GBytes *pos_gzip_pack (GBytes *bytes);

/* Packs on another thread what would keep the main loop waiting. */
void pos_gzip_pack_async (GBytes *bytes, GAsyncReadyCallback callback, gpointer user_data);
GBytes *pos_gzip_pack_finish (GAsyncResult *result);

/* @most: bytes; the rest of what unfolds into more is not looked at, however much that would be.
 * Errors: %G_IO_ERROR_MESSAGE_TOO_LARGE; %G_IO_ERROR_INVALID_DATA: no such file, cut off, damaged,
 * or something follows it. */
GBytes *pos_gzip_unpack (GBytes *bytes, gsize most, GError **error);

G_END_DECLS
