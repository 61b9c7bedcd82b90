/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-id.c — text and comparison of ids; pos-context.c mints them. */
#include "base/pos-id.h"
#include "base/pos-error.h"

#include <string.h>

gboolean
pos_id_is_none (const PosId *id)
{
  static const PosId none = {{0}};

  return memcmp (id, &none, sizeof none) == 0;
}

gboolean
pos_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (PosId)) == 0;
}

guint
pos_id_hash (gconstpointer id)
{
  guint hash;

  /* The last bytes of a UUIDv7 are random. */
  memcpy (&hash, ((const PosId *)id)->bytes + 12, sizeof hash);
  return hash;
}

int
pos_id_compare (const PosId *a, const PosId *b)
{
  return memcmp (a, b, sizeof (PosId));
}

void
pos_id_to_text (const PosId *id, char text[POS_ID_TEXT_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *at = text;

  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *at++ = '-';
    *at++ = digits[id->bytes[i] >> 4];
    *at++ = digits[id->bytes[i] & 15];
  }
  *at = '\0';
}

char *
pos_id_dup_text (const PosId *id)
{
  char *text = g_malloc (POS_ID_TEXT_SIZE);

  pos_id_to_text (id, text);
  return text;
}

gboolean
pos_id_parse (const char *text, PosId *id, GError **error)
{
  PosId parsed;
  const char *at = text;

  if (!text || strlen (text) != POS_ID_TEXT_SIZE - 1)
    return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not an id");
  for (int i = 0; i < 16; i++) {
    if ((i == 4 || i == 6 || i == 8 || i == 10) && *at++ != '-')
      return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not an id");
    int high = g_ascii_xdigit_value (at[0]), low = g_ascii_xdigit_value (at[1]);
    if (high < 0 || low < 0)
      return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not an id");
    parsed.bytes[i] = (guint8)(high << 4 | low);
    at += 2;
  }
  *id = parsed;
  return TRUE;
}
