/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial.h — opening a serial device without waiting for it.
 * Layer: devices.  Thread: main; opens on a worker. */
#pragma once
#include <gio/gio.h>

/* 9600 baud, 8N1, raw (USB devices ignore the speed); other files, such as pipes, just open. */
void pos_serial_open_async (const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* Returns: a descriptor the caller closes, or -1. */
int pos_serial_open_finish (GAsyncResult *result, GError **error);
