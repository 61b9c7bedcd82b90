/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-digest.c — thin covers over libsodium. */
#include "base/pos-digest.h"

#include <sodium.h>
#include <string.h>

PosDigest
pos_digest_blake2b (gconstpointer data, gsize size, const guint8 key[32])
{
  PosDigest digest;

  crypto_generichash (digest.bytes, sizeof digest.bytes, data, size, key, key ? 32 : 0);
  return digest;
}

PosDigest
pos_digest_sha256 (gconstpointer data, gsize size)
{
  PosDigest digest;

  crypto_hash_sha256 (digest.bytes, data, size);
  return digest;
}

PosDigest
pos_digest_chain (const PosDigest *previous, const char *text)
{
  crypto_hash_sha256_state state;
  PosDigest digest;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, previous->bytes, sizeof previous->bytes);
  crypto_hash_sha256_update (&state, (const guint8 *)text, strlen (text));
  crypto_hash_sha256_final (&state, digest.bytes);
  return digest;
}

gboolean
pos_digest_equal (const PosDigest *a, const PosDigest *b)
{
  return sodium_memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

char *
pos_digest_to_text (const PosDigest *digest)
{
  char *text = g_malloc (2 * POS_DIGEST_SIZE + 1);

  return sodium_bin2hex (text, 2 * POS_DIGEST_SIZE + 1, digest->bytes, sizeof digest->bytes);
}

gboolean
pos_digest_parse (const char *text, PosDigest *digest)
{
  gsize size;

  return text && strlen (text) == 2 * POS_DIGEST_SIZE &&
         sodium_hex2bin (
             digest->bytes, sizeof digest->bytes, text, 2 * POS_DIGEST_SIZE, NULL, &size, NULL) ==
             0 &&
         size == sizeof digest->bytes;
}
