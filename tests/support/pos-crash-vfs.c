/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-crash-vfs.c — the face that the disk in memory shows to SQLite. */
#include "pos-crash-private.h"
#include <string.h>

/* An open file of one connection; @mask_*: its locks on the log's index. */
typedef struct {
  sqlite3_file base;
  PosCrashDisk *disk;
  PosCrashFile *file;
  int level;
  gboolean safe_overwrite;
  gboolean keeps_log;
  guint mask_shared;
  guint mask_exclusive;
} Handle;

static int
on_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  Handle *self = (Handle *)base;
  const PosCrashBytes *now = &self->file->now;
  gsize wanted = (gsize)size;

  g_mutex_lock (&self->disk->mutex);
  gsize there = (guint64)offset < now->length ? MIN (now->length - (gsize)offset, wanted) : 0;
  pos_crash_bytes_read (now, (gsize)offset, buffer, there);
  g_mutex_unlock (&self->disk->mutex);

  memset ((char *)buffer + there, 0, wanted - there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
change (Handle *self, gint64 offset, GBytes *bytes)
{
  g_mutex_lock (&self->disk->mutex);
  pos_crash_file_change (self->file, offset, bytes);
  g_mutex_unlock (&self->disk->mutex);
  pos_crash_disk_call_hook (self->disk);
  return SQLITE_OK;
}

static int
on_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  return change ((Handle *)base, offset, g_bytes_new (data, (gsize)size));
}

static int
on_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  return change ((Handle *)base, size, NULL);
}

static int
on_sync (sqlite3_file *base, int flags)
{
  Handle *self = (Handle *)base;

  pos_crash_disk_call_hook (self->disk);
  g_mutex_lock (&self->disk->mutex);
  int rc = pos_crash_file_sync (self->disk, self->file);
  g_mutex_unlock (&self->disk->mutex);
  pos_crash_disk_call_hook (self->disk);
  return rc;
}

static int
on_size (sqlite3_file *base, sqlite3_int64 *size)
{
  Handle *self = (Handle *)base;

  g_mutex_lock (&self->disk->mutex);
  *size = (sqlite3_int64)self->file->now.length;
  g_mutex_unlock (&self->disk->mutex);
  return SQLITE_OK;
}

static gboolean
may_lock (Handle *self, int level)
{
  PosCrashFile *file = self->file;

  if (file->exclusive && file->exclusive != self)
    return FALSE;
  if (level == SQLITE_LOCK_SHARED)
    return TRUE;
  if (file->reserved && file->reserved != self)
    return FALSE;
  return level != SQLITE_LOCK_EXCLUSIVE || file->n_shared <= 1;
}

static int
on_lock (sqlite3_file *base, int level)
{
  Handle *self = (Handle *)base;
  PosCrashFile *file = self->file;
  int rc = SQLITE_OK;

  g_mutex_lock (&self->disk->mutex);
  if (level > self->level && !may_lock (self, level)) {
    rc = SQLITE_BUSY;
  } else if (level > self->level) {
    if (self->level == SQLITE_LOCK_NONE)
      file->n_shared++;
    if (level >= SQLITE_LOCK_RESERVED)
      file->reserved = self;
    if (level == SQLITE_LOCK_EXCLUSIVE)
      file->exclusive = self;
    self->level = level;
  }
  g_mutex_unlock (&self->disk->mutex);
  return rc;
}

static int
on_unlock (sqlite3_file *base, int level)
{
  Handle *self = (Handle *)base;
  PosCrashFile *file = self->file;

  g_mutex_lock (&self->disk->mutex);
  if (level < self->level) {
    if (file->exclusive == self)
      file->exclusive = NULL;
    if (file->reserved == self)
      file->reserved = NULL;
    if (level == SQLITE_LOCK_NONE)
      file->n_shared--;
    self->level = level;
  }
  g_mutex_unlock (&self->disk->mutex);
  return SQLITE_OK;
}

static int
on_check_reserved (sqlite3_file *base, int *reserved)
{
  Handle *self = (Handle *)base;

  g_mutex_lock (&self->disk->mutex);
  *reserved = self->file->reserved != NULL;
  g_mutex_unlock (&self->disk->mutex);
  return SQLITE_OK;
}

static int
on_control (sqlite3_file *base, int operation, void *argument)
{
  Handle *self = (Handle *)base;
  int *value = argument;

  if (operation != SQLITE_FCNTL_PERSIST_WAL)
    return SQLITE_NOTFOUND;
  if (*value < 0)
    *value = self->keeps_log;
  else
    self->keeps_log = *value;
  return SQLITE_OK;
}

static int
on_sector_size (sqlite3_file *base)
{
  return 4096;
}

static int
on_characteristics (sqlite3_file *base)
{
  return ((Handle *)base)->safe_overwrite ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0;
}

static int
on_index_map (sqlite3_file *base, int number, int size, int extend, void volatile **region)
{
  Handle *self = (Handle *)base;
  GPtrArray *regions = self->file->regions;

  g_mutex_lock (&self->disk->mutex);
  while (extend && regions->len <= (guint)number)
    g_ptr_array_add (regions, g_malloc0 ((gsize)size));
  *region = (guint)number < regions->len ? g_ptr_array_index (regions, (guint)number) : NULL;
  g_mutex_unlock (&self->disk->mutex);
  return SQLITE_OK;
}

static gboolean
may_lock_index (PosCrashFile *file, guint lock, gboolean exclusive, gboolean mine)
{
  if (mine)
    return TRUE;
  return !file->index_exclusive[lock] && (!exclusive || file->index_shared[lock] == 0);
}

