/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-devices.h — the set of devices a register owns.
 * Layer: devices.  Thread: main.
 * Shape:  <directory>/queue (pos-spool.h), <directory>/printed (file printer),
 * <directory>/terminal. Source: register.md §9. */
#pragma once
#include "base/pos-context.h"
#include "devices/pos-display.h"
#include "devices/pos-drawer.h"
#include "devices/pos-printer.h"
#include "devices/pos-scanner.h"
#include "devices/pos-sim-printer.h"
#include "devices/pos-sim-terminal.h"
#include "devices/pos-spool.h"
#include "devices/pos-terminal.h"

G_BEGIN_DECLS

typedef struct {
  gboolean simulate;           /* simulators for all; receipts also land in printed/ as files */
  gboolean draws;              /* these files are drawn, too: PDF and PNG */
  const char *directory;       /* where queue, files and the terminal's journal live */
  const char *printer_address; /* (nullable): "host[:9100]"; %NULL prints to files */
  const char *scanner_path;    /* (nullable): a serial scanner, "/dev/ttyACM0" */
  const char *display_path;    /* (nullable): a serial customer display */
  gboolean no_terminal;        /* no card is taken; else the simulated terminal takes it */
} PosDevicesOptions;

#define POS_TYPE_DEVICES (pos_devices_get_type ())
G_DECLARE_FINAL_TYPE (PosDevices, pos_devices, POS, DEVICES, GObject)

/* Properties for the status pills, read-only and notified: "printer-status" (PosPrinterStatus),
 * "terminal-status" (PosTerminalStatus), "drawer-state" (PosDrawerState), "pending-receipts"
 * (guint).  @options is only read during the call. */
PosDevices *pos_devices_new (PosContext *context, const PosDevicesOptions *options);

/* All borrowed. */
PosPrinter *pos_devices_get_printer (PosDevices *self);
PosSpool *pos_devices_get_spool (PosDevices *self);
PosDrawer *pos_devices_get_drawer (PosDevices *self);
PosTerminal *pos_devices_get_terminal (PosDevices *self);
PosScanner *pos_devices_get_scanner (PosDevices *self);
PosDisplay *pos_devices_get_display (PosDevices *self);

/* The same as simulators; %NULL when the device is real. */
PosSimPrinter *pos_devices_get_sim_printer (PosDevices *self);
PosSimTerminal *pos_devices_get_sim_terminal (PosDevices *self);
PosSimDrawer *pos_devices_get_sim_drawer (PosDevices *self);
PosSimScanner *pos_devices_get_sim_scanner (PosDevices *self);

/* Through the spool: see pos_spool_submit_async(), whose spool is the callback's source. */
void pos_devices_print_async (PosDevices *self,
                              PosReceipt *receipt,
                              guint copy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean
pos_devices_print_finish (PosDevices *self, GAsyncResult *result, guint64 *number, GError **error);

G_END_DECLS
