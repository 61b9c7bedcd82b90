/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check-in-key.c — see the header. */
#include "hq/pos-hq-check-in-key.h"
#include "base/pos-digest.h"
#include "hq/pos-hq-setting-table.h"

#include <string.h>

#define KEY "check-in.key"

gboolean
pos_hq_check_in_key_get (PosDbTxn *txn, char **key, GError **error)
{
  return pos_hq_setting_table_get (txn, KEY, key, error);
}

gboolean
pos_hq_check_in_key_make (PosDbTxn *txn, PosContext *context, GError **error)
{
  g_autofree char *known = NULL, *text = NULL;
  PosDigest key;

  if (!pos_hq_check_in_key_get (txn, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  pos_context_fill_random (context, key.bytes, sizeof key.bytes);
  text = pos_digest_to_text (&key);
  return pos_hq_setting_table_set (txn, KEY, text, error);
}

char *
pos_hq_check_in_key_prove (const char *key, const char *name)
{
  g_autofree char *text = NULL;
  PosDigest parsed, hash;

  if (!key || !pos_digest_parse (key, &parsed))
    return NULL;
  hash = pos_digest_blake2b (name, strlen (name), parsed.bytes);
  text = pos_digest_to_text (&hash);
  return g_strndup (text, POS_HQ_PROOF_LENGTH);
}

gboolean
pos_hq_check_in_key_is_same (const char *a, const char *b)
{
  guint other = 0;

  for (gsize i = 0; i < POS_HQ_PROOF_LENGTH; i++)
    other |= (guint)(guchar)a[i] ^ (guint)(guchar)b[i];
  return other == 0;
}
