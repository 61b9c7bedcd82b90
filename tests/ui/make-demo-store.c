/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-demo-store.c — a register's database with the demo chain in it, made once per build: hashing
 * a dozen PINs takes longer than most tests.  make-demo-store DATABASE KEY */
#include "base/pos-date.h"
#include "register/pos-import.h"
#include "ui-moment.h"
#include "wire/pos-demo.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static gboolean
fill (PosLocalStore *store, GError **error)
{
  PosImportReport report = {0};
  g_autofree char *bundle = pos_demo_dup_bundle (error);
  gboolean taken = bundle && pos_import_bundle (store, bundle, -1, &report, error);

  if (taken && report.refusals->len > 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, report.refusals->pdata[0]);
    taken = FALSE;
  }
  pos_import_report_clear (&report);
  return taken;
}

static gboolean
take (const char *folder, const char *name, const char *wanted, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (wanted);

  return g_file_move (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
make (const char *folder, char **wanted, GError **error)
{
  gint64 now;
  g_autoptr (PosClock) clock =
      pos_instant_parse (UI_MOMENT, &now, error) ? pos_clock_new_fixed (now) : NULL;
  g_autoptr (PosContext) context = clock ? pos_context_new (clock, UI_SEED) : NULL;
  g_autoptr (PosLocalStore) store = context ? pos_local_store_open (folder, context, error) : NULL;

  return store && fill (store, error) && pos_local_store_close (store, error) &&
         take (folder, "register.db", wanted[0], error) &&
         take (folder, "device.key", wanted[1], error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pos-demo-XXXXXX", &error);
  gboolean made = argc == 3 && folder && make (folder, argv + 1, &error);

  if (!made)
    g_printerr ("make-demo-store: %s\n", error ? error->message : "wants two file names");
  if (folder)
    g_rmdir (folder);
  return made ? 0 : 1;
}
