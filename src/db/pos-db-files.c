/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-files.c — one process per database, which files they are, and a reserve for the day the
 * disk is full. */
#include "db/pos-db-files.h"
#include "base/pos-error.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* The disk must have this many times the ballast before it is laid down again. */
#define ROOM_FACTOR 4
/* The engine's smallest page. */
#define SMALLEST_DATABASE 512
#define REFILL_PAUSE (60 * G_TIME_SPAN_SECOND)

static PosDbError
lock_error_code (int number)
{
  switch (number) {
  case EROFS:
  case EACCES:
  case EPERM:
    return POS_DB_ERROR_READ_ONLY;
  case ENOSPC:
  case EDQUOT:
    return POS_DB_ERROR_FULL;
  default:
    return POS_DB_ERROR_IO;
  }
}

int
pos_db_lock_take (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0) {
    int number = errno;
    pos_set_error (error,
                   POS_DB_ERROR,
                   (int)lock_error_code (number),
                   NULL,
                   "Cannot create %s: %s",
                   name,
                   g_strerror (number));
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  int number = errno;
  close (fd);
  pos_set_error (error,
                 POS_DB_ERROR,
                 number == EWOULDBLOCK ? POS_DB_ERROR_BUSY : POS_DB_ERROR_IO,
                 NULL,
                 number == EWOULDBLOCK ? "Another program has %s open: %s" : "Cannot lock %s: %s",
                 path,
                 g_strerror (number));
  return -1;
}

static const char *const suffixes[POS_DB_N_FILES] = {"", "-wal", "-shm"};

static gboolean
look_at (const char *path, guint number, GStatBuf *facts)
{
  g_autofree char *name = g_strconcat (path, suffixes[number], NULL);

  return g_stat (name, facts) == 0;
}

void
pos_db_footprint_take (PosDbFootprint *self, const char *path)
{
  for (guint i = 0; i < POS_DB_N_FILES; i++) {
    GStatBuf facts;

    self->files[i].known = look_at (path, i, &facts);
    if (!self->files[i].known)
      continue;
    self->files[i].device = facts.st_dev;
    self->files[i].inode = facts.st_ino;
  }
}

gboolean
pos_db_footprint_fits (const PosDbFootprint *self, const char *path, gboolean all)
{
  for (guint i = 0; i < (all ? POS_DB_N_FILES : 1); i++) {
    GStatBuf facts;

    if (self->files[i].known &&
        (!look_at (path, i, &facts) || facts.st_dev != self->files[i].device ||
         facts.st_ino != self->files[i].inode))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_db_file_holds_something (const char *path)
{
  GStatBuf facts;

  return look_at (path, 0, &facts) && facts.st_size >= SMALLEST_DATABASE;
}

gboolean
pos_db_file_has_log (const char *path)
{
  GStatBuf facts;

  return look_at (path, 1, &facts) && facts.st_size > 0;
}

char *
pos_db_file_name_copy (const char *path, int version, gint64 now)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (date, "%Y%m%dT%H%M%SZ");

  char *name = g_strdup_printf ("%s.v%d-%s.backup", path, version, stamp);

  for (guint n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++) {
    g_free (name);
    name = g_strdup_printf ("%s.v%d-%s-%u.backup", path, version, stamp, n);
  }
  return name;
}

void
pos_db_ballast_init (PosDbBallast *self, const char *path, gsize size)
{
  self->path = g_strconcat (path, ".ballast", NULL);
  self->size = size;
  self->present = g_file_test (self->path, G_FILE_TEST_EXISTS);
}

void
pos_db_ballast_clear (PosDbBallast *self)
{
  g_clear_pointer (&self->path, g_free);
}

static gboolean
disk_has_room (PosDbBallast *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct statvfs disk;

  if (statvfs (folder, &disk) != 0)
    return FALSE;
  return (guint64)disk.f_bavail * disk.f_frsize >= (guint64)self->size * ROOM_FACTOR;
}

void
pos_db_ballast_refill (PosDbBallast *self, gboolean now)
{
  if (self->present || self->size == 0)
    return;
  if (!now && g_get_monotonic_time () < self->refill_after)
    return;

  self->refill_after = g_get_monotonic_time () + REFILL_PAUSE;
  if (!disk_has_room (self))
    return;

  int fd = g_open (self->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  self->present = posix_fallocate (fd, 0, (off_t)self->size) == 0;
  close (fd);
  if (!self->present)
    g_unlink (self->path);
}

gboolean
pos_db_ballast_release (PosDbBallast *self)
{
  if (!self->present)
    return FALSE;

  self->present = FALSE;
  self->refill_after = g_get_monotonic_time () + REFILL_PAUSE;
  if (g_unlink (self->path) != 0)
    return FALSE;
  g_warning ("The disk is full; the reserve %s was given up", self->path);
  return TRUE;
}
