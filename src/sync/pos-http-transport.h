/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-http-transport.h — requests over HTTP or HTTPS.
 * Layer: sync.  libsoup lives in this class only.
 * Rules:  certificates are checked against the chain's authority, or the system's before there is
 *         one, and there is no way to wave one through; the identity's certificate is shown to
 *         whoever asks for it. */
#pragma once
#include "sync/pos-transport.h"

G_BEGIN_DECLS

#define POS_TYPE_HTTP_TRANSPORT (pos_http_transport_get_type ())
G_DECLARE_FINAL_TYPE (PosHttpTransport, pos_http_transport, POS, HTTP_TRANSPORT, PosTransport)

/* @base: "https://hq.example.com" or "http://127.0.0.1:8440", with or without a path.
 * Errors: POS_SYNC_ERROR_PROTOCOL when it is no such address. */
PosTransport *pos_http_transport_new (const char *base, GError **error);
/* The same, with the identity that lies in @directory when @base is HTTPS: only over TLS is there
 * somebody to show it to.  Errors: those of pos_identity_open(), too. */
PosTransport *
pos_http_transport_new_known (const char *base, const char *directory, GError **error);

G_END_DECLS
