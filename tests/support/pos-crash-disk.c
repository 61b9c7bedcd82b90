/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-crash-disk.c — durable bytes, changes on the way, and what a power cut makes of them. */
#include "pos-crash-private.h"
#include <string.h>

#define DEFAULT_SECTOR 4096

static void
change_free (gpointer data)
{
  PosCrashChange *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static PosCrashFile *
file_new (const char *name)
{
  PosCrashFile *file = g_new0 (PosCrashFile, 1);

  g_atomic_ref_count_init (&file->ref_count);
  file->name = g_strdup (name);
  pos_crash_bytes_init (&file->now);
  pos_crash_bytes_init (&file->durable);
  file->changes = g_ptr_array_new_with_free_func (change_free);
  file->regions = g_ptr_array_new_with_free_func (g_free);
  return file;
}

PosCrashFile *
pos_crash_file_ref (PosCrashFile *file)
{
  g_atomic_ref_count_inc (&file->ref_count);
  return file;
}

void
pos_crash_file_unref (PosCrashFile *file)
{
  if (!g_atomic_ref_count_dec (&file->ref_count))
    return;
  pos_crash_bytes_clear (&file->now);
  pos_crash_bytes_clear (&file->durable);
  g_ptr_array_unref (file->changes);
  g_ptr_array_unref (file->regions);
  g_free (file->name);
  g_free (file);
}

static void
apply (PosCrashBytes *file, const PosCrashChange *change)
{
  if (change->bytes)
    pos_crash_bytes_write (file,
                           (gsize)change->offset,
                           g_bytes_get_data (change->bytes, NULL),
                           g_bytes_get_size (change->bytes));
  else
    pos_crash_bytes_resize (file, (gsize)change->offset);
}

void
pos_crash_file_change (PosCrashFile *file, gint64 offset, GBytes *bytes)
{
  PosCrashChange *change = g_new0 (PosCrashChange, 1);

  change->offset = offset;
  change->bytes = bytes;
  g_ptr_array_add (file->changes, change);
  apply (&file->now, change);
}

static void
make_durable (PosCrashFile *file)
{
  for (guint i = 0; i < file->changes->len; i++)
    apply (&file->durable, g_ptr_array_index (file->changes, i));
  g_ptr_array_set_size (file->changes, 0);
}

static gboolean
sync_fails (PosCrashDisk *self)
{
  if (self->sync_fails_one_in == 0)
    return FALSE;
  return g_rand_int_range (self->chance, 0, (gint32)self->sync_fails_one_in) == 0;
}

int
pos_crash_file_sync (PosCrashDisk *self, PosCrashFile *file)
{
  if (sync_fails (self)) {
    self->n_sync_failures++;
    g_ptr_array_set_size (file->changes, 0);
    pos_crash_bytes_copy (&file->now, &file->durable);
    return self->traits.hides_sync_failures ? SQLITE_OK : SQLITE_IOERR_FSYNC;
  }
  if (!self->traits.forgets_log_syncs || !g_str_has_suffix (file->name, "-wal"))
    make_durable (file);
  return SQLITE_OK;
}

PosCrashFile *
pos_crash_disk_look_up (PosCrashDisk *self, const char *name, gboolean create)
{
  PosCrashFile *file = g_hash_table_lookup (self->files, name);

  if (!file && create) {
    file = file_new (name);
    g_hash_table_insert (self->files, file->name, file);
  }
  return file;
}

PosCrashDisk *
pos_crash_disk_new (guint32 seed, const PosCrashTraits *traits)
{
  static gint n_disks;
  PosCrashDisk *self = g_new0 (PosCrashDisk, 1);

  self->name = g_strdup_printf ("pos-crash-%d", g_atomic_int_add (&n_disks, 1));
  g_mutex_init (&self->mutex);
  self->chance = g_rand_new_with_seed (seed);
  if (traits)
    self->traits = *traits;
  if (self->traits.sector_size == 0)
    self->traits.sector_size = DEFAULT_SECTOR;
  self->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pos_crash_file_unref);
  pos_crash_disk_register (self);
  return self;
}

static PosCrashDisk *
copy_files (PosCrashDisk *self, guint32 seed, const PosCrashTraits *traits, gboolean synced)
{
  PosCrashDisk *twin = pos_crash_disk_new (seed, traits);
  GHashTableIter iter;
  gpointer value;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    PosCrashFile *from = value;
    PosCrashFile *to = pos_crash_disk_look_up (twin, from->name, TRUE);

    pos_crash_bytes_copy (&to->now, synced ? &from->durable : &from->now);
    pos_crash_bytes_copy (&to->durable, &to->now);
  }
  g_mutex_unlock (&self->mutex);
  return twin;
}

