/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ean.c — weights 3 and 1 from the right, up to the next ten. */
#include "base/pos-ean.h"

#include <string.h>

char
pos_ean_get_check_digit (const char *digits, gsize length)
{
  guint sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += (guint)(digits[length - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
  return (char)('0' + (10 - sum % 10) % 10);
}

gboolean
pos_ean_is_misread (const char *code)
{
  gsize length = strlen (code);

  if ((length != 8 && (length < 12 || length > 14)) || strspn (code, "0123456789") != length)
    return FALSE;
  return pos_ean_get_check_digit (code, length - 1) != code[length - 1];
}
