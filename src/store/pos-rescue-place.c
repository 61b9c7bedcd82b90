/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue-place.c — a new register, and below it a copy of the damaged one that can be opened.
 */
#include "base/pos-error.h"
#include "db/pos-db-graft.h"
#include "store/pos-device-key.h"
#include "store/pos-rescue-private.h"

#include <glib/gstdio.h>

#define DATABASE "register.db"
#define LOG DATABASE "-wal"
#define COPY "damaged"

static gboolean
fail (GError **error, const GError *why)
{
  return pos_set_error (error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s", why->message);
}

static gboolean
is_there (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
copy_file (const char *from, const char *to, const char *name, GError **error)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autoptr (GFile) read = g_file_new_for_path (source), written = g_file_new_for_path (target);
  g_autoptr (GError) failure = NULL;

  return g_file_copy (
             read, written, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &failure) ||
         fail (error, failure);
}

static gboolean
is_new (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  return directory ? g_dir_read_name (directory) == NULL : !is_there (folder, ".");
}

/* Without its key nothing but messages and the journal proves itself; any key will do then. */
static gboolean
copy_all (PosRescuePlace *self, const char *damaged, const char *folder, GError **error)
{
  gboolean key = is_there (damaged, POS_DEVICE_KEY_FILE);

  if (g_mkdir (self->copy, 0700) != 0)
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s cannot be made", self->copy);
  return copy_file (damaged, self->copy, DATABASE, error) &&
         (!is_there (damaged, LOG) || copy_file (damaged, self->copy, LOG, error)) &&
         copy_file (key ? damaged : folder, self->copy, POS_DEVICE_KEY_FILE, error);
}

/* First as it is, for its own head may be whole; then with that of a new one. */
static gboolean
open_copy (PosRescuePlace *self, const char *healthy, PosContext *context, GError **error)
{
  const PosDbOptions options = {.beside = TRUE, .n_readers = 1};
  g_autofree char *path = g_build_filename (self->copy, DATABASE, NULL);
  g_autoptr (GError) failure = NULL;

  for (gboolean tables = FALSE; !self->from && tables <= TRUE; tables++) {
    g_clear_error (&failure);
    if (!pos_db_graft (path, healthy, tables, error))
      return FALSE;
    self->from = pos_local_store_open_with (self->copy, context, &options, &failure);
  }
  return self->from || pos_set_error (error,
                                      POS_DB_ERROR,
                                      POS_DB_ERROR_CORRUPT,
                                      NULL,
                                      "Nothing can be read any more: %s",
                                      failure->message);
}

/* The new one is closed for a moment, so that its file is whole. */
static gboolean
make_new (const char *folder, PosContext *context, GError **error)
{
  g_autoptr (PosLocalStore) made = pos_local_store_open (folder, context, error);

  return made && pos_local_store_close (made, error);
}

gboolean
pos_rescue_place_open (PosRescuePlace *self,
                       const char *damaged,
                       const char *folder,
                       PosContext *context,
                       GError **error)
{
  g_autofree char *healthy = g_build_filename (folder, DATABASE, NULL);

  if (!is_there (damaged, DATABASE))
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_NOT_FOUND,
                          NULL,
                          "There is no %s in %s",
                          DATABASE,
                          damaged);
  if (!is_new (folder))
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_MISUSE, NULL, "%s is there already", folder);
  if (!make_new (folder, context, error))
    return FALSE;
  self->copy = g_build_filename (folder, COPY, NULL);
  if (!copy_all (self, damaged, folder, error) || !open_copy (self, healthy, context, error))
    return FALSE;
  self->to = pos_local_store_open (folder, context, error);
  return self->to != NULL;
}

void
pos_rescue_place_clear (PosRescuePlace *self)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  g_clear_object (&self->from);
  g_clear_object (&self->to);
  directory = self->copy ? g_dir_open (self->copy, 0, NULL) : NULL;
  while (directory && (name = g_dir_read_name (directory))) {
    g_autofree char *path = g_build_filename (self->copy, name, NULL);
    g_unlink (path);
  }
  if (self->copy)
    g_rmdir (self->copy);
  g_clear_pointer (&self->copy, g_free);
}
