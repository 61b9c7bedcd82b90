/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-digest.c — thin covers over libsodium, and over Nettle, whose SHA-256 uses what the processor
 * has for it: five times as fast on the body of a long order. */
#include "base/pos-digest.h"

#include <nettle/sha2.h>
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
pos_digest_blake2b_texts (const char *const *texts, guint n, const guint8 key[32])
{
  crypto_generichash_state state;
  PosDigest digest;

  crypto_generichash_init (&state, key, key ? 32 : 0, sizeof digest.bytes);
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      crypto_generichash_update (&state, (const guint8 *)"\n", 1);
    crypto_generichash_update (&state, (const guint8 *)texts[i], strlen (texts[i]));
  }
  crypto_generichash_final (&state, digest.bytes, sizeof digest.bytes);
  return digest;
}

PosDigest
pos_digest_sha256 (gconstpointer data, gsize size)
{
  struct sha256_ctx state;
  PosDigest digest;

  sha256_init (&state);
  sha256_update (&state, size, data);
  sha256_digest (&state, sizeof digest.bytes, digest.bytes);
  return digest;
}

PosDigest
pos_digest_chain (const PosDigest *previous, const char *text)
{
  struct sha256_ctx state;
  PosDigest digest;

  sha256_init (&state);
  sha256_update (&state, sizeof previous->bytes, previous->bytes);
  sha256_update (&state, strlen (text), (const guint8 *)text);
  sha256_digest (&state, sizeof digest.bytes, digest.bytes);
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
