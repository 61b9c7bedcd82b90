/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-fault-vfs.c — passes every call on, except those that are to fail. */
#include "pos-fault-vfs.h"
#include <sqlite3.h>
#include <string.h>

/* Number of the log's lock that a checkpointer takes, alone. */
#define CHECKPOINT_LOCK 1

struct _PosFaultVfs {
  sqlite3_vfs vfs;
  sqlite3_vfs *base;
  char *name;
  GMutex mutex;
  PosFaultKinds kinds;
  guint calls_before; /* that still succeed */
  guint calls_left;   /* that fail then */
  guint n_fired;
  guint n_writes;
  char *full_while;
  gboolean read_only;
  guint n_checkpointers;
  GFunc hook;
  gpointer hook_data;
};

/* The file of the disk below lies right behind this one. */
typedef struct {
  sqlite3_file base;
  PosFaultVfs *vfs;
  gboolean has_checkpointed;
  sqlite3_file *below;
} Handle;

static sqlite3_file *
below (sqlite3_file *base)
{
  return ((Handle *)base)->below;
}

static gboolean
fires (PosFaultVfs *self, PosFaultKinds kind)
{
  gboolean fire = FALSE;

  g_mutex_lock (&self->mutex);
  if (self->kinds & kind) {
    fire = self->calls_before == 0 && self->calls_left > 0;
    if (self->calls_before > 0)
      self->calls_before--;
    if (fire)
      self->n_fired++;
    if (fire && self->calls_left != POS_FAULT_LASTING)
      self->calls_left--;
  }
  g_mutex_unlock (&self->mutex);
  return fire;
}

static gboolean
is_full (PosFaultVfs *self)
{
  g_mutex_lock (&self->mutex);
  gboolean full = self->full_while && g_file_test (self->full_while, G_FILE_TEST_EXISTS);
  g_mutex_unlock (&self->mutex);
  return full || fires (self, POS_FAULT_FULL);
}

static int
on_close (sqlite3_file *base)
{
  return below (base)->pMethods->xClose (below (base));
}

static int
on_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  if (fires (((Handle *)base)->vfs, POS_FAULT_READ))
    return SQLITE_IOERR_READ;
  return below (base)->pMethods->xRead (below (base), buffer, size, offset);
}

static void
count_write (PosFaultVfs *self)
{
  g_mutex_lock (&self->mutex);
  self->n_writes++;
  g_mutex_unlock (&self->mutex);
}

static int
on_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  count_write (((Handle *)base)->vfs);
  if (fires (((Handle *)base)->vfs, POS_FAULT_WRITE))
    return SQLITE_IOERR_WRITE;
  if (is_full (((Handle *)base)->vfs))
    return SQLITE_FULL;
  return below (base)->pMethods->xWrite (below (base), data, size, offset);
}

static int
on_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  if (fires (((Handle *)base)->vfs, POS_FAULT_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;
  return below (base)->pMethods->xTruncate (below (base), size);
}

static int
on_sync (sqlite3_file *base, int flags)
{
  if (fires (((Handle *)base)->vfs, POS_FAULT_SYNC))
    return SQLITE_IOERR_FSYNC;
  return below (base)->pMethods->xSync (below (base), flags);
}

static int
on_size (sqlite3_file *base, sqlite3_int64 *size)
{
  return below (base)->pMethods->xFileSize (below (base), size);
}

static int
on_lock (sqlite3_file *base, int level)
{
  return below (base)->pMethods->xLock (below (base), level);
}

static int
on_unlock (sqlite3_file *base, int level)
{
  return below (base)->pMethods->xUnlock (below (base), level);
}

static int
on_check_reserved (sqlite3_file *base, int *reserved)
{
  return below (base)->pMethods->xCheckReservedLock (below (base), reserved);
}

static int
on_control (sqlite3_file *base, int operation, void *argument)
{
  return below (base)->pMethods->xFileControl (below (base), operation, argument);
}

static int
on_sector_size (sqlite3_file *base)
{
  return below (base)->pMethods->xSectorSize (below (base));
}

static int
on_characteristics (sqlite3_file *base)
{
  return below (base)->pMethods->xDeviceCharacteristics (below (base));
}

static int
on_index_map (sqlite3_file *base, int number, int size, int extend, void volatile **region)
{
  return below (base)->pMethods->xShmMap (below (base), number, size, extend, region);
}

/* Recovery takes this lock together with its neighbor; only a checkpoint takes it alone. */
static int
on_index_lock (sqlite3_file *base, int offset, int n, int flags)
{
  Handle *self = (Handle *)base;
  int rc = below (base)->pMethods->xShmLock (below (base), offset, n, flags);

  if (rc != SQLITE_OK || offset != CHECKPOINT_LOCK || n != 1 || self->has_checkpointed ||
      !(flags & SQLITE_SHM_LOCK))
    return rc;
  g_mutex_lock (&self->vfs->mutex);
  self->has_checkpointed = TRUE;
  self->vfs->n_checkpointers++;
  g_mutex_unlock (&self->vfs->mutex);
  return rc;
}

static void
on_index_barrier (sqlite3_file *base)
{
  below (base)->pMethods->xShmBarrier (below (base));
}

static int
on_index_unmap (sqlite3_file *base, int remove)
{
  return below (base)->pMethods->xShmUnmap (below (base), remove);
}

static int
on_fetch (sqlite3_file *base, sqlite3_int64 offset, int size, void **page)
{
  *page = NULL;
  return SQLITE_OK;
}

/* Called without a page when a checkpoint finds that others have written meanwhile. */
static int
on_unfetch (sqlite3_file *base, sqlite3_int64 offset, void *page)
{
  PosFaultVfs *self = ((Handle *)base)->vfs;

  g_mutex_lock (&self->mutex);
  GFunc hook = page ? NULL : self->hook;
  gpointer data = self->hook_data;
  if (hook)
    self->hook = NULL;
  g_mutex_unlock (&self->mutex);
  if (hook)
    hook (self, data);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
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
    .xFetch = on_fetch,
    .xUnfetch = on_unfetch,
};

static int
on_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  PosFaultVfs *self = vfs->pAppData;
  Handle *handle = (Handle *)base;

  memset (handle, 0, sizeof *handle);
  if (self->read_only && flags & (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  handle->vfs = self;
  handle->below = (sqlite3_file *)(handle + 1);
  int rc = self->base->xOpen (self->base, name, handle->below, flags, out_flags);
  if (handle->below->pMethods)
    handle->base.pMethods = &methods;
  return rc;
}

static int
on_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  PosFaultVfs *self = vfs->pAppData;

  return self->base->xDelete (self->base, name, sync_folder);
}

static int
on_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  PosFaultVfs *self = vfs->pAppData;

  return self->base->xAccess (self->base, name, flags, result);
}

