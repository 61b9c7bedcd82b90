/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-disk.c — the power goes at a certain write; whoever still writes afterwards writes to a disk
 * that no longer syncs, so that a program that is already dead can confirm nothing. */
#include "sim.h"

static void
on_write (PosCrashDisk *disk, gpointer data)
{
  SimDisk *self = data;

  if (g_atomic_int_get (&self->countdown) == 0 || !g_atomic_int_dec_and_test (&self->countdown))
    return;
  self->image = pos_crash_disk_cut_power (disk);
  pos_crash_disk_set_sync_failures (disk, 1);
}

void
sim_disk_init (SimDisk *self, guint32 seed, const PosCrashTraits *traits)
{
  self->disk = pos_crash_disk_new (seed, traits);
  pos_crash_disk_set_hook (self->disk, on_write, self);
}

void
sim_disk_clear (SimDisk *self)
{
  g_clear_pointer (&self->disk, pos_crash_disk_free);
  g_clear_pointer (&self->image, pos_crash_disk_free);
}

void
sim_disk_plan_cut (SimDisk *self, guint writes)
{
  if (self->image)
    return;
  if (writes > 0) {
    g_atomic_int_set (&self->countdown, (gint)writes);
    return;
  }
  self->image = pos_crash_disk_cut_power (self->disk);
  pos_crash_disk_set_sync_failures (self->disk, 1);
}

void
sim_disk_spare (SimDisk *self)
{
  g_atomic_int_set (&self->countdown, 0);
}

gboolean
sim_disk_is_doomed (SimDisk *self)
{
  return self->image != NULL;
}

void
sim_disk_revive (SimDisk *self)
{
  g_atomic_int_set (&self->countdown, 0);
  if (self->image)
    sim_disk_replace (self, g_steal_pointer (&self->image));
}

void
sim_disk_replace (SimDisk *self, PosCrashDisk *disk)
{
  g_atomic_int_set (&self->countdown, 0);
  g_clear_pointer (&self->image, pos_crash_disk_free);
  pos_crash_disk_free (self->disk);
  self->disk = disk;
  pos_crash_disk_set_hook (self->disk, on_write, self);
}
