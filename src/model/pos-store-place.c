/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-place.c — see the header. */
#include "model/pos-store-place.h"

static char *
join (const char *first, const char *separator, const char *second)
{
  const char *a = pos_text_or (first, ""), *b = pos_text_or (second, "");

  return g_strconcat (a, *a && *b ? separator : "", b, NULL);
}

char *
pos_store_dup_place (PosStore *store)
{
  g_autofree char *town = join (store->postcode, " ", store->city);

  return join (store->street, ", ", town);
}
