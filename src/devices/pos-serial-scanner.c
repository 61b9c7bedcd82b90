/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial-scanner.c — lines from a serial device. */
#include "devices/pos-scanner.h"
#include "devices/pos-serial.h"

#include <gio/gunixinputstream.h>
#include <string.h>

#define REOPEN_SECONDS 5
#define LONGEST_LINE 4096

struct _PosSerialScanner {
  GObject parent;

  /* owned */
  char *path;
  GCancellable *cancellable;
  GInputStream *stream;
  GString *line;
  char buffer[256];

  guint reopen_id;
};

static void
serial_scanner_iface_init (PosScannerInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSerialScanner,
                               pos_serial_scanner,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_SCANNER, serial_scanner_iface_init))

static void open_device (PosSerialScanner *self);
static void read_more (PosSerialScanner *self);

static gboolean
reopen_cb (gpointer data)
{
  PosSerialScanner *self = data;
  self->reopen_id = 0;
  open_device (self);
  return G_SOURCE_REMOVE;
}

static void
reopen_later (PosSerialScanner *self)
{
  g_clear_object (&self->stream);
  g_string_truncate (self->line, 0);
  self->reopen_id = g_timeout_add_seconds (REOPEN_SECONDS, reopen_cb, self);
}

static void
take_bytes (PosSerialScanner *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] != '\r' && bytes[i] != '\n') {
      if (bytes[i] != '\0' && self->line->len < LONGEST_LINE)
        g_string_append_c (self->line, bytes[i]);
      continue;
    }
    g_autofree char *line = g_strdup (self->line->str);
    g_string_truncate (self->line, 0);
    pos_scanner_take_line (POS_SCANNER (self), line);
  }
}

/* Once cancelled the object may be gone: look at the error first. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autoptr (PosSerialScanner) self = g_object_ref (data);
  if (length <= 0) {
    reopen_later (self);
    return;
  }
  take_bytes (self, self->buffer, (gsize)length);
  if (!g_cancellable_is_cancelled (self->cancellable))
    read_more (self);
}

static void
read_more (PosSerialScanner *self)
{
  g_input_stream_read_async (self->stream,
                             self->buffer,
                             sizeof self->buffer,
                             G_PRIORITY_DEFAULT,
                             self->cancellable,
                             read_cb,
                             self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  int fd = pos_serial_open_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  PosSerialScanner *self = data;
  if (fd < 0) {
    reopen_later (self);
    return;
  }
  self->stream = g_unix_input_stream_new (fd, TRUE);
  read_more (self);
}

static void
open_device (PosSerialScanner *self)
{
  pos_serial_open_async (self->path, self->cancellable, opened_cb, self);
}

static void
pos_serial_scanner_dispose (GObject *object)
{
  PosSerialScanner *self = POS_SERIAL_SCANNER (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reopen_id, g_source_remove);
  g_clear_object (&self->stream);
  G_OBJECT_CLASS (pos_serial_scanner_parent_class)->dispose (object);
}

static void
pos_serial_scanner_finalize (GObject *object)
{
  PosSerialScanner *self = POS_SERIAL_SCANNER (object);
  g_free (self->path);
  g_object_unref (self->cancellable);
  g_string_free (self->line, TRUE);
  G_OBJECT_CLASS (pos_serial_scanner_parent_class)->finalize (object);
}

static void
pos_serial_scanner_class_init (PosSerialScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_serial_scanner_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_serial_scanner_finalize;
}

static void
pos_serial_scanner_init (PosSerialScanner *self)
{
  self->cancellable = g_cancellable_new ();
  self->line = g_string_new (NULL);
}

PosScanner *
pos_serial_scanner_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  PosSerialScanner *self = g_object_new (POS_TYPE_SERIAL_SCANNER, NULL);
  self->path = g_strdup (path);
  open_device (self);
  return POS_SCANNER (self);
}

gboolean
pos_serial_scanner_is_open (PosScanner *scanner)
{
  g_return_val_if_fail (POS_IS_SERIAL_SCANNER (scanner), FALSE);
  return POS_SERIAL_SCANNER (scanner)->stream != NULL;
}
