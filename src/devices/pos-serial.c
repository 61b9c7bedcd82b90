/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial.c — opening a serial device. */
#include "devices/pos-serial.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <termios.h>
#include <unistd.h>

static void
make_raw (int fd)
{
  struct termios settings;
  if (tcgetattr (fd, &settings) != 0)
    return;
  cfmakeraw (&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  cfsetspeed (&settings, B9600);
  tcsetattr (fd, TCSANOW, &settings);
}

static void
close_result (gpointer data)
{
  close (GPOINTER_TO_INT (data) - 1);
}

static void
open_worker (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  int fd = g_open (path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0) {
    int code = errno;
    g_task_return_new_error (
        task, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));
    return;
  }
  make_raw (fd);
  g_task_return_pointer (task, GINT_TO_POINTER (fd + 1), close_result);
}

void
pos_serial_open_async (const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pos_serial_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_worker);
}

int
pos_serial_open_finish (GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error)) - 1;
}
