/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-zone.c — see the header. */
#include "base/pos-zone.h"

static GMutex lock;
static GHashTable *zones; /* by identifier; under @lock */

const char *
pos_zone_get_local (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return g_intern_string (g_time_zone_get_identifier (zone));
}

GTimeZone *
pos_zone_get (const char *identifier)
{
  const char *key = identifier ? identifier : "UTC";

  g_mutex_lock (&lock);
  if (!zones)
    zones = g_hash_table_new (g_str_hash, g_str_equal);
  GTimeZone *zone = g_hash_table_lookup (zones, key);
  if (!zone) {
    zone = g_time_zone_new_identifier (key);
    if (!zone)
      zone = g_time_zone_new_utc ();
    g_hash_table_insert (zones, g_strdup (key), zone);
  }
  g_mutex_unlock (&lock);
  return zone;
}
