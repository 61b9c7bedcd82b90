/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-engine-place.c — files that are moved, deleted or replaced while they are open: what is
 * written then would be gone with this process. */
#include "base/pos-error.h"
#include "db/pos-db-engine-private.h"

gboolean
pos_db_engine_is_the_file (PosDbEngine *self, GError **error)
{
  if (pos_db_footprint_fits (&self->footprint, self->path, FALSE))
    return TRUE;
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_IO,
                        NULL,
                        "%s was moved, deleted or replaced while it was open",
                        self->path);
}

/* Only through what is still open; once is enough, for nothing is written any more. */
static gboolean
rescue (PosDbEngine *self, GError **error)
{
  gint64 now = pos_clock_get_now (self->options.clock);
  g_autofree char *path = pos_db_file_name_copy (self->path, self->version, now);

  if (self->rescue)
    return TRUE;
  if (!pos_db_connection_copy (self->writer, path, self->options.vfs, NULL, NULL, error))
    return FALSE;
  self->rescue = g_steal_pointer (&path);
  return TRUE;
}

gboolean
pos_db_engine_is_in_place (PosDbEngine *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *outcome = NULL;

  if (pos_db_footprint_fits (&self->footprint, self->path, TRUE))
    return TRUE;
  outcome = rescue (self, &failure)
                ? g_strdup_printf ("all that was stored is in %s; put it in its place and start "
                                   "again",
                                   self->rescue)
                : g_strdup_printf ("what was stored could not be copied (%s); put it back before "
                                   "this program ends",
                                   failure->message);
  g_warning ("%s was moved, deleted or replaced: %s", self->path, outcome);
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_IO,
                        NULL,
                        "%s was moved, deleted or replaced while it was open: %s",
                        self->path,
                        outcome);
}
