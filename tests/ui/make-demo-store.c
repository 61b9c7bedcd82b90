/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-demo-store.c — a register's database with the demo chain in it, made once per build.  Its
 * PINs are hashed as cheaply as the form allows: a test that signs in should not wait for what
 * keeps thieves busy.  make-demo-store DATABASE KEY */
#include "base/pos-date.h"
#include "base/pos-json.h"
#include "register/pos-import.h"
#include "ui-moment.h"
#include "wire/pos-demo.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define PASSES 1
#define KIBIBYTES 8

/* The form of base/pos-secret.h. */
static char *
hash (const char *secret)
{
  guint8 salt[crypto_pwhash_SALTBYTES] = {0}, bytes[32];
  char salt_text[2 * sizeof salt + 1], hash_text[2 * sizeof bytes + 1];

  if (crypto_pwhash (bytes,
                     sizeof bytes,
                     secret,
                     strlen (secret),
                     salt,
                     PASSES,
                     KIBIBYTES * 1024,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    return NULL;
  sodium_bin2hex (salt_text, sizeof salt_text, salt, sizeof salt);
  sodium_bin2hex (hash_text, sizeof hash_text, bytes, sizeof bytes);
  return g_strdup_printf ("pos1$%d$%d$%s$%s", PASSES, KIBIBYTES, salt_text, hash_text);
}

static char *
dup_bundle (GError **error)
{
  g_autofree char *text = pos_demo_dup_bundle (error);
  g_autoptr (json_t) bundle = text ? pos_json_parse (text, -1, error) : NULL;
  json_t *record;
  gsize index;

  if (!bundle)
    return NULL;
  json_array_foreach (json_object_get (bundle, "records"), index, record)
  {
    const char *secret = json_string_value (json_object_get (record, "secret"));
    g_autofree char *form = secret ? hash (secret) : NULL;

    if (!form)
      continue;
    json_object_set_new (record, "secret_hash", json_string (form));
    json_object_del (record, "secret");
  }
  return pos_json_to_text (bundle);
}

static gboolean
fill (PosLocalStore *store, GError **error)
{
  PosImportReport report = {0};
  g_autofree char *bundle = dup_bundle (error);
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
