/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-files.h — a database's files: the lock, which ones they are, the ballast; private to
 * src/db. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes `path.lock` for this process; the system drops it when the process ends in any way.
 * Returns: a descriptor for close(), or −1 with BUSY, READ_ONLY or IO. */
int pos_db_lock_take (const char *path, GError **error);

/* Which files they are, whatever their names say: the database, its log, the log's index. */
#define POS_DB_N_FILES 3
typedef struct {
  struct {
    gboolean known;
    guint64 device, inode;
  } files[POS_DB_N_FILES];
} PosDbFootprint;

void pos_db_footprint_take (PosDbFootprint *self, const char *path);
/* Whether the database, or @all of its files, are still those that they were; what was not seen
 * before (a database without a log, a file system in memory) fits. */
gboolean pos_db_footprint_fits (const PosDbFootprint *self, const char *path, gboolean all);

/* Whether @path is long enough to hold any database at all. */
gboolean pos_db_file_holds_something (const char *path);
/* Whether the last program left a log behind, because it did not come to its end. */
gboolean pos_db_file_has_log (const char *path);
/* What a copy made at @now is called: `shop.db.v3-20260131T120000Z.backup`, with a number for the
 * next in the same second. */
char *pos_db_file_name_copy (const char *path, int version, gint64 now);

/* The ballast: space that is kept so that it can be given up.  Failing to keep it is no error. */
typedef struct {
  char *path;
  gsize size;
  gboolean present;
  gint64 refill_after;
} PosDbBallast;

void pos_db_ballast_init (PosDbBallast *self, const char *path, gsize size);
void pos_db_ballast_clear (PosDbBallast *self);
/* Lays the ballast down if it is missing and the disk has room for several of it. @now: whether
 * to try even soon after it was given up. */
void pos_db_ballast_refill (PosDbBallast *self, gboolean now);
/* Returns: whether there was something to give up. */
gboolean pos_db_ballast_release (PosDbBallast *self);

G_END_DECLS
