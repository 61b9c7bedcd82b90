/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-disk.c — the power goes at a certain write; whoever still writes afterwards writes to a disk
 * that no longer syncs, so that a program that is already dead can confirm nothing. */
#include "pos-raw-database.h"
#include "sim.h"

/* The lock is held. */
static void
cut (SimDisk *self)
{
  if (self->image)
    return;
  self->image = pos_crash_disk_cut_power (self->disk);
  pos_crash_disk_set_sync_failures (self->disk, 1);
}

static void
on_write (PosCrashDisk *disk, gpointer data)
{
  SimDisk *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->countdown > 0 && --self->countdown == 0)
    cut (self);
}

void
sim_disk_init (SimDisk *self, guint32 seed, const PosCrashTraits *traits)
{
  g_mutex_init (&self->lock);
  self->disk = pos_crash_disk_new (seed, traits);
  pos_crash_disk_set_hook (self->disk, on_write, self);
}

void
sim_disk_clear (SimDisk *self)
{
  g_clear_pointer (&self->disk, pos_crash_disk_free);
  g_clear_pointer (&self->image, pos_crash_disk_free);
  g_mutex_clear (&self->lock);
}

void
sim_disk_plan_cut (SimDisk *self, guint writes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->image)
    return;
  self->countdown = writes;
  if (writes == 0)
    cut (self);
}

void
sim_disk_spare (SimDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->countdown = 0;
}

gboolean
sim_disk_is_doomed (SimDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->image != NULL;
}

gboolean
sim_disk_would_keep (SimDisk *self, const char *path, const char *sql)
{
  g_autoptr (PosCrashDisk) image = pos_crash_disk_copy_synced (self->disk);

  return pos_raw_database_finds (path, pos_crash_disk_get_vfs (image), sql);
}

void
sim_disk_revive (SimDisk *self)
{
  sim_disk_spare (self);
  if (self->image)
    sim_disk_replace (self, g_steal_pointer (&self->image));
}

void
sim_disk_replace (SimDisk *self, PosCrashDisk *disk)
{
  sim_disk_spare (self);
  g_clear_pointer (&self->image, pos_crash_disk_free);
  pos_crash_disk_free (self->disk);
  self->disk = disk;
  pos_crash_disk_set_hook (self->disk, on_write, self);
}
