/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-printer.h — what every receipt printer can do.
 * Layer: devices.  Thread: main.  Drivers: pos-file-printer.h, pos-tcp-printer.h,
 * pos-sim-printer.h. Rules:  a driver prints one job at a time (POS_DEVICE_ERROR_BUSY) and never
 * retries: the queue in pos-spool.h does, and decides what becomes a COPY. Errors: UNREACHABLE
 * nothing left for the printer; PAPER, UNKNOWN some of it may be on paper; CANCELLED; BUSY. Source:
 * ecosystem.md §1.1; register.md D-6, D-7; field-lessons.md B7-01, B7-02. */
#pragma once
#include "devices/pos-receipt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  POS_PRINTER_READY,
  POS_PRINTER_PAPER_OUT,
  POS_PRINTER_OFFLINE,
} PosPrinterStatus;

#define POS_TYPE_PRINTER_STATUS (pos_printer_status_get_type ())
GType pos_printer_status_get_type (void);
/* "ready", "paper-out", "offline". */
const char *pos_printer_status_get_nick (PosPrinterStatus status);

#define POS_TYPE_PRINTER (pos_printer_get_type ())
G_DECLARE_INTERFACE (PosPrinter, pos_printer, POS, PRINTER, GObject)

/* Property of every driver: "status" (PosPrinterStatus, read-only, notified). */
struct _PosPrinterInterface {
  GTypeInterface parent;

  PosPrinterStatus (*get_status) (PosPrinter *self);
  void (*print_async) (PosPrinter *self,
                       PosReceipt *receipt,
                       guint copy,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
  gboolean (*print_finish) (PosPrinter *self, GAsyncResult *result, GError **error);
  void (*kick_async) (PosPrinter *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  gboolean (*kick_finish) (PosPrinter *self, GAsyncResult *result, GError **error);
};

PosPrinterStatus pos_printer_get_status (PosPrinter *self);

/* @copy: 0 the original, n prints "COPY n" on top. */
void pos_printer_print_async (PosPrinter *self,
                              PosReceipt *receipt,
                              guint copy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean pos_printer_print_finish (PosPrinter *self, GAsyncResult *result, GError **error);

/* The pulse that opens a drawer wired to the printer; works without paper. */
void pos_printer_kick_async (PosPrinter *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean pos_printer_kick_finish (PosPrinter *self, GAsyncResult *result, GError **error);

G_END_DECLS