PosCrashDisk *
pos_crash_disk_copy (PosCrashDisk *self, guint32 seed, const PosCrashTraits *traits)
{
  return copy_files (self, seed, traits, FALSE);
}

PosCrashDisk *
pos_crash_disk_copy_synced (PosCrashDisk *self)
{
  return copy_files (self, 1, NULL, TRUE);
}

void
pos_crash_disk_free (PosCrashDisk *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  g_hash_table_unref (self->files);
  g_rand_free (self->chance);
  g_mutex_clear (&self->mutex);
  g_free (self->name);
  g_free (self);
}

const char *
pos_crash_disk_get_vfs (PosCrashDisk *self)
{
  return self->name;
}

void
pos_crash_disk_set_hook (PosCrashDisk *self, PosCrashHook hook, gpointer data)
{
  g_mutex_lock (&self->mutex);
  self->hook = hook;
  self->hook_data = data;
  g_mutex_unlock (&self->mutex);
}

void
pos_crash_disk_call_hook (PosCrashDisk *self)
{
  g_mutex_lock (&self->mutex);
  PosCrashHook hook = self->hook;
  gpointer data = self->hook_data;
  g_mutex_unlock (&self->mutex);

  if (hook)
    hook (self, data);
}

void
pos_crash_disk_set_sync_failures (PosCrashDisk *self, guint one_in)
{
  g_mutex_lock (&self->mutex);
  self->sync_fails_one_in = one_in;
  g_mutex_unlock (&self->mutex);
}

guint
pos_crash_disk_get_sync_failures (PosCrashDisk *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_sync_failures;
  g_mutex_unlock (&self->mutex);
  return n;
}

gint64
pos_crash_disk_get_size (PosCrashDisk *self, const char *path)
{
  g_mutex_lock (&self->mutex);
  PosCrashFile *file = pos_crash_disk_look_up (self, path, FALSE);
  gint64 size = file ? (gint64)file->now.length : -1;
  g_mutex_unlock (&self->mutex);
  return size;
}

GBytes *
pos_crash_disk_read (PosCrashDisk *self, const char *path)
{
  g_mutex_lock (&self->mutex);
  PosCrashFile *file = pos_crash_disk_look_up (self, path, FALSE);
  gsize size = file ? file->now.length : 0;
  guint8 *bytes = g_malloc (MAX (size, 1));
  if (file)
    pos_crash_bytes_read (&file->now, 0, bytes, size);
  g_mutex_unlock (&self->mutex);
  return g_bytes_new_take (bytes, size);
}

static void
spoil (PosCrashDisk *self, PosCrashBytes *file, gsize from, gsize to)
{
  for (gsize i = from; i < MIN (to, file->length); i++) {
    guint8 noise = (guint8)g_rand_int (self->chance);

    pos_crash_bytes_write (file, i, &noise, 1);
  }
}

/* A write that the cut tore: each sector of it arrived, or not, or became noise. */
static void
tear (PosCrashDisk *self, PosCrashBytes *file, const PosCrashChange *change)
{
  const guint8 *data = g_bytes_get_data (change->bytes, NULL);
  gsize begin = (gsize)change->offset;
  gsize end = begin + g_bytes_get_size (change->bytes);
  gsize sector = self->traits.sector_size;

  for (gsize at = begin, next; at < end; at = next) {
    gsize start = at / sector * sector;

    next = MIN (start + sector, end);
    if (g_rand_boolean (self->chance))
      pos_crash_bytes_write (file, at, data + (at - begin), next - at);
    else if (self->traits.garbage && g_rand_int_range (self->chance, 0, 4) == 0)
      spoil (self, file, start, start + sector);
  }
}

static void
maybe_arrive (PosCrashDisk *self, PosCrashBytes *file, const PosCrashChange *change)
{
  if (!change->bytes) {
    if (g_rand_boolean (self->chance))
      apply (file, change);
    return;
  }
  switch (g_rand_int_range (self->chance, 0, 4)) {
  case 0:
    apply (file, change);
    break;
  case 1:
    break;
  default:
    tear (self, file, change);
  }
}

PosCrashDisk *
pos_crash_disk_cut_power (PosCrashDisk *self)
{
  GHashTableIter iter;
  gpointer value;

  g_mutex_lock (&self->mutex);
  PosCrashDisk *image = pos_crash_disk_new (g_rand_int (self->chance), &self->traits);
  image->traits.hides_sync_failures = FALSE;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    PosCrashFile *from = value;
    PosCrashFile *to = pos_crash_disk_look_up (image, from->name, TRUE);

    pos_crash_bytes_copy (&to->now, &from->durable);
    for (guint i = 0; i < from->changes->len; i++)
      maybe_arrive (self, &to->now, g_ptr_array_index (from->changes, i));
    pos_crash_bytes_copy (&to->durable, &to->now);
  }
  g_mutex_unlock (&self->mutex);
  return image;
}
