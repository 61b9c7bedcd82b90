/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-log.h — what a commit writes to the log goes to the disk in one piece; private to src/db.
 * Thread: as the connection that it was made for.
 * Rules:   the engine hands over a page at a time, and its head before it: some seventy calls for
 *          an order.  They are gathered, and handed on before anything else is asked of the log:
 *          a sync, a read, its size.  So it is good only where every commit syncs, as all of ours
 *          do: before that sync nobody is told of the pages, and nobody else may read them.
 * Source:  reliability.md B3, §0. */
#pragma once
#include <sqlite3.h>

typedef struct _PosDbLog PosDbLog;

/* @vfs: (nullable): what the files lie on; has to outlive it. */
PosDbLog *pos_db_log_new (const char *vfs);
/* When its connection is closed. */
void pos_db_log_free (PosDbLog *self);

/* Under which a connection is opened that writes this way. */
const char *pos_db_log_get_vfs (PosDbLog *self);
