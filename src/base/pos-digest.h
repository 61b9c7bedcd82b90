/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-digest.h — hashes: a keyed BLAKE2b over content, SHA-256 for the journal's chain.
 * Layer: base.  Source: reliability.md §0.4 (content hash per order), §C (journal chain). */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_DIGEST_SIZE 32

typedef struct {
  guint8 bytes[POS_DIGEST_SIZE];
} PosDigest;

/* @key: (nullable): 32 bytes that bind the hash to this device. */
PosDigest pos_digest_blake2b (gconstpointer data, gsize size, const guint8 key[32]);
/* The same of @n texts with a line feed between them, which are not put together for it. */
PosDigest pos_digest_blake2b_texts (const char *const *texts, guint n, const guint8 key[32]);
PosDigest pos_digest_sha256 (gconstpointer data, gsize size);
/* H (previous, text): one link of a chain. */
PosDigest pos_digest_chain (const PosDigest *previous, const char *text);
/* Constant time. */
gboolean pos_digest_equal (const PosDigest *a, const PosDigest *b);
/* 64 lower-case hexadecimal digits. */
char *pos_digest_to_text (const PosDigest *digest);
gboolean pos_digest_parse (const char *text, PosDigest *digest);

G_END_DECLS
