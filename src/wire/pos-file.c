/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-file.c — see the header. */
#include "wire/pos-file.h"

#include "base/pos-error.h"

#include <errno.h>
#include <stdio.h>

#define CHUNK 65536

static gboolean
read_all (FILE *file, gsize limit, GByteArray *bytes)
{
  guint8 chunk[CHUNK];
  gsize n;

  while ((n = fread (chunk, 1, sizeof chunk, file)) > 0) {
    if (n > limit - bytes->len)
      return FALSE;
    g_byte_array_append (bytes, chunk, (guint)n);
  }
  return TRUE;
}

static gboolean
fail (const char *path, int number, GError **error)
{
  g_set_error (error,
               G_FILE_ERROR,
               g_file_error_from_errno (number),
               "%s cannot be read: %s",
               path,
               g_strerror (number));
  return FALSE;
}

gboolean
pos_file_read (const char *path, gsize limit, char **text, gsize *size, GError **error)
{
  FILE *file = fopen (path, "rbe");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean fits;
  int number;

  if (!file)
    return fail (path, errno, error);
  fits = read_all (file, limit, bytes);
  number = ferror (file) ? errno : 0;
  fclose (file);
  if (number)
    return fail (path, number, error);
  if (!fits)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          NULL,
                          "%s is larger than %" G_GSIZE_FORMAT " MiB",
                          path,
                          limit / 1024 / 1024);
  *size = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  *text = (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  return TRUE;
}
