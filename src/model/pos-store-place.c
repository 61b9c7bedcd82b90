/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-place.c — see the header. */
#include "model/pos-store-place.h"

static char *
join (const char *first, const char *separator, const char *second)
{
  const char *a = pos_text_or (first, ""), *b = pos_text_or (second, "");

  return g_strconcat (a, *a && *b ? separator : "", b, NULL);
}

static char *
join_place (const char *street, const char *postcode, const char *city)
{
  g_autofree char *town = join (postcode, " ", city);

  return join (street, ", ", town);
}

char *
pos_store_dup_place (PosStore *store)
{
  return join_place (store->street, store->postcode, store->city);
}

char *
pos_store_dup_pickup_place (PosStore *store, const char *locker)
{
  PosLocker *found = pos_locker_find (store->lockers, locker);

  return found ? join_place (found->street, found->postcode, found->city)
               : pos_store_dup_place (store);
}

const char *
pos_store_get_pickup_name (PosStore *store, const char *locker)
{
  PosLocker *found = pos_locker_find (store->lockers, locker);

  return found ? found->name : store->name;
}
