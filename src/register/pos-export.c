/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-export.c — see the header. */
#include "register/pos-export.h"

#include "base/pos-error.h"
#include "register/pos-register-private.h"

static char *
choose_path (PosRun *run, const char *what, const char *ending)
{
  PosRegister *self = pos_run_get_register (run);
  const char *given = pos_run_get_text (run, "path");
  g_autoptr (GDateTime) now =
      g_date_time_new_from_unix_utc (pos_register_get_now (self) / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.%s", what, self->till->id, stamp, ending);

  return given ? g_strdup (given)
               : g_build_filename (
                     pos_local_store_get_directory (self->local_store), "export", name, NULL);
}

gboolean
pos_export_write (
    PosRun *run, const char *what, const char *ending, const char *text, GError **error)
{
  g_autofree char *path = choose_path (run, what, ending), *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return pos_set_error (
        error, POS_CALL_ERROR, POS_CALL_ERROR_MALFORMED, NULL, "“%s” cannot be written", path);
  pos_run_answer (run, "path", g_variant_new_string (path));
  return TRUE;
}
