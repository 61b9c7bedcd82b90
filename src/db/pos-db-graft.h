/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-graft.h — makes a copy of a damaged file so that what is left in it can be looked for.
 * Layer: db.  Thread: any; blocks.
 * Rules:  the file is changed in place, so it is never the damaged one itself.  What is grafted is
 *         where tables begin, which is the same in every file that one program made from nothing;
 *         whoever reads it has to prove each row by itself.
 * Source: reliability.md F15. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/**
 * pos_db_graft:
 * @copy: a copy of the damaged file, with its log beside it or without
 * @healthy: a file of the same schema that was just made and closed
 * @tables: takes where tables begin from @healthy although the head of @copy can be read
 *
 * What was cut off is there again as empty pages, and a head that is none is @healthy's.  Errors:
 * POS_DB_ERROR_IO.
 */
gboolean pos_db_graft (const char *copy, const char *healthy, gboolean tables, GError **error);

G_END_DECLS
