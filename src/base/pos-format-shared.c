/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-format-shared.c — formatters that are kept once somebody asked for them. */
#include "base/pos-format.h"

static GMutex lock;
static GHashTable *formats; /* by language, country and zone; under @lock */

PosFormat *
pos_format_get_shared (const char *language, const char *country, const char *time_zone)
{
  g_autofree char *key =
      g_strdup_printf ("%s/%s/%s", language, country ? country : "", time_zone ? time_zone : "");

  g_mutex_lock (&lock);
  if (!formats)
    formats = g_hash_table_new (g_str_hash, g_str_equal);
  PosFormat *format = g_hash_table_lookup (formats, key);
  if (!format) {
    format = pos_format_new (language, country, time_zone);
    g_hash_table_insert (formats, g_steal_pointer (&key), format);
  }
  g_mutex_unlock (&lock);
  return format;
}
