/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serial.h — opening a serial device without waiting for it.
 * Layer: devices.  Thread: main; opens on a worker. */
#pragma once
#include "devices/pos-display.h"
#include "devices/pos-scanner.h"

/* 9600 baud, 8N1, raw (USB devices ignore the speed); other files, such as pipes, just open. */
void pos_serial_open_async (const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* Returns: a descriptor the caller closes, or -1. */
int pos_serial_open_finish (GAsyncResult *result, GError **error);

/* Whether the line to it is open; whether it is plugged in, which is only opened to be written to.
 */
gboolean pos_serial_scanner_is_open (PosScanner *scanner);
gboolean pos_serial_display_is_there (PosDisplay *display);
