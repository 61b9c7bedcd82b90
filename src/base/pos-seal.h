/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-seal.h — secrets that have to be read again, unreadable without the device's key.
 * Layer: base.  Thread: any.
 * Shape:  "seal1$nonce$box", XSalsa20-Poly1305, hexadecimal.
 * Source: reliability.md §C "Secrets": nothing secret in the database. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full). */
char *pos_seal (const char *secret, const guint8 key[32]);

gboolean pos_seal_is (const char *text);

/* Returns: (transfer full): %NULL when @text was not sealed with @key, or was changed since. */
char *pos_seal_open (const char *text, const guint8 key[32]);

G_END_DECLS
