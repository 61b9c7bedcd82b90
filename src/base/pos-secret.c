/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-secret.c — argon2id with the cost written beside the hash, so that it can rise later. */
#include "base/pos-secret.h"
#include "base/pos-digest.h"

#include <sodium.h>
#include <string.h>

#define OPEN_FORM "pos1"
#define SEALED_FORM "pos1s"
#define PASSES 2
#define KIBIBYTES (64 * 1024)
#define MAX_KIBIBYTES (1024 * 1024)
#define HASH_SIZE 32

typedef struct {
  gboolean sealed;
  gint64 passes;
  gint64 kibibytes;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 hash[HASH_SIZE];
} Form;

static gboolean
read_hex (const char *text, guint8 *bytes, gsize size)
{
  gsize read = 0;

  return sodium_hex2bin (bytes, size, text, strlen (text), NULL, &read, NULL) == 0 && read == size;
}

static gboolean
form_parse (const char *text, Form *form)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "$", -1);

  if (g_strv_length (parts) != 5)
    return FALSE;
  form->sealed = !strcmp (parts[0], SEALED_FORM);
  return (form->sealed || !strcmp (parts[0], OPEN_FORM)) &&
         g_ascii_string_to_signed (parts[1], 10, 1, 16, &form->passes, NULL) &&
         g_ascii_string_to_signed (parts[2], 10, 8, MAX_KIBIBYTES, &form->kibibytes, NULL) &&
         read_hex (parts[3], form->salt, sizeof form->salt) &&
         read_hex (parts[4], form->hash, sizeof form->hash);
}

static char *
form_to_text (const Form *form)
{
  char salt[2 * sizeof form->salt + 1], hash[2 * sizeof form->hash + 1];

  sodium_bin2hex (salt, sizeof salt, form->salt, sizeof form->salt);
  sodium_bin2hex (hash, sizeof hash, form->hash, sizeof form->hash);
  return g_strdup_printf ("%s$%" G_GINT64_FORMAT "$%" G_GINT64_FORMAT "$%s$%s",
                          form->sealed ? SEALED_FORM : OPEN_FORM,
                          form->passes,
                          form->kibibytes,
                          salt,
                          hash);
}

static gboolean
stretch (const Form *form, const char *secret, guint8 hash[HASH_SIZE])
{
  return crypto_pwhash (hash,
                        HASH_SIZE,
                        secret,
                        strlen (secret),
                        form->salt,
                        (unsigned long long)form->passes,
                        (gsize)form->kibibytes * 1024,
                        crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static void
key_hash (guint8 hash[HASH_SIZE], const guint8 key[32])
{
  PosDigest keyed = pos_digest_blake2b (hash, HASH_SIZE, key);

  memcpy (hash, keyed.bytes, HASH_SIZE);
}

char *
pos_secret_make (PosContext *context, const char *secret)
{
  Form form = {.passes = PASSES, .kibibytes = KIBIBYTES};

  if (context)
    pos_context_fill_random (context, form.salt, sizeof form.salt);
  else
    randombytes_buf (form.salt, sizeof form.salt);
  if (!stretch (&form, secret, form.hash))
    return NULL;
  return form_to_text (&form);
}

gboolean
pos_secret_travels (const char *text)
{
  Form form;

  return form_parse (text, &form) && !form.sealed;
}

char *
pos_secret_seal (const char *text, const guint8 key[32])
{
  Form form;

  if (!form_parse (text, &form) || form.sealed)
    return g_strdup (text);
  key_hash (form.hash, key);
  form.sealed = TRUE;
  return form_to_text (&form);
}

void
pos_secret_forget (char *secret)
{
  if (secret)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

gboolean
pos_secret_matches (const char *text, const guint8 key[32], const char *secret)
{
  guint8 hash[HASH_SIZE];
  Form form;

  if (!form_parse (text, &form) || (form.sealed && !key) || !stretch (&form, secret, hash))
    return FALSE;
  if (form.sealed)
    key_hash (hash, key);
  gboolean matches = sodium_memcmp (hash, form.hash, HASH_SIZE) == 0;
  sodium_memzero (hash, sizeof hash);
  return matches;
}