static int
on_full_path (sqlite3_vfs *vfs, const char *name, int size, char *path)
{
  PosFaultVfs *self = vfs->pAppData;

  return self->base->xFullPathname (self->base, name, size, path);
}

static int
on_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  PosFaultVfs *self = vfs->pAppData;

  return self->base->xRandomness (self->base, size, bytes);
}

PosFaultVfs *
pos_fault_vfs_new (const char *base)
{
  static gint n_disks;
  PosFaultVfs *self = g_new0 (PosFaultVfs, 1);

  self->base = sqlite3_vfs_find (base);
  g_assert (self->base);
  self->name = g_strdup_printf ("pos-fault-%d", g_atomic_int_add (&n_disks, 1));
  g_mutex_init (&self->mutex);
  self->vfs = *self->base;
  self->vfs.pNext = NULL;
  self->vfs.zName = self->name;
  self->vfs.pAppData = self;
  self->vfs.szOsFile = (int)sizeof (Handle) + self->base->szOsFile;
  self->vfs.xOpen = on_open;
  self->vfs.xDelete = on_delete;
  self->vfs.xAccess = on_access;
  self->vfs.xFullPathname = on_full_path;
  self->vfs.xRandomness = on_randomness;
  sqlite3_vfs_register (&self->vfs, FALSE);
  return self;
}

void
pos_fault_vfs_free (PosFaultVfs *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  g_mutex_clear (&self->mutex);
  g_free (self->full_while);
  g_free (self->name);
  g_free (self);
}

const char *
pos_fault_vfs_get_name (PosFaultVfs *self)
{
  return self->name;
}

void
pos_fault_vfs_arm (PosFaultVfs *self, PosFaultKinds kinds, guint nth, guint n_calls)
{
  g_mutex_lock (&self->mutex);
  self->kinds = kinds;
  self->calls_before = nth - 1;
  self->calls_left = n_calls;
  self->n_fired = 0;
  g_mutex_unlock (&self->mutex);
}

guint
pos_fault_vfs_disarm (PosFaultVfs *self)
{
  g_mutex_lock (&self->mutex);
  self->kinds = 0;
  guint n = self->n_fired;
  g_mutex_unlock (&self->mutex);
  return n;
}

guint
pos_fault_vfs_get_writes (PosFaultVfs *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_writes;
  g_mutex_unlock (&self->mutex);
  return n;
}

void
pos_fault_vfs_set_full_while_exists (PosFaultVfs *self, const char *path)
{
  g_mutex_lock (&self->mutex);
  g_free (self->full_while);
  self->full_while = g_strdup (path);
  g_mutex_unlock (&self->mutex);
}

void
pos_fault_vfs_set_read_only (PosFaultVfs *self, gboolean read_only)
{
  self->read_only = read_only;
}

guint
pos_fault_vfs_get_checkpointers (PosFaultVfs *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_checkpointers;
  g_mutex_unlock (&self->mutex);
  return n;
}

void
pos_fault_vfs_set_checkpoint_hook (PosFaultVfs *self, GFunc hook, gpointer data)
{
  g_mutex_lock (&self->mutex);
  self->hook = hook;
  self->hook_data = data;
  g_mutex_unlock (&self->mutex);
}
