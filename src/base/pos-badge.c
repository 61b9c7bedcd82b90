/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-badge.c — see the header. */
#include "base/pos-badge.h"

#include <sodium.h>
#include <string.h>

#define OPEN_FORM "badge1$"
#define SEALED_FORM "badge1s$"
#define HASH_SIZE 32

gboolean
pos_badge_is_token (const char *text)
{
  gsize length = text ? strlen (text) : 0;

  if (length < POS_BADGE_LEAST || length > POS_BADGE_MOST || !g_ascii_isalpha (*text))
    return FALSE;
  for (const char *at = text; *at; at++)
    if (!g_ascii_isalnum (*at))
      return FALSE;
  return TRUE;
}

static char *
write_form (const char *prefix, const guint8 hash[HASH_SIZE])
{
  char text[2 * HASH_SIZE + 1];

  sodium_bin2hex (text, sizeof text, hash, HASH_SIZE);
  return g_strconcat (prefix, text, NULL);
}

static gboolean
read_form (const char *form, const char *prefix, guint8 hash[HASH_SIZE])
{
  gsize read = 0;

  return form && g_str_has_prefix (form, prefix) &&
         sodium_hex2bin (hash,
                         HASH_SIZE,
                         form + strlen (prefix),
                         strlen (form + strlen (prefix)),
                         NULL,
                         &read,
                         NULL) == 0 &&
         read == HASH_SIZE;
}

static void
hash_token (const char *token, guint8 hash[HASH_SIZE])
{
  crypto_generichash (hash, HASH_SIZE, (const guint8 *)token, strlen (token), NULL, 0);
}

static void
seal (guint8 hash[HASH_SIZE], const guint8 key[32])
{
  guint8 keyed[HASH_SIZE];

  crypto_generichash (keyed, HASH_SIZE, hash, HASH_SIZE, key, 32);
  memcpy (hash, keyed, HASH_SIZE);
}

char *
pos_badge_make (const char *token)
{
  guint8 hash[HASH_SIZE];

  hash_token (token, hash);
  return write_form (OPEN_FORM, hash);
}

char *
pos_badge_seal (const char *form, const guint8 key[32])
{
  guint8 hash[HASH_SIZE];

  if (!read_form (form, OPEN_FORM, hash))
    return g_strdup (form);
  seal (hash, key);
  return write_form (SEALED_FORM, hash);
}

gboolean
pos_badge_matches (const char *form, const guint8 key[32], const char *token)
{
  guint8 known[HASH_SIZE], hash[HASH_SIZE];
  gboolean sealed = read_form (form, SEALED_FORM, known);

  if ((!sealed && !read_form (form, OPEN_FORM, known)) || (sealed && !key) ||
      !pos_badge_is_token (token))
    return FALSE;
  hash_token (token, hash);
  if (sealed)
    seal (hash, key);
  return sodium_memcmp (known, hash, HASH_SIZE) == 0;
}
