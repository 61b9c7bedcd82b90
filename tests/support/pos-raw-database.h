/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-raw-database.h — SQL behind the program's back: files as an older program left them.
 * Thread: any.  Fails the test on any error. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Creates the file when it is missing.  File names in @sql may be URIs. */
void pos_raw_database_run (const char *path, const char *vfs, const char *sql);
/* The first column of each row, and @end after each.  Returns: (transfer full). */
char *pos_raw_database_list (const char *path, const char *vfs, const char *sql, const char *end);
/* Every column of each row, and "|" after each; only reads.  Returns: (transfer full) (nullable):
 * %NULL when the engine complains. */
char *pos_raw_database_try (const char *path, const char *sql);
/* Whether @sql finds a row; no where the engine complains, too. */
gboolean pos_raw_database_finds (const char *path, const char *vfs, const char *sql);

G_END_DECLS
