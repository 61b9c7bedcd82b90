/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-files.h — the files beside a database: the lock and the ballast; private to src/db. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes `path.lock` for this process; the system drops it when the process ends in any way.
 * Returns: a descriptor for close(), or −1 with BUSY, READ_ONLY or IO. */
int pos_db_lock_take (const char *path, GError **error);

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
