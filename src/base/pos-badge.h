/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-badge.h — what is on somebody's badge: never kept, only recognized.
 * Layer: base.  Thread: any.
 * Shape:  a badge says a token that nobody can guess: letters and digits, 128 bits or more, and a
 *         letter first, so that it is never taken for a PIN.  "badge1$hash", BLAKE2b in
 * hexadecimal, is what travels; before it rests on a register it is sealed under the device's key
 *         ("badge1s$…").  Nothing slow is needed, for there is nothing to guess.
 * Source: register.md S-6, S-7. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Characters; 22 of them say 128 bits. */
#define POS_BADGE_LEAST 22
#define POS_BADGE_MOST 128

/* Whether @text may be a badge's token. */
gboolean pos_badge_is_token (const char *text);

/* Returns: (transfer full): the form that travels. */
char *pos_badge_make (const char *token);

/* Returns: (transfer full): the sealed form; anything else comes back unchanged.
 * @form: (nullable). */
char *pos_badge_seal (const char *form, const guint8 key[32]);

/* @form: (nullable); @key: (nullable): needed for sealed forms. */
gboolean pos_badge_matches (const char *form, const guint8 key[32], const char *token);

G_END_DECLS
