/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-steady.c — the time since the machine was started. */
#include "base/pos-steady.h"

#include <time.h>

#define BOOT_FILE "/proc/sys/kernel/random/boot_id"

static gint64
get_jumped (PosClock *clock)
{
  const gint64 *jumped = g_object_get_data (G_OBJECT (clock), "pos-jumped");

  return jumped ? *jumped : 0;
}

gint64
pos_steady_get_now (PosClock *clock)
{
  struct timespec now;

  if (pos_clock_is_fixed (clock))
    return pos_clock_get_now (clock) - get_jumped (clock);
  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gpointer
read_boot (gpointer data)
{
  char *name = NULL;

  return g_file_get_contents (BOOT_FILE, &name, NULL, NULL) ? g_strstrip (name)
                                                            : g_strdup ("unknown");
}

const char *
pos_steady_get_boot (PosClock *clock)
{
  static GOnce once = G_ONCE_INIT;

  return pos_clock_is_fixed (clock) ? "fixed" : g_once (&once, read_boot, NULL);
}

void
pos_steady_jump (PosClock *clock, gint64 microseconds)
{
  gint64 *jumped = g_new (gint64, 1);

  *jumped = get_jumped (clock) + microseconds;
  g_object_set_data_full (G_OBJECT (clock), "pos-jumped", jumped, g_free);
  pos_clock_advance (clock, microseconds);
}
