/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-migrate.h — brings a database's schema to what this program knows; private to src/db. */
#pragma once
#include "db/pos-db-connection.h"

G_BEGIN_DECLS

/* Says that a database that was in use is gone, and what to do; always %FALSE. */
gboolean pos_db_migrate_fail_lost (const char *path, GError **error);

/* Refuses a file of another program or of a newer one, and an empty one that was in use, before
 * anything is written to it.
 * @version: (out): 0 for a new file. */
gboolean pos_db_migrate_inspect (PosDbConnection *connection,
                                 const PosDbOptions *options,
                                 int *version,
                                 GError **error);

/* Applies the missing migrations, each in a transaction of its own. @version: (inout) */
gboolean pos_db_migrate_run (PosDbConnection *connection,
                             const PosDbOptions *options,
                             int *version,
                             GError **error);

/* Number of the last migration in the program; 0 when there is no list, −1 on error. */
int pos_db_migrate_known (const PosDbOptions *options, GError **error);

G_END_DECLS