static void
set_index_lock (Handle *self, guint lock, gboolean take, gboolean exclusive)
{
  guint bit = 1U << lock;
  guint *mask = exclusive ? &self->mask_exclusive : &self->mask_shared;

  if (take == ((*mask & bit) != 0))
    return;
  *mask ^= bit;
  if (exclusive)
    self->file->index_exclusive[lock] = take;
  else if (take)
    self->file->index_shared[lock]++;
  else
    self->file->index_shared[lock]--;
}

static int
on_index_lock (sqlite3_file *base, int offset, int n, int flags)
{
  Handle *self = (Handle *)base;
  gboolean take = (flags & SQLITE_SHM_LOCK) != 0;
  gboolean exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  guint held = exclusive ? self->mask_exclusive : self->mask_shared;
  guint first = (guint)offset, end = (guint)(offset + n);
  int rc = SQLITE_OK;

  g_mutex_lock (&self->disk->mutex);
  for (guint i = first; take && i < end; i++)
    if (!may_lock_index (self->file, i, exclusive, (held >> i) & 1))
      rc = SQLITE_BUSY;
  for (guint i = first; rc == SQLITE_OK && i < end; i++)
    set_index_lock (self, i, take, exclusive);
  g_mutex_unlock (&self->disk->mutex);
  return rc;
}

static void
on_index_barrier (sqlite3_file *base)
{
  Handle *self = (Handle *)base;

  g_mutex_lock (&self->disk->mutex);
  g_mutex_unlock (&self->disk->mutex);
}

static int
on_index_unmap (sqlite3_file *base, int remove)
{
  return SQLITE_OK;
}

/* The index dies with the last connection, as the shared memory of a real one does not, but as a
 * first connection always does to it. */
static int
on_close (sqlite3_file *base)
{
  Handle *self = (Handle *)base;

  on_unlock (base, SQLITE_LOCK_NONE);
  g_mutex_lock (&self->disk->mutex);
  for (guint i = 0; i < SQLITE_SHM_NLOCK; i++) {
    set_index_lock (self, i, FALSE, FALSE);
    set_index_lock (self, i, FALSE, TRUE);
  }
  /* One reference is the disk's own. */
  if (g_atomic_int_get (&self->file->ref_count) == 2)
    g_ptr_array_set_size (self->file->regions, 0);
  pos_crash_file_unref (self->file);
  g_mutex_unlock (&self->disk->mutex);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_check_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector_size,
    .xDeviceCharacteristics = on_characteristics,
    .xShmMap = on_index_map,
    .xShmLock = on_index_lock,
    .xShmBarrier = on_index_barrier,
    .xShmUnmap = on_index_unmap,
};

static int
on_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  PosCrashDisk *disk = vfs->pAppData;
  Handle *self = (Handle *)base;

  memset (self, 0, sizeof *self);
  g_mutex_lock (&disk->mutex);
  PosCrashFile *file =
      pos_crash_disk_look_up (disk, name ? name : ":temporary:", flags & SQLITE_OPEN_CREATE);
  if (file)
    self->file = pos_crash_file_ref (file);
  g_mutex_unlock (&disk->mutex);
  if (!file)
    return SQLITE_CANTOPEN;

  self->base.pMethods = &methods;
  self->disk = disk;
  self->safe_overwrite = disk->traits.claims_safe_overwrite ||
                         (flags & SQLITE_OPEN_URI && sqlite3_uri_boolean (name, "psow", 1));
  if (out_flags)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
on_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  PosCrashDisk *disk = vfs->pAppData;

  g_mutex_lock (&disk->mutex);
  gboolean was_there = g_hash_table_remove (disk->files, name);
  g_mutex_unlock (&disk->mutex);
  if (was_there)
    pos_crash_disk_call_hook (disk);
  return was_there ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int
on_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  PosCrashDisk *disk = vfs->pAppData;

  g_mutex_lock (&disk->mutex);
  PosCrashFile *file = pos_crash_disk_look_up (disk, name, FALSE);
  *result = file && (flags != SQLITE_ACCESS_EXISTS || file->now.length > 0);
  g_mutex_unlock (&disk->mutex);
  return SQLITE_OK;
}

static int
on_full_path (sqlite3_vfs *vfs, const char *name, int size, char *path)
{
  g_strlcpy (path, name, (gsize)size);
  return SQLITE_OK;
}

static int
on_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  PosCrashDisk *disk = vfs->pAppData;

  g_mutex_lock (&disk->mutex);
  for (int i = 0; i < size; i++)
    bytes[i] = (char)g_rand_int (disk->chance);
  g_mutex_unlock (&disk->mutex);
  return size;
}

static int
on_sleep (sqlite3_vfs *vfs, int microseconds)
{
  g_usleep ((gulong)microseconds);
  return microseconds;
}

static int
on_time (sqlite3_vfs *vfs, double *julian_day)
{
  *julian_day = 2460000.5;
  return SQLITE_OK;
}

static int
on_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return 0;
}

void
pos_crash_disk_register (PosCrashDisk *self)
{
  self->vfs = (sqlite3_vfs){
      .iVersion = 1,
      .szOsFile = sizeof (Handle),
      .mxPathname = 512,
      .zName = self->name,
      .pAppData = self,
      .xOpen = on_open,
      .xDelete = on_delete,
      .xAccess = on_access,
      .xFullPathname = on_full_path,
      .xRandomness = on_randomness,
      .xSleep = on_sleep,
      .xCurrentTime = on_time,
      .xGetLastError = on_last_error,
  };
  sqlite3_vfs_register (&self->vfs, FALSE);
}
