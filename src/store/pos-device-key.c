/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-device-key.c — the key file. */
#include "store/pos-device-key.h"

#include "base/pos-error.h"

#include <string.h>

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

gboolean
pos_device_key_load (const char *directory,
                     PosContext *context,
                     gboolean may_create,
                     guint8 key[POS_DEVICE_KEY_BYTES],
                     GError **error)
{
  g_autofree char *path = g_build_filename (directory, POS_DEVICE_KEY_FILE, NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) local_error = NULL;

  if (g_file_get_contents (path, &bytes, &size, &local_error)) {
    if (size != POS_DEVICE_KEY_BYTES)
      return pos_set_error (
          error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT, NULL, "%s is not a device key", path);
    memcpy (key, bytes, POS_DEVICE_KEY_BYTES);
    return TRUE;
  }
  if (!g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "No device key: %s", local_error->message);
  if (!may_create)
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_CORRUPT,
                          NULL,
                          "%s is missing: the orders beside it were sealed with it",
                          path);
  return create (path, context, key, error);
}
