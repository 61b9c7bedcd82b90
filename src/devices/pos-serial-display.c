/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial-display.c — a 2 × 20 display on a serial line. */
#include "devices/pos-display.h"
#include "devices/pos-escpos-text.h"
#include "devices/pos-serial.h"

#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define COLUMNS 20

struct _PosSerialDisplay {
  GObject parent;

  /* owned */
  char *path;
  GBytes *next; /* what to show once the line is free; nullable */

  gboolean busy;
};

static void send_next (PosSerialDisplay *self);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSerialDisplay) self = data;
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  self->busy = FALSE;
  send_next (self);
}

/* The line is opened for each picture: a display that was unplugged comes back by itself. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSerialDisplay) self = data;
  g_autoptr (GBytes) bytes = g_steal_pointer (&self->next);
  int fd = pos_serial_open_finish (result, NULL);
  if (fd < 0) {
    self->busy = FALSE;
    return;
  }
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, TRUE);
  gsize size = 0;
  const void *picture = g_bytes_get_data (bytes, &size);
  g_object_set_data_full (
      G_OBJECT (stream), "picture", g_steal_pointer (&bytes), (GDestroyNotify)g_bytes_unref);
  g_output_stream_write_all_async (
      stream, picture, size, G_PRIORITY_DEFAULT, NULL, written_cb, g_steal_pointer (&self));
}

static void
send_next (PosSerialDisplay *self)
{
  if (self->busy || self->next == NULL)
    return;
  self->busy = TRUE;
  pos_serial_open_async (self->path, NULL, opened_cb, g_object_ref (self));
}

static void
append_line (GByteArray *bytes, const char *text)
{
  g_autoptr (GByteArray) line = pos_cp858_encode (text);
  guint length = line ? MIN (line->len, COLUMNS) : 0;
  if (length > 0)
    g_byte_array_append (bytes, line->data, length);
  for (; length < COLUMNS; length++)
    g_byte_array_append (bytes, (const guint8 *)" ", 1);
}

/* Reset, code page 858, then two full lines: the cursor wraps from the first into the second. */
static void
serial_display_show (PosDisplay *display, const char *top, const char *bottom)
{
  PosSerialDisplay *self = POS_SERIAL_DISPLAY (display);
  static const guint8 start[] = {0x1B, 0x40, 0x1B, 0x74, 19, 0x0C};
  GByteArray *bytes = g_byte_array_new ();
  g_byte_array_append (bytes, start, sizeof start);
  append_line (bytes, top);
  append_line (bytes, bottom);
  g_clear_pointer (&self->next, g_bytes_unref);
  self->next = g_byte_array_free_to_bytes (bytes);
  send_next (self);
}

static void
serial_display_iface_init (PosDisplayInterface *iface)
{
  iface->show = serial_display_show;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSerialDisplay,
                               pos_serial_display,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_DISPLAY, serial_display_iface_init))

static void
pos_serial_display_finalize (GObject *object)
{
  PosSerialDisplay *self = POS_SERIAL_DISPLAY (object);
  g_free (self->path);
  g_clear_pointer (&self->next, g_bytes_unref);
  G_OBJECT_CLASS (pos_serial_display_parent_class)->finalize (object);
}

static void
pos_serial_display_class_init (PosSerialDisplayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_serial_display_finalize;
}

static void
pos_serial_display_init (PosSerialDisplay *self)
{
}

PosDisplay *
pos_serial_display_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  PosSerialDisplay *self = g_object_new (POS_TYPE_SERIAL_DISPLAY, NULL);
  self->path = g_strdup (path);
  return POS_DISPLAY (self);
}

gboolean
pos_serial_display_is_there (PosDisplay *display)
{
  g_return_val_if_fail (POS_IS_SERIAL_DISPLAY (display), FALSE);
  return g_access (POS_SERIAL_DISPLAY (display)->path, W_OK) == 0;
}
