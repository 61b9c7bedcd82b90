/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-seal.c — libsodium's secret box, as text. */
#include "base/pos-seal.h"

#include <sodium.h>
#include <string.h>

#define FORM "seal1$"
#define NONCE crypto_secretbox_NONCEBYTES

/* The key has other uses, and no two may share one. */
static void
derive (guint8 own[crypto_secretbox_KEYBYTES], const guint8 key[32])
{
  static const char purpose[] = "pos-seal";

  crypto_generichash (
      own, crypto_secretbox_KEYBYTES, (const guint8 *)purpose, sizeof purpose - 1, key, 32);
}

char *
pos_seal (const char *secret, const guint8 key[32])
{
  gsize length = strlen (secret), size = length + crypto_secretbox_MACBYTES;
  guint8 own[crypto_secretbox_KEYBYTES], nonce[NONCE];
  g_autofree guint8 *box = g_malloc (size);
  g_autofree char *hex = g_malloc (2 * size + 1);
  char nonce_hex[2 * NONCE + 1];

  derive (own, key);
  randombytes_buf (nonce, sizeof nonce);
  crypto_secretbox_easy (box, (const guint8 *)secret, length, nonce, own);
  sodium_memzero (own, sizeof own);
  sodium_bin2hex (nonce_hex, sizeof nonce_hex, nonce, sizeof nonce);
  sodium_bin2hex (hex, 2 * size + 1, box, size);
  return g_strconcat (FORM, nonce_hex, "$", hex, NULL);
}

gboolean
pos_seal_is (const char *text)
{
  return g_str_has_prefix (text, FORM);
}

char *
pos_seal_open (const char *text, const guint8 key[32])
{
  g_auto (GStrv) parts = g_strsplit (text, "$", -1);
  guint8 own[crypto_secretbox_KEYBYTES], nonce[NONCE];
  gsize n_nonce = 0, size = 0;

  if (!pos_seal_is (text) || g_strv_length (parts) != 3)
    return NULL;
  gsize room = strlen (parts[2]) / 2;
  g_autofree guint8 *box = g_malloc (room + 1);
  if (sodium_hex2bin (nonce, NONCE, parts[1], strlen (parts[1]), NULL, &n_nonce, NULL) != 0 ||
      sodium_hex2bin (box, room, parts[2], strlen (parts[2]), NULL, &size, NULL) != 0 ||
      n_nonce != NONCE || size < crypto_secretbox_MACBYTES)
    return NULL;
  char *secret = g_malloc0 (size - crypto_secretbox_MACBYTES + 1);
  derive (own, key);
  int rc = crypto_secretbox_open_easy ((guint8 *)secret, box, size, nonce, own);
  sodium_memzero (own, sizeof own);
  if (rc != 0)
    g_clear_pointer (&secret, g_free);
  return secret;
}
