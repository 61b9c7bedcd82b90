/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-http-body.h — bodies as they go over the line and come from it, packed or not.
 * Layer: sync.  Thread: main.  Source: docs/protocol.md; RFC 9110 §8.4, §12.5.3. */
#pragma once
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* @packed: (nullable): the same as @body, packed, when that is to be sent. */
void pos_http_body_set (SoupMessage *message, GBytes *body, GBytes *packed);

/* Says that the answer may be packed. */
void pos_http_body_take_packed (SoupMessage *message);

/* Whether whoever answered says that he takes packed bodies. */
gboolean pos_http_body_is_taken_packed (SoupMessage *message);

/* @received: what came.  Returns: (transfer full): what that is, unpacked.
 * Errors: %POS_SYNC_ERROR_PROTOCOL: packed in another way, damaged, or too large. */
GBytes *pos_http_body_read (SoupMessage *message, const GByteArray *received, GError **error);

G_END_DECLS
