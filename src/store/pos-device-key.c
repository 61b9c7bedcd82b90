/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-device-key.c — the key file. */
#include "store/pos-device-key.h"

#include "base/pos-digest.h"
#include "base/pos-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define NEW_FILE POS_DEVICE_KEY_FILE ".new"

static gboolean
create (const char *path, PosContext *context, guint8 key[POS_DEVICE_KEY_BYTES], GError **error)
{
  g_autoptr (GError) local_error = NULL;

  pos_context_fill_random (context, key, POS_DEVICE_KEY_BYTES);
  if (g_file_set_contents_full (path,
                                (const char *)key,
                                POS_DEVICE_KEY_BYTES,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &local_error))
    return TRUE;
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "No device key: %s", local_error->message);
}

/* @missing: (out): there is no such file, which is no error yet */
static gboolean
load (const char *path, guint8 key[POS_DEVICE_KEY_BYTES], gboolean *missing, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) local_error = NULL;

  *missing = FALSE;
  if (g_file_get_contents (path, &bytes, &size, &local_error)) {
    if (size != POS_DEVICE_KEY_BYTES)
      return pos_set_error (
          error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT, NULL, "%s is not a device key", path);
    memcpy (key, bytes, POS_DEVICE_KEY_BYTES);
    explicit_bzero (bytes, size);
    return TRUE;
  }
  *missing = g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  if (*missing)
    return FALSE;
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "No device key: %s", local_error->message);
}

gboolean
pos_device_key_is_there (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, POS_DEVICE_KEY_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
pos_device_key_load (const char *directory,
                     PosContext *context,
                     gboolean may_create,
                     guint8 key[POS_DEVICE_KEY_BYTES],
                     GError **error)
{
  g_autofree char *path = g_build_filename (directory, POS_DEVICE_KEY_FILE, NULL);
  g_autofree char *new_path = g_build_filename (directory, NEW_FILE, NULL);
  gboolean missing;

  if (load (path, key, &missing, error))
    return TRUE;
  if (!missing)
    return FALSE;
  /* A first start that did not come to its end. */
  if (load (new_path, key, &missing, error))
    return TRUE;
  if (!missing)
    return FALSE;
  if (!may_create)
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_CORRUPT,
                          NULL,
                          "%s is missing: the orders beside it were sealed with it",
                          path);
  return create (new_path, context, key, error);
}

static gboolean
sync_folder (const char *directory)
{
  int fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

gboolean
pos_device_key_keep (const char *directory, guint8 key[POS_DEVICE_KEY_BYTES], GError **error)
{
  g_autofree char *path = g_build_filename (directory, POS_DEVICE_KEY_FILE, NULL);
  g_autofree char *new_path = g_build_filename (directory, NEW_FILE, NULL);
  gboolean missing;

  if (pos_device_key_is_there (directory))
    return load (path, key, &missing, error);
  if (load (new_path, key, &missing, error) && g_rename (new_path, path) == 0 &&
      sync_folder (directory))
    return TRUE;
  g_clear_error (error);
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "The device key cannot be kept as %s", path);
}

#define NAME_CHARACTERS 16

char *
pos_device_key_name (const guint8 key[POS_DEVICE_KEY_BYTES])
{
  static const char PURPOSE[] = "which key this is";
  const PosDigest digest = pos_digest_blake2b (PURPOSE, sizeof PURPOSE, key);
  char *text = pos_digest_to_text (&digest);

  text[NAME_CHARACTERS] = '\0';
  return text;
}
