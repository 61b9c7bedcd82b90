/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-log.c — see the header. */
#include "db/pos-db-log.h"

#include <glib.h>
#include <string.h>

/* The engine's own files take no more in one call. */
#define MOST_BYTES 131071
/* The log is a head, and then pages with a head each. */
#define LOG_HEAD 32
#define PAGE_WITH_HEAD (24 + 4096)

struct _PosDbLog {
  sqlite3_vfs vfs;
  sqlite3_vfs *below;
  char *name;
};

/* The log; the file that it is on disk lies right behind.  @begin: where what was gathered belongs.
 * @cut: the last sync fell into the middle of a page. */
typedef struct {
  sqlite3_file base;
  sqlite3_file *below;
  sqlite3_int64 begin;
  int size;
  gboolean cut;
  guint8 *bytes; /* %NULL until something is written */
} Handle;

/* What could not be written is forgotten: the engine is told, and takes the transaction back. */
static int
hand_on (Handle *self)
{
  int size = self->size;

  self->size = 0;
  return size == 0 ? SQLITE_OK
                   : self->below->pMethods->xWrite (self->below, self->bytes, size, self->begin);
}

static gboolean
is_in_a_page (sqlite3_int64 offset)
{
  return offset > LOG_HEAD && (offset - LOG_HEAD) % PAGE_WITH_HEAD != 0;
}

static int
write_through (Handle *self, const void *data, int size, sqlite3_int64 offset)
{
  int rc = hand_on (self);

  self->cut = self->cut && is_in_a_page (offset + size);
  return rc == SQLITE_OK ? self->below->pMethods->xWrite (self->below, data, size, offset) : rc;
}

/* A commit fills its last sector with a page once more, and syncs at the end of that sector: no
 * other sync follows the rest of the page, and everybody reads it. */
static int
on_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  Handle *self = (Handle *)base;
  gboolean follows = offset == self->begin + self->size && size <= MOST_BYTES - self->size;
  int rc;

  if (self->cut || size > MOST_BYTES)
    return write_through (self, data, size, offset);
  rc = follows ? SQLITE_OK : hand_on (self);
  if (rc != SQLITE_OK)
    return rc;
  if (!self->bytes)
    self->bytes = g_malloc (MOST_BYTES);
  if (self->size == 0)
    self->begin = offset;
  memcpy (self->bytes + self->size, data, (gsize)size);
  self->size += size;
  return SQLITE_OK;
}

static int
on_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  Handle *self = (Handle *)base;
  int rc = hand_on (self);

  return rc == SQLITE_OK ? self->below->pMethods->xRead (self->below, buffer, size, offset) : rc;
}

static int
on_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  Handle *self = (Handle *)base;
  int rc = hand_on (self);

  return rc == SQLITE_OK ? self->below->pMethods->xTruncate (self->below, size) : rc;
}

static int
on_sync (sqlite3_file *base, int flags)
{
  Handle *self = (Handle *)base;

  if (self->size > 0)
    self->cut = is_in_a_page (self->begin + self->size);
  int rc = hand_on (self);

  return rc == SQLITE_OK ? self->below->pMethods->xSync (self->below, flags) : rc;
}

static int
on_size (sqlite3_file *base, sqlite3_int64 *size)
{
  Handle *self = (Handle *)base;
  int rc = hand_on (self);

  return rc == SQLITE_OK ? self->below->pMethods->xFileSize (self->below, size) : rc;
}

static int
on_control (sqlite3_file *base, int operation, void *argument)
{
  Handle *self = (Handle *)base;
  int rc = hand_on (self);

  return rc == SQLITE_OK ? self->below->pMethods->xFileControl (self->below, operation, argument)
                         : rc;
}

static int
on_sector_size (sqlite3_file *base)
{
  Handle *self = (Handle *)base;

  return self->below->pMethods->xSectorSize (self->below);
}

static int
on_characteristics (sqlite3_file *base)
{
  Handle *self = (Handle *)base;

  return self->below->pMethods->xDeviceCharacteristics (self->below);
}

static int
on_close (sqlite3_file *base)
{
  Handle *self = (Handle *)base;

  hand_on (self);
  g_clear_pointer (&self->bytes, g_free);
  return self->below->pMethods->xClose (self->below);
}

/* The log is never locked: its index is, which belongs to the file of the database. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xFileControl = on_control,
    .xSectorSize = on_sector_size,
    .xDeviceCharacteristics = on_characteristics,
};

static int
on_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  PosDbLog *self = (PosDbLog *)vfs;
  Handle *handle = (Handle *)base;

  if (!(flags & SQLITE_OPEN_WAL))
    return self->below->xOpen (self->below, name, base, flags, out_flags);
  memset (handle, 0, sizeof *handle);
  handle->below = (sqlite3_file *)(handle + 1);
  int rc = self->below->xOpen (self->below, name, handle->below, flags, out_flags);
  if (handle->below->pMethods)
    handle->base.pMethods = &methods;
  return rc;
}

/* Everything but opening a file is what it was, and finds its own data where it was. */
PosDbLog *
pos_db_log_new (const char *vfs)
{
  PosDbLog *self = g_new0 (PosDbLog, 1);

  self->below = sqlite3_vfs_find (vfs);
  g_assert (self->below);
  self->vfs = *self->below;
  self->name = g_strdup_printf ("pos-log-%p", (void *)self);
  self->vfs.pNext = NULL;
  self->vfs.zName = self->name;
  self->vfs.szOsFile = (int)sizeof (Handle) + self->below->szOsFile;
  self->vfs.xOpen = on_open;
  sqlite3_vfs_register (&self->vfs, FALSE);
  return self;
}

void
pos_db_log_free (PosDbLog *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  g_free (self->name);
  g_free (self);
}

const char *
pos_db_log_get_vfs (PosDbLog *self)
{
  return self->name;
}
