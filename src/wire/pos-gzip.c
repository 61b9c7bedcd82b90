/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gzip.c — GLib's converters, with an end to what they may write. */
#include "wire/pos-gzip.h"

/* Level 6 takes two and a half times as long for a seventh less. */
#define LEVEL 1
/* Bytes of output at a time. */
#define STEP (64 * 1024)
/* So many bytes are packed in less than a millisecond. */
#define AT_ONCE (64 * 1024)

/* Returns: whether all went through; how much of @bytes that was is in @read. */
static gboolean
convert (
    GConverter *converter, GBytes *bytes, gsize most, GByteArray *out, gsize *read, GError **error)
{
  gsize size, taken, written;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GConverterResult result = G_CONVERTER_CONVERTED;

  *read = 0;
  while (result != G_CONVERTER_FINISHED) {
    guint used = out->len;

    g_byte_array_set_size (out, used + STEP);
    result = g_converter_convert (converter,
                                  data + *read,
                                  size - *read,
                                  out->data + used,
                                  STEP,
                                  G_CONVERTER_INPUT_AT_END,
                                  &taken,
                                  &written,
                                  error);
    if (result == G_CONVERTER_ERROR)
      return FALSE;
    g_byte_array_set_size (out, used + (guint)written);
    *read += taken;
    if (out->len > most) {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_MESSAGE_TOO_LARGE,
                   "More than %" G_GSIZE_FORMAT " bytes unpacked",
                   most);
      return FALSE;
    }
  }
  return TRUE;
}

GBytes *
pos_gzip_pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize read;

  return convert (G_CONVERTER (compressor), bytes, G_MAXUINT / 2, out, &read, NULL)
             ? g_byte_array_free_to_bytes (g_steal_pointer (&out))
             : NULL;
}

static void
pack_in_thread (GTask *task, gpointer source, gpointer bytes, GCancellable *cancellable)
{
  g_task_return_pointer (task, pos_gzip_pack (bytes), (GDestroyNotify)g_bytes_unref);
}

void
pos_gzip_pack_async (GBytes *bytes, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, pos_gzip_pack_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  if (g_bytes_get_size (bytes) <= AT_ONCE)
    pack_in_thread (task, NULL, bytes, NULL);
  else
    g_task_run_in_thread (task, pack_in_thread);
}

GBytes *
pos_gzip_pack_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GBytes *
pos_gzip_unpack (GBytes *bytes, gsize most, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) failure = NULL;
  gsize read;

  if (!convert (G_CONVERTER (decompressor), bytes, most, out, &read, &failure)) {
    if (failure->code == G_IO_ERROR_MESSAGE_TOO_LARGE)
      g_propagate_error (error, g_steal_pointer (&failure));
    else
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", failure->message);
    return NULL;
  }
  if (read < g_bytes_get_size (bytes)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Something follows its end");
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
