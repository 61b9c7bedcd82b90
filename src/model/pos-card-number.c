/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card-number.c — see the header. */
#include "model/pos-card-number.h"

#define SHORTEST 6
#define LONGEST 40

static gboolean
is_between (char c)
{
  return c == ' ' || c == '-' || c == '.';
}

char *
pos_card_number_read (const char *typed)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *c = typed ? typed : ""; *c; c++) {
    if (is_between (*c))
      continue;
    if (!g_ascii_isalnum (*c))
      return NULL;
    g_string_append_c (number, g_ascii_toupper (*c));
  }
  if (number->len < SHORTEST || number->len > LONGEST)
    return NULL;
  return g_string_free (g_steal_pointer (&number), FALSE);
}
