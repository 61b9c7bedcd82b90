/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-badge.c — see the header. */
#include "base/pos-badge.h"
#include "base/pos-digest.h"

#include <string.h>

#define OPEN_FORM "badge1$"
#define SEALED_FORM "badge1s$"

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
write_form (const char *prefix, const PosDigest *hash)
{
  g_autofree char *text = pos_digest_to_text (hash);

  return g_strconcat (prefix, text, NULL);
}

static gboolean
read_form (const char *form, const char *prefix, PosDigest *hash)
{
  return form && g_str_has_prefix (form, prefix) && pos_digest_parse (form + strlen (prefix), hash);
}

static PosDigest
hash_token (const char *token)
{
  return pos_digest_blake2b (token, strlen (token), NULL);
}

static PosDigest
seal (const PosDigest *hash, const guint8 key[32])
{
  return pos_digest_blake2b (hash->bytes, sizeof hash->bytes, key);
}

char *
pos_badge_make (const char *token)
{
  PosDigest hash = hash_token (token);

  return write_form (OPEN_FORM, &hash);
}

char *
pos_badge_seal (const char *form, const guint8 key[32])
{
  PosDigest hash;

  if (!read_form (form, OPEN_FORM, &hash))
    return g_strdup (form);
  hash = seal (&hash, key);
  return write_form (SEALED_FORM, &hash);
}

gboolean
pos_badge_matches (const char *form, const guint8 key[32], const char *token)
{
  PosDigest known, hash;
  gboolean sealed = read_form (form, SEALED_FORM, &known);

  if ((!sealed && !read_form (form, OPEN_FORM, &known)) || (sealed && !key) ||
      !pos_badge_is_token (token))
    return FALSE;
  hash = hash_token (token);
  if (sealed)
    hash = seal (&hash, key);
  return pos_digest_equal (&known, &hash);
}
