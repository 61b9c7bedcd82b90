/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-secret.h — PINs and passwords: never kept, only recognized.
 * Layer: base.  Thread: any; making and checking take about a tenth of a second: use a worker.
 * Shape:  "pos1$passes$KiB$salt$hash", argon2id, hexadecimal: what travels between headquarters
 *         and registers.  Before it rests on a register it is sealed: the hash is replaced by its
 *         keyed BLAKE2b under the device's key ("pos1s$…"), so that somebody with the disk but
 *         without the key cannot even try.
 * Source: reliability.md §0.9, §C. */
#pragma once
#include "base/pos-context.h"

G_BEGIN_DECLS

/* @context: (nullable): where the salt comes from; %NULL: the system's randomness.
 * Returns: (transfer full): the form that travels. */
char *pos_secret_make (PosContext *context, const char *secret);

/* Whether @form is one that travels: anything else, or one that another device sealed, lets nobody
 * in, whatever he enters. */
gboolean pos_secret_travels (const char *form);

/* Returns: (transfer full): the sealed form; a form that is sealed already, or that is none of
 * ours, comes back unchanged. */
char *pos_secret_seal (const char *form, const guint8 key[32]);

/* Frees it, and leaves nothing of it in the memory.  @secret: (nullable). */
void pos_secret_forget (char *secret);

/* @key: (nullable): needed for sealed forms. */
gboolean pos_secret_matches (const char *form, const guint8 key[32], const char *secret);

G_END_DECLS
