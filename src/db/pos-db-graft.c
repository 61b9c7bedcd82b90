/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-graft.c — by the engine's description of its file format ("Database File Format"). */
#include "db/pos-db-graft.h"
#include "base/pos-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "SQLite format 3"
#define HEAD 100
#define AT_PAGE_SIZE 16
#define AT_CHANGES 24
#define AT_PAGES 28
#define AT_FREE 32 /* where free pages begin, and how many there are */
#define AT_PAGES_VALID_FOR 92
#define INNER_TABLE 0x05
/* A head that claims more than this (64 GiB) is damaged. */
#define MOST_PAGES (1u << 24)

typedef struct {
  int copy;
  guint8 *healthy;
  gsize size; /* of @healthy */
  guint page_size;
} Graft;

static guint32
get (const guint8 *bytes, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

static void
put (guint8 *bytes, guint32 value)
{
  for (guint i = 4; i-- > 0; value >>= 8)
    bytes[i] = value & 0xff;
}

static gboolean
fail (const char *path, GError **error)
{
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", path, g_strerror (errno));
}

static gboolean
write_at (Graft *self, const guint8 *bytes, gsize size, guint page)
{
  return pwrite (self->copy, bytes, size, (off_t)(page - 1) * self->page_size) == (gssize)size;
}

/* A page of @healthy and those below it. */
static gboolean
graft_tree (Graft *self, guint page)
{
  const guint8 *bytes = self->healthy + (gsize)(page - 1) * self->page_size;
  const guint8 *node = page == 1 ? bytes + HEAD : bytes;

  if (page == 0 || (gsize)page * self->page_size > self->size ||
      !write_at (self, bytes, self->page_size, page))
    return FALSE;
  if (node[0] != INNER_TABLE)
    return TRUE;
  for (guint i = 0; i < get (node + 3, 2); i++)
    if (!graft_tree (self, get (bytes + get (node + 12 + 2 * i, 2), 4)))
      return FALSE;
  return graft_tree (self, get (node + 8, 4));
}

static gboolean
is_head (Graft *self, const guint8 *head)
{
  return !memcmp (head, MAGIC, sizeof MAGIC) &&
         !memcmp (head + AT_PAGE_SIZE, self->healthy + AT_PAGE_SIZE, 2);
}

/* The engine refuses a file that is shorter than its head says, and goes by lists of free pages
 * that may lie in what is damaged. */
static gboolean
make_whole (Graft *self, gint64 size)
{
  guint8 head[HEAD];
  gint64 pages =
      MAX ((size + self->page_size - 1) / self->page_size, (gint64)self->size / self->page_size);

  if (pread (self->copy, head, sizeof head, 0) != sizeof head)
    return FALSE;
  if (get (head + AT_PAGES, 4) <= MOST_PAGES)
    pages = MAX (pages, (gint64)get (head + AT_PAGES, 4));
  put (head + AT_PAGES, (guint32)pages);
  memcpy (head + AT_PAGES_VALID_FOR, head + AT_CHANGES, 4);
  memset (head + AT_FREE, 0, 8);
  return ftruncate (self->copy, pages * self->page_size) == 0 &&
         write_at (self, head, sizeof head, 1);
}

static gboolean
graft (Graft *self, gboolean tables)
{
  guint8 head[HEAD] = {0};
  struct stat info;

  return fstat (self->copy, &info) == 0 && pread (self->copy, head, sizeof head, 0) >= 0 &&
         ((!tables && is_head (self, head)) || graft_tree (self, 1)) &&
         make_whole (self, info.st_size);
}

gboolean
pos_db_graft (const char *copy, const char *healthy, gboolean tables, GError **error)
{
  g_autofree char *bytes = NULL;
  Graft self = {0};
  g_autoptr (GError) unreadable = NULL;

  if (!g_file_get_contents (healthy, &bytes, &self.size, &unreadable))
    return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s", unreadable->message);
  self.healthy = (guint8 *)bytes;
  self.page_size = self.size > HEAD ? get (self.healthy + AT_PAGE_SIZE, 2) : 0;
  if (self.page_size < 512 || self.size % self.page_size != 0)
    return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s is not whole", healthy);
  self.copy = open (copy, O_RDWR | O_CLOEXEC);
  if (self.copy < 0)
    return fail (copy, error);
  gboolean done = graft (&self, tables) || fail (copy, error);
  close (self.copy);
  return done;
}
